import stat
from pathlib import Path

import pytest

from tests.archive.records import a_post
from tests.archive.shelf import Shelf
from tui.archive.archive import Archive
from tui.archive.blogs import list_blogs
from tui.archive.integrity import check
from tui.model.errors import ArchiveError


def test_a_backup_holds_what_was_committed_while_the_archive_is_in_use(shelf: Shelf, tmp_path: Path) -> None:
    target = tmp_path / "backup.db"
    shelf.store(a_post("wp:1"))
    with shelf.archive.writing() as connection:
        connection.execute("DELETE FROM posts")
        shelf.archive.back_up(target)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    backup = Archive.open(target)
    assert list_blogs(backup.reader())[0].posts == 1
    with backup.writing() as connection:
        assert check(connection) == []
    backup.close()


def test_a_backup_never_overwrites(shelf: Shelf, tmp_path: Path) -> None:
    target = tmp_path / "backup.db"
    target.write_text("mine")
    with pytest.raises(ArchiveError, match="there already"):
        shelf.archive.back_up(target)
    assert target.read_text() == "mine"


def test_a_backup_that_cannot_be_written_is_told(shelf: Shelf, tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="cannot be written"):
        shelf.archive.back_up(tmp_path / "nowhere" / "backup.db")
