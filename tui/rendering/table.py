"""A table at a width: columns side by side where they fit, else each row as a list of its cells."""

from collections.abc import Sequence
from itertools import zip_longest

from tui.rendering.blocks import Alignment, Table
from tui.rendering.inline import parse_inline
from tui.rendering.line import EMPTY, Line, Piece, Role, Roles, blanks, drawn, line_width, trim
from tui.rendering.symbols import Symbols
from tui.rendering.wrap import wrap

NARROWEST_COLUMN = 6
_UNLIMITED = 1_000_000
_BETWEEN = 3  # a blank, the rule, a blank

Cell = list[Piece]


def lay_out_table(table: Table, width: int, roles: Roles, symbols: Symbols) -> list[Line]:
    """Draw head, rule and rows in at most ``width`` cells.

    Columns take what their content needs; where that is too much the widest ones wrap, and where a column
    would come below ``NARROWEST_COLUMN`` cells each row becomes lines of ``head: cell``.
    """
    head = [parse_inline(cell, (*roles, Role.TABLE_HEAD), symbols) for cell in table.head]
    rows = [[parse_inline(cell, roles, symbols) for cell in row] for row in table.rows]
    widths = _column_widths([head, *rows], width - _BETWEEN * (len(head) - 1))
    if widths is None:
        return _as_list(head, rows, width, symbols)
    lines = _row(head, widths, table.alignments, symbols) if any(head) else []
    lines.append(_head_rule(widths, symbols))
    for row in rows:
        lines += _row(row, widths, table.alignments, symbols)
    return lines


def _column_widths(rows: Sequence[Sequence[Cell]], room: int) -> list[int] | None:
    """Share ``room`` cells among the columns, ``None`` where it is too little for them."""
    natural = [max(1, *(_natural_width(cell) for cell in column)) for column in zip(*rows, strict=True)]
    if sum(min(cells, NARROWEST_COLUMN) for cells in natural) > room:
        return None
    return share(natural, room)


def share(wanted: Sequence[int], room: int) -> list[int]:
    """Give each what it wants up to an equal share of what the more modest ones leave."""
    given = [0] * len(wanted)
    order = sorted(range(len(wanted)), key=lambda column: wanted[column])
    for place, column in enumerate(order):
        given[column] = min(wanted[column], room // (len(order) - place))
        room -= given[column]
    return given


def _natural_width(cell: Cell) -> int:
    return max(line_width(line) for line in wrap(cell, _UNLIMITED))


def _row(
    cells: Sequence[Cell], widths: Sequence[int], alignments: Sequence[Alignment], symbols: Symbols
) -> list[Line]:
    wrapped = [wrap(cell, width) for cell, width in zip(cells, widths, strict=True)]
    between = drawn(f" {symbols.table_column} ", Role.TABLE_RULE)
    lines: list[Line] = []
    for parts in zip_longest(*wrapped, fillvalue=EMPTY):
        line: list[Piece] = []
        for part, width, alignment in zip(parts, widths, alignments, strict=True):
            line += [between, *_aligned(part, width, alignment)]
        lines.append(trim(line[1:]))
    return lines


def _aligned(line: Line, width: int, alignment: Alignment) -> Line:
    room = width - line_width(line)
    before = {Alignment.LEFT: 0, Alignment.CENTRE: room // 2, Alignment.RIGHT: room}[alignment]
    return (*blanks(before), *line, *blanks(room - before))


def _head_rule(widths: Sequence[int], symbols: Symbols) -> Line:
    cross = f"{symbols.rule}{symbols.table_cross}{symbols.rule}"
    return (drawn(cross.join(symbols.rule * width for width in widths), Role.TABLE_RULE),)


def _as_list(
    head: Sequence[Cell], rows: Sequence[Sequence[Cell]], width: int, symbols: Symbols
) -> list[Line]:
    """Draw each row as lines of ``head: cell`` without its empty cells, and a short rule between rows."""
    lines: list[Line] = []
    for row in rows or [[[] for _ in head]]:
        if lines:
            lines.append((drawn(symbols.rule * min(width, NARROWEST_COLUMN), Role.TABLE_RULE),))
        for name, cell in zip(head, row, strict=True):
            if cell or not rows:
                named = [*name, drawn(": ", Role.TABLE_HEAD)] if name else []
                lines += wrap([*named, *cell], width)
    return lines
