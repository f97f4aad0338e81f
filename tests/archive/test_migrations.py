import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.archive.records import a_post
from tests.archive.shelf import Shelf
from tui.archive.archive import Archive
from tui.archive.connection import connect_reader, connect_writer
from tui.archive.migrations import FOLDER, check_identity, is_current, migrate, migrations, schema_version
from tui.model.errors import ArchiveError


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """Make a folder with the migrations there are and one more."""
    folder = tmp_path / "migrations"
    folder.mkdir()
    for script in migrations().values():
        (folder / script.name).write_text(script.read_text())
    last = max(migrations())
    (folder / f"{last + 1:04}_notes.sql").write_text("CREATE TABLE notes (text TEXT) STRICT;")
    return folder


def tables(connection: sqlite3.Connection) -> set[str]:
    return {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}


def test_versions_are_numbered_without_gaps() -> None:
    assert list(migrations()) == list(range(1, len(migrations()) + 1))
    assert len(list(FOLDER.iterdir())) == len(migrations())


def test_a_new_archive_has_the_newest_version_and_needs_no_backup(archive: Archive) -> None:
    assert is_current(archive.reader())
    assert list(archive.file.parent.glob("*.backup")) == []


def test_an_archive_with_data_is_backed_up_before_it_changes(shelf: Shelf, newer: Path) -> None:
    shelf.store(a_post())
    shelf.archive.close()
    file = shelf.archive.file
    connection = connect_writer(file)
    told = migrate(connection, file, newer)
    assert "notes" in tables(connection)
    assert schema_version(connection) == max(migrations()) + 1
    assert connection.execute("SELECT count(*) FROM posts").fetchone() == (1,)
    connection.close()
    (saved,) = file.parent.glob("*.backup*")
    assert saved == told
    backup = connect_reader(saved)
    assert "notes" not in tables(backup)
    assert backup.execute("SELECT count(*) FROM posts").fetchone() == (1,)
    backup.close()


def test_a_migration_that_fails_leaves_the_archive_as_it_was(shelf: Shelf, newer: Path) -> None:
    shelf.archive.close()
    file = shelf.archive.file
    (script,) = newer.glob("*_notes.sql")
    script.write_text("CREATE TABLE notes (text TEXT) STRICT; DROP TABLE marks; SELECT * FROM nowhere;")
    connection = connect_writer(file)
    for _ in range(2):
        with pytest.raises(ArchiveError, match=r"nowhere.*stays as it was.*backup"):
            migrate(connection, file, newer)
    assert is_current(connection)
    assert {"marks"} == tables(connection) & {"marks", "notes"}
    connection.close()
    assert len(list(file.parent.glob("*.backup"))) == 2
    Archive.open(file).close()


class MeetingAnotherProcess(sqlite3.Connection):
    """A connection beside which another process makes the archive, after the first answer."""

    another: Iterator[Archive]

    def execute(self, *asked: Any) -> Any:
        """Answer, then let the other one go on."""
        rows = super().execute(*asked).fetchall()
        next(self.another).close()
        return Rows(rows)


class Rows(list[tuple[Any, ...]]):
    """An answer that holds nothing of the archive any more."""

    def fetchone(self) -> tuple[Any, ...]:
        """Give its only row."""
        return self[0]


def test_an_archive_that_is_made_while_it_is_looked_at_is_no_other_programs(tmp_path: Path) -> None:
    file = tmp_path / "archive.db"
    file.touch()
    with closing(sqlite3.connect(file, factory=MeetingAnotherProcess)) as connection:
        connection.another = (Archive.open(file) for _ in range(9))
        check_identity(connection, file)
