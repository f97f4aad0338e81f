"""Connections to the archive's file."""

import sqlite3
from pathlib import Path

from tui.model.errors import ArchiveError
from tui.model.names import same_person

Connection = sqlite3.Connection

SQLITE_VERSION = sqlite3.sqlite_version
OLDEST_SQLITE = (3, 38, 0)
"""The first that reads JSON without being asked to when it is built; STRICT and RETURNING are older."""

BUSY_SECONDS = 20.0
"""How long anybody waits for somebody else's transaction.

Nobody stands in a queue for it: of eight that write all the time on a busy machine one may wait for over 5.
"""


def check_sqlite() -> None:
    """Raise ``ArchiveError`` where the SQLite of this Python is too old."""
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        oldest = ".".join(map(str, OLDEST_SQLITE))
        raise ArchiveError(
            f"SQLite {SQLITE_VERSION} is too old; install a Python that brings {oldest} or newer."
        )


def connect_writer(file: Path) -> Connection:
    """Open the one connection that writes; transactions begin and end explicitly."""
    connection = _connect(file, "mode=rw")
    connection.execute("PRAGMA journal_mode = WAL")
    # FULL, because NORMAL may forget the last stars when the power fails.
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def prepare_for_many(connection: Connection) -> None:
    """Let a connection that writes store many small records, one transaction after the other.

    It takes some 20 MB of memory, and the log grows to 16 MiB before its pages are moved into the file.
    """
    # What a statement with a trigger may have to undo goes through a file otherwise, page by page. Only where
    # no statement changes much: the removal of a blog would hold all of its pages in memory.
    connection.execute("PRAGMA temp_store = MEMORY")
    # All of the indexes are written to in each transaction, and the same of their pages in the next one.
    connection.execute("PRAGMA cache_size = -16000")
    connection.execute("PRAGMA wal_autocheckpoint = 4000")


def connect_reader(file: Path, *, immutable: bool = False) -> Connection:
    """Open a connection that cannot write, and whose statements can ask for ``same_person``.

    ``immutable`` reads without any locks and is right only where nobody can write to the file.
    """
    connection = _connect(file, "mode=ro&immutable=1" if immutable else "mode=ro")
    connection.execute("PRAGMA query_only = ON")
    connection.create_function("same_person", 2, same_person, deterministic=True)
    return connection


def undo_unfinished(file: Path) -> None:
    """Let SQLite undo the transaction of a process that was killed before the file had its log.

    Its traces are a journal beside the file, which a connection that cannot write must leave there: SQLite
    answers it with SQLITE_READONLY_ROLLBACK (https://www.sqlite.org/rescode.html#readonly_rollback).
    """
    connection = _connect(file, "mode=rw")
    try:
        connection.execute("PRAGMA query_only = ON")
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    finally:
        connection.close()


def _connect(file: Path, options: str) -> Connection:
    # A connection is used by one thread at a time and closed by whichever closes the archive.
    connection = sqlite3.connect(
        f"{file.absolute().as_uri()}?{options}",
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        # A file from elsewhere may carry views and triggers; they get no function that has an effect.
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
        # A damaged disk would raise SIGBUS through a mapping instead of giving an error.
        connection.execute("PRAGMA mmap_size = 0")
    except BaseException:
        connection.close()
        raise
    return connection
