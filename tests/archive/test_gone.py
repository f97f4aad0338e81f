"""What is known of records that their source no longer has."""

from tests.archive.records import a_comment, a_post
from tests.archive.shelf import Shelf
from tui.archive import gone
from tui.archive.sources import add_source
from tui.model.dates import PublicationDate

FIRST, SECOND = 1, 2
"""The ids of the posts in the order in which they are stored."""
MARCH = PublicationDate.on_day(2006, 3, 3)


def fill(shelf: Shelf) -> None:
    shelf.store(a_post("wp:1", published=MARCH, permalink="https://tassen.example/1"), a_post("wp:2"))
    shelf.answer(a_comment("c:1"), a_comment("c:2"), a_comment("c:3", "wp:2"))


def test_a_source_holds_what_it_gave(shelf: Shelf) -> None:
    fill(shelf)
    assert set(shelf.read(gone.held_keys, shelf.source_id, "post")) == {"wp:1", "wp:2"}
    assert set(shelf.read(gone.held_keys, shelf.source_id, "comment")) == {"c:1", "c:2", "c:3"}
    assert set(shelf.read(gone.held_comments, shelf.source_id, FIRST)) == {"c:1", "c:2"}


def test_a_mark_keeps_its_first_day_until_the_record_is_given_again(shelf: Shelf) -> None:
    fill(shelf)
    shelf.write(gone.mark_gone, shelf.source_id, "comment", ["c:2", "c:3"], "2026-03-01")
    shelf.write(gone.mark_gone, shelf.source_id, "comment", ["c:2"], "2026-03-09")
    days = shelf.read(gone.days_of_comments, FIRST)
    assert list(days.values()) == ["2026-03-01"]
    shelf.write(gone.mark_given, shelf.source_id, "comment", ["c:2"])
    assert shelf.read(gone.days_of_comments, FIRST) == {}
    assert shelf.read(gone.gone_keys, shelf.source_id, "comment") == {"c:3"}


def test_a_post_and_a_comment_of_one_key_are_marked_apart(shelf: Shelf) -> None:
    fill(shelf)
    shelf.write(gone.mark_gone, shelf.source_id, "post", ["wp:1"], "2026-03-01")
    assert shelf.read(gone.day_of_post, FIRST) == "2026-03-01"
    assert shelf.read(gone.day_of_post, SECOND) == ""
    assert shelf.read(gone.days_of_comments, FIRST) == {}


def test_a_joined_post_is_gone_when_one_of_its_sources_no_longer_has_it(shelf: Shelf) -> None:
    fill(shelf)
    other = shelf.write(add_source, shelf.blog_id, "/export.xml", "wxr")
    again = Shelf(shelf.archive, shelf.blog_id, other.id)
    again.store(a_post("guid:1", published=MARCH, permalink="https://tassen.example/1"))
    assert set(shelf.read(gone.held_keys, other.id, "post")) == {"guid:1"}
    assert set(shelf.read(gone.held_keys, shelf.source_id, "post")) == {"wp:1", "wp:2"}
    shelf.write(gone.mark_gone, shelf.source_id, "post", ["wp:1"], "2026-03-01")
    assert shelf.read(gone.day_of_post, FIRST) == "2026-03-01"
