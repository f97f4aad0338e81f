"""What SQLite reports and a reader can do something about, as sentences."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

from tui.model.errors import ArchiveError

BUSY = "The archive {file} is in use by another program; try again when it has finished."
DAMAGED = (
    "The archive {file} is damaged; put a backup in its place,"
    " or save what can be read with vowe-tui doctor --recover FILE."
)
SENTENCES = {
    sqlite3.SQLITE_PERM: "The archive {file} may not be opened; look at its permissions.",
    sqlite3.SQLITE_BUSY: BUSY,
    sqlite3.SQLITE_LOCKED: BUSY,
    sqlite3.SQLITE_READONLY: "The archive {file} can only be read; look at its and its folder's permissions.",
    sqlite3.SQLITE_IOERR: "The disk failed while the archive {file} was used; look at the disk.",
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_FULL: "The disk has no room left for the archive {file}; make room and try again.",
    sqlite3.SQLITE_CANTOPEN: "The archive {file} cannot be opened; look at its and its folder's permissions.",
    sqlite3.SQLITE_NOTADB: "{file} is another kind of file, not an archive; name another with --archive.",
}
"""By primary result code; every other code is a mistake in a statement and stays what it is."""

_NO_TEXT = "Could not decode to UTF-8"
"""Begins what Python, not SQLite, says of a column."""

Columns = ParamSpec("Columns")
Record = TypeVar("Record")


@contextmanager
def explained(file: Path) -> Iterator[None]:
    """Turn what the world did to the archive into ``ArchiveError`` and let mistakes through."""
    try:
        yield
    except sqlite3.Error as error:
        sentence = SENTENCES.get(result_code(error))
        if sentence is None:
            raise
        raise ArchiveError(sentence.format(file=file)) from error


def result_code(error: sqlite3.Error) -> int:
    """Give the primary result code, -1 where the error did not come from SQLite itself.

    Text that is no UTF-8, which this program never stores, counts as corrupt.
    """
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return sqlite3.SQLITE_CORRUPT if str(error).startswith(_NO_TEXT) else -1
    return int(code) & 0xFF


def legible(read: Callable[Columns, Record]) -> Callable[Columns, Record]:
    """Let a function that reads columns raise ``ArchiveError`` for values that this program never stores."""

    @wraps(read)
    def read_or_explain(*columns: Columns.args, **named: Columns.kwargs) -> Record:
        try:
            return read(*columns, **named)
        except (TypeError, ValueError) as error:
            raise ArchiveError(
                "The archive holds a record that is damaged; vowe-tui doctor says which."
            ) from error

    return read_or_explain
