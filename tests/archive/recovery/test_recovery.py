"""What can be read of a damaged archive is in the new one, and the damaged one is not written to."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from tests.archive.records import a_comment, a_post
from tests.archive.shelf import Shelf
from tests.archive.test_releases import RELEASES, rows_of, run_script
from tui.archive.archive import Archive
from tui.archive.comments import load_comments
from tui.archive.connection import connect_reader
from tui.archive.integrity import check
from tui.archive.posts import load_post
from tui.archive.reading import star_post
from tui.archive.recovery.recovery import Recovered, recover
from tui.archive.search import search
from tui.model.errors import ArchiveError

PAGE = 4096


@pytest.fixture
def released(tmp_path: Path) -> Path:
    """Make an archive with rows in every table."""
    return run_script(tmp_path / "old.db", RELEASES[max(RELEASES)].read_text(encoding="utf-8"))


def root_of(file: Path, table: str) -> int:
    with closing(connect_reader(file)) as connection:
        row = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
    return int(row[0])


def overwrite(file: Path, page: int, content: bytes | None = None) -> bytes:
    """Put noise, or these bytes, in the place of a page."""
    whole = bytearray(file.read_bytes())
    whole[(page - 1) * PAGE : page * PAGE] = content or Random(page).randbytes(PAGE)
    file.write_bytes(whole)
    return bytes(whole)


def findings(file: Path) -> list[str]:
    archive = Archive.open(file)
    with archive.writing() as connection:
        found = check(connection)
    archive.close()
    return found


def test_every_row_of_a_whole_archive_is_recovered(released: Path, tmp_path: Path) -> None:
    target = tmp_path / "new.db"
    assert recover(released, target) == Recovered(
        target, posts=2, comments=2, stars=2, stand_ins=0, damaged=0
    )
    with closing(connect_reader(released)) as old, closing(connect_reader(target)) as new:
        assert rows_of(new) == rows_of(old)
        assert search(new, "entkalken") == search(old, "entkalken") != []
    assert findings(target) == []
    assert {path.name for path in tmp_path.iterdir()} >= {"old.db", "new.db"}
    assert not list(tmp_path.glob("*.new*"))


@pytest.mark.parametrize("page", [1, 7, 27])
def test_a_file_whose_trees_begin_nowhere_is_read_page_by_page(
    released: Path, tmp_path: Path, page: int
) -> None:
    content = overwrite(released, page, b"\0" * PAGE)
    made = recover(released, tmp_path / "new.db")
    assert made.comments == 2
    assert released.read_bytes() == content


def test_the_log_is_read_as_far_as_it_was_committed(shelf: Shelf, tmp_path: Path) -> None:
    shelf.store(a_post("wp:1"), a_post("wp:2"))
    shelf.write(star_post, 2, True)
    with shelf.archive.writing() as connection:
        connection.execute("UPDATE posts SET title = 'never'")
        copy = tmp_path / "copy.db"
        for ending in ("", "-wal"):
            shutil.copy(f"{shelf.archive.file}{ending}", f"{copy}{ending}")
    assert root_of(shelf.archive.file, "posts")
    made = recover(copy, tmp_path / "new.db")
    assert (made.posts, made.stars, made.damaged) == (2, 1, 0)


def test_what_was_overwritten_in_a_log_is_not_read(shelf: Shelf, tmp_path: Path) -> None:
    shelf.store(a_post("wp:1"))
    copy = tmp_path / "copy.db"
    for ending in ("", "-wal"):
        shutil.copy(f"{shelf.archive.file}{ending}", f"{copy}{ending}")
    log = copy.with_name("copy.db-wal")
    content = bytearray(log.read_bytes())
    content[len(content) - 100] ^= 1
    log.write_bytes(content)
    with closing(sqlite3.connect(tmp_path / "copy.db")) as connection:
        expected = connection.execute("SELECT count(*) FROM posts").fetchone()[0]
    log.write_bytes(content)
    assert recover(copy, tmp_path / "new.db").posts == expected == 0


@pytest.mark.parametrize(
    ("lost", "expected"),
    [
        ("blogs", "Recovered blog 1"),
        ("posts", "Recovered post 1"),
        ("comments", "Recovered comments"),
    ],
)
def test_where_others_belong_to_a_lost_row_something_stands_in(
    released: Path, tmp_path: Path, lost: str, expected: str
) -> None:
    overwrite(released, root_of(released, lost))
    target = tmp_path / "new.db"
    made = recover(released, target)
    assert made.stand_ins > 0
    with closing(connect_reader(target)) as connection:
        names = "SELECT name FROM blogs UNION SELECT title FROM posts"
        assert expected in {name for (name,) in connection.execute(names)}
        texts = {text for (text,) in connection.execute("SELECT text FROM comment_bodies")}
        assert "Entkalken hilft." in texts
    assert all("is not as it was stored." in sentence for sentence in findings(target))


def test_a_lost_body_is_named_and_comes_again_with_its_source(shelf: Shelf, tmp_path: Path) -> None:
    shelf.store(a_post())
    shelf.answer(a_comment())
    shelf.archive.close()
    file, target = shelf.archive.file, tmp_path / "new.db"
    overwrite(file, root_of(file, "post_bodies"))
    assert recover(file, target).damaged == 1
    archive = Archive.open(target)
    mended = Shelf(archive, shelf.blog_id, shelf.source_id)
    stored = load_post(archive.reader(), 1)
    assert (stored.post.title, stored.text) == ("Die Kaffeemaschine", "")
    assert [each.text for each in load_comments(archive.reader(), 1)] == ["Entkalken hilft."]
    mended.write(lambda connection: connection.execute("UPDATE posts SET fingerprint = x''"))
    mended.store(a_post())
    assert mended.write(check) == []
    archive.close()


def test_values_that_cannot_be_read_give_way_to_plain_ones(released: Path, tmp_path: Path) -> None:
    run_script(released, "UPDATE posts SET status = 'x', published = 'x', tags = 'x' WHERE id = 1")
    target = tmp_path / "new.db"
    assert recover(released, target).damaged == 1
    with closing(connect_reader(target)) as connection:
        assert load_post(connection, 1).post.title == "Die Kaffeemaschine"


def no_archive(file: Path) -> None:
    file.write_bytes(b"Meine Notizen.\n" * 900)


def nothing(file: Path) -> None:
    file.write_bytes(b"")


def missing(file: Path) -> None:
    file.unlink()


@pytest.mark.parametrize("change", [no_archive, nothing, missing])
def test_what_holds_nothing_of_an_archive_is_told_and_leaves_nothing(
    released: Path, tmp_path: Path, change: Callable[[Path], None]
) -> None:
    change(released)
    with pytest.raises(ArchiveError, match=r"old\.db.*\.$"):
        recover(released, tmp_path / "new.db")
    assert {path.name for path in tmp_path.iterdir()} <= {"old.db", "old.db.lock"}


def test_nothing_is_overwritten(released: Path, tmp_path: Path) -> None:
    (tmp_path / "new.db").write_text("mine")
    with pytest.raises(ArchiveError, match="there already"):
        recover(released, tmp_path / "new.db")
    assert (tmp_path / "new.db").read_text() == "mine"
