import os
import signal
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.archive.records import a_post
from tests.archive.shelf import Shelf
from tui.archive.archive import Archive
from tui.archive.backup import back_up
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


def test_ctrl_c_ends_the_copying_and_leaves_nothing(shelf: Shelf, tmp_path: Path) -> None:
    target = tmp_path / "backup.db"
    large = tmp_path / "large.db"
    with closing(sqlite3.connect(large)) as connection:
        connection.execute("CREATE TABLE numbers (number INTEGER)")
        connection.execute(
            "INSERT INTO numbers WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 99999)"
            " SELECT i FROM n"
        )
        connection.commit()
        with pytest.raises(KeyboardInterrupt):
            back_up(connection, target, lambda: os.kill(os.getpid(), signal.SIGINT))
        assert connection.execute("SELECT count(*) FROM numbers").fetchone() == (99_999,)
    assert not target.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="files are limited by a thing of POSIX")
def test_a_backup_for_which_there_is_no_room_is_told_and_removed(shelf: Shelf, tmp_path: Path) -> None:
    shelf.store(*(a_post(f"wp:{number}", body="x" * 1000) for number in range(300)))
    program = (
        "import resource, sys; from pathlib import Path; from tui.archive.archive import Archive\n"
        "archive = Archive.open(Path(sys.argv[1]), read_only=True)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))\n"
        "archive.back_up(Path(sys.argv[2]))"
    )
    target = tmp_path / "backup.db"
    ended = subprocess.run(
        [sys.executable, "-c", program, shelf.archive.file, target],
        capture_output=True,
        text=True,
        check=False,
    )
    last = ended.stderr.splitlines()[-1]
    assert last.startswith("tui.model.errors.ArchiveError: The")
    assert str(target) in last
    assert not target.exists()
