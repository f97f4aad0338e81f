"""Which table a row belongs to."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tui.archive.connection import Connection
from tui.archive.recovery.cells import Cell, Value

Row = tuple[Value, ...]

TYPES: dict[str, type] = {"INTEGER": int, "TEXT": str, "BLOB": bytes}
DERIVED = ("spellings",)
"""Tables that are made anew from the others."""
LAST = "gone"
"""Its rows are noted as changes, which must not come before the changes of which the reader knows already."""
GREATEST = 1 << 48
"""No archive comes to such a number: one bit of it was turned, and no new number would be left behind it."""
LOOKS_LIKE: dict[str, Callable[[Row], bool]] = {
    "marks": lambda row: ":" not in str(row[1]),
    "chosen_parents": lambda row: ":" in str(row[1]),
    "gone": lambda row: row[1] in ("post", "comment"),
    # Those of an index of names look the same, and wrong ones would make two people one.
    "merged_names": lambda _: False,
}
"""Tells tables apart whose rows, or those of whose indexes, have the same columns as others."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table as rows must fit it."""

    name: str
    type: type
    may_be_null: bool


@dataclass(frozen=True, slots=True)
class Shape:
    """A table whose rows are recovered."""

    table: str
    columns: tuple[Column, ...]
    """In the order in which they lie in a row: those of the primary key first where there is no row id."""
    has_row_id: bool
    is_numbered: bool
    """Whether the first column is another name of the row id, which then lies in no row."""

    def fitted(self, cell: Cell) -> Row | None:
        """Give the values of a row, as many as the table had at its time, ``None`` for no row of it."""
        if (cell.row_id is not None) != self.has_row_id or len(cell.values) > len(self.columns):
            return None
        values = cell.values
        if self.is_numbered:
            if values[0] is not None or not 0 < (cell.row_id or 0) < GREATEST:
                return None
            values = (cell.row_id, *values[1:])
        return values if all(map(_fits, self.columns, values)) else None


def shapes(connection: Connection) -> list[Shape]:
    """Give the tables of a new archive in the order in which their rows are to be put in."""
    rows = connection.execute("SELECT name, type, wr FROM pragma_table_list WHERE schema = 'main'").fetchall()
    found = [
        _shape(connection, name, has_row_id=not without)
        for name, kind, without in rows
        if kind == "table" and not name.startswith("sqlite_") and name not in DERIVED
    ]
    return sorted(found, key=lambda shape: shape.table == LAST)


def likely_shape(known: Sequence[Shape], cell: Cell) -> tuple[Shape, Row] | None:
    """Choose the table of a row that lies in a page of which no tree tells."""
    for shape in known:
        row = shape.fitted(cell) if len(cell.values) == len(shape.columns) else None
        if row is not None and LOOKS_LIKE.get(shape.table, bool)(row):
            return shape, row
    return None


def _shape(connection: Connection, table: str, *, has_row_id: bool) -> Shape:
    rows = connection.execute(
        'SELECT name, type, "notnull", pk FROM pragma_table_info(?) ORDER BY cid', (table,)
    ).fetchall()
    is_numbered = has_row_id and bool(rows[0][3])
    if not has_row_id:
        rows.sort(key=lambda row: (not row[3], row[3]))
    columns = tuple(Column(name, TYPES[kind], not (filled or key)) for name, kind, filled, key in rows)
    return Shape(table, columns, has_row_id, is_numbered)


def _fits(column: Column, value: Value) -> bool:
    return column.may_be_null if value is None else isinstance(value, column.type)
