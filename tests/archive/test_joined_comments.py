"""Comments of which several sources of a blog tell."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.archive.records import a_comment, a_post
from tests.archive.shelf import Shelf
from tui.archive.comments import load_comments
from tui.archive.integrity import check
from tui.archive.joined_comments import told_comments
from tui.archive.sources import add_source
from tui.model.comment import Comment, CommentStatus
from tui.model.dates import PublicationDate
from tui.model.sync_report import Counts

MOMENT = datetime(2006, 3, 3, 12, tzinfo=UTC)
NOON, DAY = PublicationDate.at(MOMENT), PublicationDate.on_day(2006, 3, 3)
ADDRESS = "https://tassen.example/kaffee/"


@pytest.fixture
def export(shelf: Shelf) -> Shelf:
    """Give a second source of a blog with one post, which both have told."""
    source = shelf.write(add_source, shelf.blog_id, "/export.txt", "movabletype")
    export = Shelf(shelf.archive, shelf.blog_id, source.id)
    shelf.store(a_post("wp:1", permalink=ADDRESS))
    export.store(a_post("mt:1", permalink=ADDRESS))
    return export


def stored(shelf: Shelf) -> list[Comment]:
    return [each.comment for each in shelf.read(load_comments, 1, True)]


def test_one_comment_of_two_sources_is_one_with_the_facts_of_both(shelf: Shelf, export: Shelf) -> None:
    export.answer(a_comment("mt:c", "mt:1", published=NOON))
    told = replace(a_comment("wp:7", published=DAY), author_url="https://ohm.example/", threaded=True)
    assert shelf.answer(told) == Counts(changed=1, joined=1)
    [comment] = stored(shelf)
    assert (comment.key, comment.post_key, comment.published) == ("mt:c", "wp:1", NOON)
    assert (comment.author_url, comment.threaded) == ("https://ohm.example/", True)
    assert (
        shelf.answer(told) == export.answer(a_comment("mt:c", "mt:1", published=NOON)) == Counts(unchanged=1)
    )
    versions = shelf.read(lambda reader: list(told_comments(reader, 1)))
    assert {(each.format, each.record.key) for each in versions} == {
        ("movabletype", "mt:c"),
        ("wordpress", "wp:7"),
    }
    assert shelf.read(check) == []


@pytest.mark.parametrize(
    ("told", "text"),
    [
        (a_comment("mt:c", "mt:1", author="Eva", published=NOON), "Entkalken hilft."),
        (a_comment("mt:c", "mt:1", published=NOON), "Entkalken hilft nicht."),
        (a_comment("mt:c", "mt:1", published=PublicationDate.on_day(2006, 3, 9)), "Entkalken hilft."),
    ],
)
def test_another_name_text_or_day_is_another_comment(
    shelf: Shelf, export: Shelf, told: Comment, text: str
) -> None:
    shelf.answer(a_comment("wp:7", published=NOON))
    assert export.answer(told, text=text) == Counts(new=1)
    assert len(stored(shelf)) == 2


def test_one_word_said_twice_stays_twice_and_each_is_met_by_the_nearest(shelf: Shelf, export: Shelf) -> None:
    later = PublicationDate.at(MOMENT + timedelta(minutes=9))
    shelf.answer(a_comment("wp:7", published=NOON), a_comment("wp:8", published=later), text="+1")
    told = [a_comment("mt:b", "mt:1", published=later), a_comment("mt:a", "mt:1", published=NOON)]
    assert export.answer(*told, text="+1") == Counts(unchanged=2, joined=2)
    keys = {each.record.key for each in shelf.read(lambda reader: list(told_comments(reader, 1)))}
    assert keys == {"wp:7", "mt:a"}


def test_two_of_one_source_are_never_one(shelf: Shelf, export: Shelf) -> None:
    twice = [a_comment("mt:a", "mt:1", published=NOON), a_comment("mt:b", "mt:1", published=NOON)]
    export.answer(*twice)
    assert shelf.answer(a_comment("wp:7", published=NOON)) == Counts(unchanged=1, joined=1)
    assert len(stored(shelf)) == 2


@pytest.mark.parametrize("parent_first", [True, False])
def test_a_parent_that_another_source_told_is_named_as_the_blog_does(
    shelf: Shelf, export: Shelf, parent_first: bool
) -> None:
    export.answer(a_comment("mt:c", "mt:1", published=NOON))
    child = replace(a_comment("wp:8", parent_key="wp:7", author="Eva"), threaded=True)
    told = [a_comment("wp:7", published=NOON), child]
    for comment in told if parent_first else reversed(told):
        shelf.answer(comment, text="Ja." if comment is child else "Entkalken hilft.")
    assert {(each.key, each.parent_key) for each in stored(shelf)} == {("mt:c", ""), ("wp:8", "mt:c")}
    assert shelf.answer(child, text="Ja.") == Counts(unchanged=1)
    assert shelf.read(check) == []


def test_a_flat_source_takes_no_parent_away(shelf: Shelf, export: Shelf) -> None:
    answer = replace(a_comment("wp:8", parent_key="wp:7", author="Eva"), threaded=True)
    shelf.answer(a_comment("wp:7"), text="Ja?")
    shelf.answer(answer, text="Ja.")
    export.answer(a_comment("mt:b", "mt:1", author="Eva"), text="Ja.")
    assert [each.parent_key for each in stored(shelf)] == ["", "wp:7"]


def test_a_comment_that_the_better_source_hides_is_hidden(shelf: Shelf, export: Shelf) -> None:
    export.answer(a_comment("mt:c", "mt:1"))
    shelf.answer(a_comment("wp:7", status=CommentStatus.SPAM))
    assert shelf.read(load_comments, 1) == []
    assert [each.status for each in stored(shelf)] == [CommentStatus.SPAM]


def test_an_edited_comment_of_one_key_is_one_and_a_strangers_is_not(shelf: Shelf, export: Shelf) -> None:
    shelf.answer(a_comment("wp:7", published=NOON))
    assert export.answer(a_comment("wp:7", "mt:1", published=NOON), text="Entkalken half.").joined == 1
    strange = a_comment("wp:7", "mt:1", author="Eva", published=DAY)
    assert len(stored(shelf)) == 1
    third = shelf.write(add_source, shelf.blog_id, "/other.xml", "wxr")
    assert Shelf(shelf.archive, shelf.blog_id, third.id).answer(strange, text="Nein.") == Counts(new=1)
    assert [each.key for each in stored(shelf)] == ["wp:7", f"wp:7#source-{third.id}"]
