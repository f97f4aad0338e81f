"""A backup is a copy that was read through, and an older one gives way to nothing worse."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.archive.records import a_comment, a_post
from tui.archive.archive import Archive
from tui.archive.blogs import add_blog
from tui.archive.comments import save_comments
from tui.archive.posts import save_posts
from tui.archive.sources import add_source
from tui.model.blog import BlogFacts
from tui.model.errors import ArchiveError
from tui.services.backing_up import Backup, make_backup


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    archive = Archive.open(tmp_path / "archive.db")
    with archive.writing() as connection:
        blog_id = add_blog(connection, BlogFacts(name="Tassen"))
        source = add_source(connection, blog_id, "https://tassen.example/", "wordpress")
        save_posts(connection, source.id, blog_id, [(a_post(), "Text")])
        save_comments(connection, source.id, blog_id, [(a_comment(), "Text")])
    yield archive
    archive.close()


def test_a_backup_says_what_it_holds(archive: Archive, tmp_path: Path) -> None:
    target = tmp_path / "backup.db"
    made = make_backup(archive, target)
    assert made == Backup(target, target.stat().st_size, blogs=1, posts=1, comments=1, faults=0)
    names = {path.name for path in tmp_path.iterdir()}
    assert names - {"archive.db-wal", "archive.db-shm", "archive.db.lock"} == {"archive.db", "backup.db"}


def test_an_older_backup_is_replaced_on_request_only(archive: Archive, tmp_path: Path) -> None:
    target = tmp_path / "backup.db"
    target.write_text("mine")
    with pytest.raises(ArchiveError, match="--force"):
        make_backup(archive, target)
    assert target.read_text() == "mine"
    assert make_backup(archive, target, replace=True).posts == 1
    assert not list(tmp_path.glob("*.new"))


def test_a_copy_that_came_out_damaged_leaves_the_older_backup(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "backup.db"
    target.write_text("mine")
    copy = Archive.back_up

    def spoil(self: Archive, written: Path, *more: object) -> None:
        copy(self, written)
        content = bytearray(written.read_bytes())
        content[4096 * 3 : 4096 * 8] = b"\xa5" * (4096 * 5)
        written.write_bytes(content)

    monkeypatch.setattr(Archive, "back_up", spoil)
    with pytest.raises(ArchiveError, match="damaged"):
        make_backup(archive, target, replace=True)
    assert target.read_text() == "mine"
    assert not list(tmp_path.glob("*.new"))


@pytest.mark.parametrize("replace", [False, True])
@pytest.mark.parametrize("name", ["archive.db", "archive.db-wal", "archive.db.lock"])
def test_the_archive_s_own_files_are_no_place(
    archive: Archive, tmp_path: Path, name: str, replace: bool
) -> None:
    with pytest.raises(ArchiveError, match="belongs to the archive"):
        make_backup(archive, tmp_path / name, replace=replace)
    with pytest.raises(ArchiveError, match="belongs to the archive"):
        make_backup(archive, tmp_path / "." / "x" / ".." / name, replace=replace)


def test_neither_a_folder_nor_a_link_is_replaced(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    for name in ("folder", "link"):
        with pytest.raises(ArchiveError, match="no regular file"):
            make_backup(archive, tmp_path / name, replace=True)


def test_a_fault_of_the_archive_is_counted_in_its_copy(archive: Archive, tmp_path: Path) -> None:
    with archive.writing() as connection:
        connection.execute("UPDATE blogs SET posts = 9")
    assert make_backup(archive, tmp_path / "backup.db").faults == 1


def test_nothing_has_the_name_before_the_copy_is_whole(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.archive.backup.STEPS", 20)
    target, seen = tmp_path / "backup.db", set[bool]()
    make_backup(archive, target, on_progress=lambda _: seen.add(target.exists()))
    assert target.exists()
    assert seen == {False}


def test_a_file_that_gets_the_name_meanwhile_stays(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.archive.backup.STEPS", 20)
    target = tmp_path / "backup.db"
    with pytest.raises(ArchiveError, match="there already"):
        make_backup(archive, target, on_progress=lambda _: (target.write_text("mine"), None)[1])
    assert target.read_text() == "mine"
    assert not list(tmp_path.glob("*.new"))


def test_a_disk_without_links_has_the_backup_renamed(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    assert make_backup(archive, tmp_path / "backup.db").posts == 1
    assert not list(tmp_path.glob("*.new"))
