"""Tables that are not as they were made."""

import sqlite3
from pathlib import Path

import pytest

from tests.archive.shelf import Shelf
from tui.archive.archive import Archive
from tui.model.errors import ArchiveError


@pytest.fixture
def damaged(shelf: Shelf) -> Path:
    """Give an archive in which one bit of the name of the column places.value is another."""
    shelf.archive.close()
    data = shelf.archive.file.read_bytes()
    declared = data.index(b"value TEXT NOT NULL", data.index(b"CREATE TABLE places"))
    shelf.archive.file.write_bytes(data[:declared] + b"w" + data[declared + 1 :])
    return shelf.archive.file


def test_a_damaged_declaration_is_told_as_damage(damaged: Path) -> None:
    archive = Archive.open(damaged)
    try:
        with pytest.raises(ArchiveError, match="is damaged"), archive.reading() as reader:
            reader.execute("SELECT value FROM places")
        with pytest.raises(ArchiveError, match="is damaged"), archive.writing() as writer:
            writer.execute("SELECT value FROM places")
    finally:
        archive.close()


def test_a_mistake_in_a_statement_stays_a_mistake(shelf: Shelf) -> None:
    with pytest.raises(sqlite3.OperationalError), shelf.archive.reading() as reader:
        reader.execute("SELECT no_such_column FROM blogs")
    with pytest.raises(sqlite3.OperationalError), shelf.archive.writing() as writer:
        writer.execute("SELECT no_such_column FROM blogs")
