"""Tells a mistake in a statement from tables that are no longer as they were made."""

import sqlite3
from contextlib import closing
from pathlib import Path

from tui.archive import migrations
from tui.archive.connection import connect_reader
from tui.archive.failures import SENTENCES, result_code
from tui.model.errors import ArchiveError

_DECLARED = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"


def explain_missing(file: Path, error: sqlite3.Error) -> None:
    """Raise ``ArchiveError`` where a statement failed because the file declares other tables than it should.

    A flipped bit in the name of a column is nothing that SQLite takes for damage.
    """
    if result_code(error) == sqlite3.SQLITE_ERROR and _are_altered(file):
        raise ArchiveError(SENTENCES[sqlite3.SQLITE_CORRUPT].format(file=file)) from error


def _are_altered(file: Path) -> bool:
    with closing(connect_reader(file)) as found, closing(sqlite3.connect(":memory:")) as made:
        version = migrations.schema_version(found)
        for target, script in migrations.migrations().items():
            if target <= version:
                made.executescript(script.read_text(encoding="utf-8"))
        return found.execute(_DECLARED).fetchall() != made.execute(_DECLARED).fetchall()
