"""At any instant at most one connection of all processes writes or moves the log into the file."""

import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock, Timeout

from tests.archive.records import a_post
from tests.archive.shelf import Shelf
from tui.archive.archive import Archive
from tui.archive.blogs import add_blog, list_blogs
from tui.archive.connection import connect_reader
from tui.archive.integrity import check
from tui.archive.posts import save_posts
from tui.archive.sources import add_source
from tui.model.blog import BlogFacts

WRITING = (
    "BEGIN IMMEDIATE",
    "COMMIT",
    "INSERT",
    "UPDATE",
    "DELETE",
    "PRAGMA wal_checkpoint",
    "PRAGMA journal_mode",
)


def is_locked(file: Path) -> bool:
    """Say whether somebody, this process included, holds the lock of an archive."""
    lock = FileLock(file.with_name(file.name + ".lock"))
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return True
    lock.release()
    return False


@pytest.fixture
def unlocked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note every writing statement that is run while nobody holds the lock."""
    noted, connect, file = list[str](), sqlite3.connect, tmp_path / "archive.db"

    class Watched(sqlite3.Connection):
        def execute(self, statement: str, *parameters: Any) -> sqlite3.Cursor:
            if statement.startswith(WRITING) and not is_locked(file):
                noted.append(statement)
            return super().execute(statement, *parameters)

        def executescript(self, script: str) -> sqlite3.Cursor:
            if not is_locked(file):
                noted.append(script[:40])
            return super().executescript(script)

    monkeypatch.setattr(
        sqlite3, "connect", lambda *arguments, **options: connect(*arguments, factory=Watched, **options)
    )
    return noted


def test_nothing_is_written_but_under_the_lock(unlocked: list[str], tmp_path: Path) -> None:
    for name in ("Tassen", "Teller"):
        archive = Archive.open(tmp_path / "archive.db")
        with archive.writing() as connection:
            blog_id = add_blog(connection, BlogFacts(name=name))
            source = add_source(connection, blog_id, name, "wordpress")
            save_posts(connection, source.id, blog_id, [(a_post(), "Text")])
            assert check(connection) == []
        assert len(list_blogs(archive.reader())) >= 1
        archive.back_up(tmp_path / f"{name}.backup")
        archive.close()
    assert unlocked == []
    assert not is_locked(tmp_path / "archive.db")


def test_a_reader_that_is_the_last_to_leave_moves_nothing_into_the_file(shelf: Shelf, tmp_path: Path) -> None:
    shelf.store(a_post())
    left = tmp_path / "left.db"
    for ending in ("", "-wal"):
        shutil.copy(f"{shelf.archive.file}{ending}", f"{left}{ending}")
    log = left.with_name("left.db-wal")
    before = left.read_bytes(), log.read_bytes()
    reader = connect_reader(left)
    assert reader.execute("SELECT count(*) FROM posts").fetchone() == (1,)
    reader.close()
    assert (left.read_bytes(), log.read_bytes()) == before
    archive = Archive.open(left, read_only=True)
    assert list_blogs(archive.reader())[0].posts == 1
    archive.close()
    assert (left.read_bytes(), log.read_bytes()) == before
