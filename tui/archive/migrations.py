"""The archive's schema, version by version."""

import sqlite3
from pathlib import Path

from tui.archive.backup import back_up, settle, unfinished_name
from tui.archive.connection import Connection
from tui.archive.failures import DAMAGED, result_code
from tui.model.errors import ArchiveError

APPLICATION_ID = 0x766F7765
"""Marks a SQLite file as an archive of this program: ``vowe`` in ASCII."""

FOLDER = Path(__file__).parent / "migrations"


def migrations(folder: Path = FOLDER) -> dict[int, Path]:
    """Give the scripts by the version that each leads to."""
    return {int(script.name[:4]): script for script in sorted(folder.glob("[0-9][0-9][0-9][0-9]_*.sql"))}


def schema_version(connection: Connection) -> int:
    """Give the version of the schema, 0 for a file without tables."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def check_identity(connection: Connection, file: Path, folder: Path = FOLDER) -> None:
    """Raise ``ArchiveError`` if the file is another program's or a newer program's database."""
    try:
        # Before the mark, which comes with the tables: another process may be making them just now.
        empty = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0
    except UnicodeDecodeError as error:
        # SQLite quotes the name of a damaged table, which Python then cannot decode.
        raise ArchiveError(DAMAGED.format(file=file)) from error
    mark = connection.execute("PRAGMA application_id").fetchone()[0]
    if mark != APPLICATION_ID and not (mark == 0 and empty):
        raise ArchiveError(f"{file} is the database of another program; name another file with --archive.")
    if schema_version(connection) > max(migrations(folder)):
        raise ArchiveError(
            f"The archive {file} was written by a newer version; update this program to read it."
        )


def is_current(connection: Connection, folder: Path = FOLDER) -> bool:
    """Say whether the schema is the newest that this program knows."""
    return schema_version(connection) == max(migrations(folder))


def migrate(connection: Connection, file: Path, folder: Path = FOLDER) -> Path | None:
    """Bring the schema up to date, each version in a transaction of its own, and give the backup.

    An archive that holds data is backed up beside itself first; where that was not needed the answer is
    ``None``. Nobody else may write meanwhile. Raises ``ArchiveError`` where a version cannot be reached,
    and the archive stays at the one before.
    """
    version, saved = schema_version(connection), None
    if 0 < version < max(migrations(folder)):
        saved = backup_name(file, version)
        _save(connection, saved)
    for target, script in migrations(folder).items():
        if target > version:
            try:
                _apply(connection, target, script.read_text(encoding="utf-8"))
            except sqlite3.Error as error:
                if result_code(error) != sqlite3.SQLITE_ERROR:
                    raise
                raise ArchiveError(_not_reached(file, target, saved, error)) from error
    return saved


def backup_name(file: Path, version: int) -> Path:
    """Name the backup of an archive of this version with the first number that is free."""
    number = 1
    while True:
        name = file.with_name(f"{file.name}.version-{version}.{number}.backup")
        if not name.exists():
            return name
        number += 1


def _save(connection: Connection, target: Path) -> None:
    """Back up under another name first, so that whatever is called a backup is whole."""
    unfinished = unfinished_name(target)
    try:
        unfinished.unlink(missing_ok=True)
        back_up(connection, unfinished)
        settle(unfinished, target)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise ArchiveError(
            f"The backup {target} cannot be made ({error.strerror}), so the archive was left as it was."
        ) from error


def _not_reached(file: Path, version: int, saved: Path | None, error: sqlite3.Error) -> str:
    # Every script is right on the version before it, so the tables are not what their number says.
    kept = f", and {saved} is a copy of it" if saved else ""
    return (
        f"The archive {file} is not what its version says and cannot be brought to version {version}"
        f" ({error}), so it stays as it was{kept}; put an older backup in its place."
    )


def _apply(connection: Connection, version: int, script: str) -> None:
    try:
        connection.executescript(
            f"BEGIN IMMEDIATE;\n{script}\n"
            f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {version}; COMMIT;"
        )
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
