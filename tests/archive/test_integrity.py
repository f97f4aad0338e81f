import sqlite3
from pathlib import Path

import pytest

from tests.archive.records import a_comment, a_post
from tests.archive.shelf import Shelf
from tui.archive.archive import Archive
from tui.archive.integrity import FaultKind, check, faults


@pytest.fixture
def full(shelf: Shelf) -> Shelf:
    shelf.store(*(a_post(f"wp:{number}") for number in range(3)))
    shelf.answer(a_comment())
    return shelf


def test_an_archive_that_is_whole_has_no_findings(full: Shelf) -> None:
    assert full.read(check) == []
    assert full.write(check) == []


@pytest.mark.parametrize(
    ("damage", "finding"),
    [
        ("UPDATE blogs SET posts = 9", "Blog 1 says that it has 9 posts and has 3."),
        ("UPDATE blogs SET unread = 0", "Blog 1 says that it has 0 unread posts and has 3."),
        ("UPDATE blogs SET comments = 4", "Blog 1 says that it has 4 comments and has 1."),
        (
            "UPDATE posts SET title = 'x' WHERE id = 2",
            "The post 2 (wp:1) of “Tassen” is not as it was stored.",
        ),
        (
            "UPDATE comment_bodies SET body = 'x'",
            "The comment 1 (c:1) on post 2 (wp:1) of “Tassen” is not as it was stored.",
        ),
        ("DELETE FROM post_bodies WHERE post_id = 3", "The post 3 has no body."),
        ("DELETE FROM comment_bodies", "The comment 1 has no body."),
        (
            "INSERT INTO comment_search (comment_search) VALUES ('delete-all')",
            "The comment 1 cannot be searched.",
        ),
    ],
)
def test_every_finding_is_one_sentence(full: Shelf, damage: str, finding: str) -> None:
    with full.archive.writing() as connection:
        connection.execute(damage)
    assert full.read(check) == [finding]


def test_a_wrong_count_of_comments_is_found(full: Shelf) -> None:
    with full.archive.writing() as connection:
        connection.execute("UPDATE posts SET comments = 5 WHERE id = 2")
    assert "Post 2 counts its comments wrongly." in full.read(check)


def test_a_row_without_its_owner_is_found(full: Shelf) -> None:
    with sqlite3.connect(full.archive.file) as stranger:
        stranger.execute("INSERT INTO marks VALUES (77, 'page', '3')")
    stranger.close()
    assert full.read(check) == ["A row of marks belongs to a row of sources that is missing."]


def test_a_damaged_search_index_is_found_by_the_writer(full: Shelf) -> None:
    with full.archive.writing() as connection:
        connection.execute("UPDATE post_search_data SET block = x'00' WHERE id > 10")
        assert check(connection) == ["The search index post_search is damaged."]


def test_damaged_pages_are_findings_and_no_error(full: Shelf, tmp_path: Path) -> None:
    page = full.value("SELECT rootpage FROM sqlite_schema WHERE name = 'comment_bodies'")
    full.archive.close()
    content = bytearray(full.archive.file.read_bytes())
    content[4096 * (page - 1) : 4096 * page] = b"\xa5" * 4096
    damaged = tmp_path / "damaged.db"
    damaged.write_bytes(content)
    archive = Archive.open(damaged, read_only=True)
    found = list(faults(archive.reader()))
    archive.close()
    assert {fault.kind for fault in found} <= {FaultKind.FILE, FaultKind.UNREADABLE}
    assert found
    assert all(fault.sentence.endswith(".") for fault in found)
