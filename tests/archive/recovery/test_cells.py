"""Rows are read from a file as SQLite reads them, and nothing in a page can make that fail."""

import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tui.archive.recovery.cells import Value, cells, children
from tui.archive.recovery.page_file import PageFile

PAGE = 512
VALUES = (
    st.none()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False)
    | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)
    | st.binary(max_size=30)
    | st.integers(0, 3000).map("k".__mul__)
)
ROWS = st.lists(st.tuples(VALUES, VALUES), max_size=12)


@contextmanager
def pages_of(
    statement: str, rows: Sequence[tuple[object, ...]]
) -> Iterator[tuple[PageFile, sqlite3.Connection]]:
    """Make a file of small pages with one table that holds these rows."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "table.db"
        with closing(sqlite3.connect(file)) as connection:
            connection.execute(f"PRAGMA page_size = {PAGE}")
            connection.execute(statement)
            connection.executemany("INSERT INTO t VALUES (?, ?, ?)", rows)
            connection.commit()
            with closing(PageFile(file)) as pages:
                yield pages, connection


def read(pages: PageFile) -> list[tuple[Value, ...]]:
    """Read the table, which begins in page 2."""
    waiting, found = [2], list[tuple[Value, ...]]()
    while waiting:
        number = waiting.pop()
        found += [(cell.row_id, *cell.values) for cell in cells(pages, number)]
        waiting += children(pages, number)
    return found


@settings(deadline=None, max_examples=25)
@given(ROWS)
def test_the_rows_of_a_table_are_those_that_sqlite_reads(rows: list[tuple[object, object]]) -> None:
    numbered = [(7 * number - 20, *row) for number, row in enumerate(rows)]
    with pages_of("CREATE TABLE t (id INTEGER PRIMARY KEY, a, b)", numbered) as (pages, connection):
        expected = connection.execute("SELECT id, NULL, a, b FROM t").fetchall()
        assert sorted(read(pages), key=repr) == sorted(expected, key=repr)


@settings(deadline=None, max_examples=25)
@given(ROWS)
def test_so_are_those_of_a_table_without_row_ids(rows: list[tuple[object, object]]) -> None:
    numbered = [(number, *row) for number, row in enumerate(rows)]
    with pages_of("CREATE TABLE t (id, a, b, PRIMARY KEY (id)) WITHOUT ROWID", numbered) as (
        pages,
        connection,
    ):
        expected = connection.execute("SELECT NULL, id, a, b FROM t").fetchall()
        assert sorted(read(pages), key=repr) == sorted(expected, key=repr)


@settings(deadline=None, max_examples=40)
@given(st.sampled_from([2, 5, 10, 13]), st.binary(max_size=3 * PAGE), st.integers(0, 60))
def test_whatever_lies_in_a_page_is_rows_or_none(kind: int, content: bytes, count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "noise.db"
        header = bytes([kind, 0, 0, 0, count, 0, 0, 0])
        file.write_bytes(b"\0" * 16 + b"\x02\x00" + b"\0" * (PAGE - 18) + header + content)
        with closing(PageFile(file)) as pages:
            assert pages.size == PAGE
            for number in range(pages.count + 2):
                found = list(cells(pages, number))
                assert len(found) <= PAGE // 2
                assert all(isinstance(page, int) for page in children(pages, number))
