"""A discussion is loaded whole or, where it is long and somebody wants no more, in part."""

import pytest

from tests.archive.records import a_comment, a_post
from tests.archive.shelf import Shelf
from tui.archive.archive import Archive
from tui.archive.blogs import add_blog
from tui.archive.discussion_parts import PartSizes, PartWish
from tui.archive.discussions import choose_parent
from tui.archive.sources import add_source
from tui.model.blog import BlogFacts
from tui.model.post import BodyFormat, StoredPost
from tui.services import discussions
from tui.services.conversion import Conversion
from tui.services.library import Discussion, Library

SMALL = PartSizes(whole=5, usual=3, most=4)
POST = 1


class Copying(Conversion):
    """Takes every text for Markdown."""

    def markdown(self, body: str, body_format: BodyFormat, base: str = "") -> str:
        return body


@pytest.fixture
def shelf(archive: Archive) -> Shelf:
    """Store a thread of six, each comment an answer to the one before, and two that stand alone."""
    with archive.writing() as connection:
        blog_id = add_blog(connection, BlogFacts(name="Tassen"))
        source = add_source(connection, blog_id, "https://tassen.example/", "wordpress")
    shelf = Shelf(archive, blog_id, source.id)
    shelf.store(a_post())
    parents = ["", "c:1", "c:2", "c:3", "c:4", "c:5", "", ""]
    shelf.answer(*(a_comment(f"c:{number}", parent_key=key) for number, key in enumerate(parents, 1)))
    return shelf


def ids(discussion: Discussion) -> list[int]:
    return [reply.id for reply in discussion.comments]


def from_fifth(stored: StoredPost) -> PartWish:
    return PartWish(first=5)


def test_whoever_asks_for_no_part_gets_all_of_a_long_discussion(shelf: Shelf) -> None:
    loaded = Library(shelf.archive, Copying(), SMALL).discussion(POST)
    assert (ids(loaded), loaded.part, loaded.elsewhere) == ([1, 2, 3, 4, 5, 6, 7, 8], None, frozenset())
    assert all(reply.markdown for reply in loaded.comments)


def test_which_part_is_wanted_is_asked_only_of_a_long_discussion(shelf: Shelf) -> None:
    def never(stored: StoredPost) -> PartWish:
        raise AssertionError

    library = Library(shelf.archive, Copying(), PartSizes(whole=8))
    assert library.discussion(POST, part=never).part is None


def test_a_part_names_the_comments_that_answer_another_part(shelf: Shelf) -> None:
    loaded = Library(shelf.archive, Copying(), SMALL).discussion(POST, part=from_fifth)
    assert (ids(loaded), loaded.elsewhere) == ([5, 6, 7], frozenset({5}))


def test_what_the_reader_says_counts_within_the_part(shelf: Shelf) -> None:
    shelf.write(choose_parent, 6, "c:7")
    shelf.write(choose_parent, 7, "c:1")
    loaded = Library(shelf.archive, Copying(), SMALL).discussion(POST, part=from_fifth)
    assert {number: answer.parent for number, answer in loaded.answers.items()} == {6: 7}


def test_markdown_is_made_of_what_comes_into_view_first(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(discussions, "FIRST_OF_PART", 2)
    loaded = Library(shelf.archive, Copying(), SMALL).discussion(POST, part=from_fifth)
    assert [reply.markdown is not None for reply in loaded.comments] == [True, True, False]
