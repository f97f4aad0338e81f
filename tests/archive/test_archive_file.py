import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.archive.records import a_post
from tests.archive.shelf import Shelf
from tui.archive.archive import Archive
from tui.archive.blogs import add_blog, list_blogs
from tui.model.blog import BlogFacts
from tui.model.errors import ArchiveError


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def refusal(path: Path, *, read_only: bool = False) -> str:
    with pytest.raises(ArchiveError) as caught:
        Archive.open(path, read_only=read_only)
    return str(caught.value)


@pytest.fixture
def walkable() -> Iterator[Path]:
    """Make a folder that other users can reach, unlike pytest's own."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@contextmanager
def as_somebody_else() -> Iterator[None]:
    """Leave root's privileges, to which no permission means anything."""
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)


@contextmanager
def protected(folder: Path) -> Iterator[None]:
    """Make a folder and what it holds readable by everybody and writable by nobody."""
    for path in (folder, *folder.iterdir()):
        path.chmod(0o555 if path.is_dir() else 0o444)
    with as_somebody_else():
        yield
    folder.chmod(0o755)


def test_folder_and_file_are_the_owners_alone_whatever_the_umask_says(tmp_path: Path) -> None:
    file = tmp_path / "data" / "vowe" / "archive.db"
    umask = os.umask(0o277)
    try:
        Archive.open(file).close()
    finally:
        os.umask(umask)
    assert [mode_of(path) for path in (file, file.parent, file.parent.parent)] == [0o600, 0o700, 0o700]


def test_the_log_and_the_lock_are_the_owners_alone(shelf: Shelf) -> None:
    file = shelf.archive.file
    beside = sorted(path.name for path in file.parent.iterdir() if path != file)
    assert beside == ["archive.db-shm", "archive.db-wal", "archive.db.lock"]
    assert {mode_of(file.parent / name) for name in beside} == {0o600}


def test_a_folder_is_no_archive(tmp_path: Path) -> None:
    assert refusal(tmp_path) == f"{tmp_path} is a folder; name a file for the archive."


def test_a_device_is_no_archive() -> None:
    assert refusal(Path("/dev/null")) == "/dev/null is no regular file; name another for the archive."


def test_a_file_that_is_out_of_reach_is_named(walkable: Path) -> None:
    file = walkable / "private" / "archive.db"
    file.parent.mkdir(0o700)
    with as_somebody_else():
        assert "cannot be made" in refusal(file)
        assert "no archive" in refusal(file, read_only=True)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    file = tmp_path / "file" / "archive.db"
    assert refusal(file).startswith(f"The archive {file} cannot be made (")


def test_nothing_is_made_for_reading_only(tmp_path: Path) -> None:
    assert refusal(tmp_path / "archive.db", read_only=True).startswith("There is no archive")
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_becomes_an_archive(tmp_path: Path) -> None:
    (tmp_path / "archive.db").touch()
    archive = Archive.open(tmp_path / "archive.db")
    assert list_blogs(archive.reader()) == []
    archive.close()


def test_an_archive_in_a_protected_folder_is_read_and_refuses_writing(walkable: Path) -> None:
    file = walkable / "archive.db"
    archive = Archive.open(file)
    with archive.writing() as connection:
        add_blog(connection, BlogFacts(name="Tassen"))
    archive.close()
    with protected(walkable):
        archive = Archive.open(file)
        assert archive.read_only
        assert [blog.name for blog in list_blogs(archive.reader())] == ["Tassen"]
        with pytest.raises(ArchiveError, match="for reading only"), archive.writing():
            pass
        archive.close()


def test_an_unfinished_log_in_a_protected_folder_is_not_passed_over(shelf: Shelf, walkable: Path) -> None:
    shelf.store(a_post())
    for name in ("archive.db", "archive.db-wal"):
        shutil.copy(shelf.archive.file.with_name(name), walkable / name)
    with protected(walkable):
        assert "cannot be opened" in refusal(walkable / "archive.db")


def test_a_new_archive_in_a_protected_folder_cannot_be_made(walkable: Path) -> None:
    with protected(walkable):
        assert "cannot be made" in refusal(walkable / "archive.db")


def test_an_archive_that_may_not_be_read_is_named(walkable: Path) -> None:
    file = walkable / "archive.db"
    Archive.open(file).close()
    file.chmod(0)
    with as_somebody_else():
        assert "may not be read" in refusal(file)
