"""What the program itself wrote beside the format is read, and nonsense in its name does no harm."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sources.exports.conftest import Read
from tests.sources.exports.export import comment, export, item
from tui.model.comment import Comment, CommentStatus
from tui.model.dates import UNDATED, PublicationDate
from tui.model.post import BodyFormat, Post, PostStatus
from tui.sources.exports.own_meta import date_told, told_date
from tui.sources.source import Item


def meta(name: str, value: str, kind: str = "post") -> str:
    return (
        f"<wp:{kind}meta><wp:meta_key><![CDATA[_vowe_{name}]]></wp:meta_key>"
        f"<wp:meta_value><![CDATA[{value}]]></wp:meta_value></wp:{kind}meta>"
    )


def post(items: list[Item]) -> Post:
    (found,) = (each for each in items if isinstance(each, Post))
    return found


def replies(items: list[Item]) -> list[Comment]:
    return [each for each in items if isinstance(each, Comment)]


def test_a_post_is_what_its_metadata_say(read: Read) -> None:
    more = (
        meta("key", "mt:7")
        + meta("body", "text")
        + meta("published", "month 2012-01-01T00:00:00")
        + meta("status", "members")
        + meta("protected", "yes")
        + meta("comment_count", "12")
        + meta("author_url", "https://ada.example")
    )
    found = post(read(export(item(more=more, body="<![CDATA[a &lt;b&gt;\n&#91;x] &amp;amp;]]>"))))
    assert (found.key, found.body, found.body_format) == ("mt:7", "a <b>\n[x] &amp;", BodyFormat.TEXT)
    assert found.published == PublicationDate.in_month(2012, 1)
    assert (found.status, found.protected, found.comment_count) == (PostStatus.MEMBERS, True, 12)
    assert found.author_url == "https://ada.example"


def test_a_body_of_html_loses_the_block_around_it_and_nothing_else(read: Read) -> None:
    block = "<![CDATA[<!-- wp:html -->\n<p>a\n[gallery b=c]</p>\n<!-- /wp:html -->]]>"
    assert post(read(export(item(more=meta("body", "html"), body=block)))).body == "<p>a\n[gallery b=c]</p>"


def test_a_body_that_was_edited_in_wordpress_since_is_raw_again(read: Read) -> None:
    edited = "<![CDATA[Erster\n\nZweiter <b>Absatz</b>]]>"
    for told in ("html", "text"):
        found = post(read(export(item(more=meta("body", told), body=edited))))
        assert found.body == "<p>Erster</p>\n<p>Zweiter <b>Absatz</b></p>"


def test_a_comment_is_what_its_metadata_say(read: Read) -> None:
    first = comment(1, meta("key", "isso:1", "comment") + meta("threaded", "no", "comment"))
    second = comment(
        2,
        meta("parent", "isso:1", "comment")
        + meta("status", "deleted", "comment")
        + meta("by_post_author", "no", "comment")
        + meta("permalink", "", "comment")
        + meta("published", "unknown", "comment"),
        parent=1,
    )
    (one, other) = replies(read(export(item(more=first + second))))
    assert (one.key, one.threaded) == ("isso:1", False)
    assert (other.key, other.parent_key, other.threaded) == ("wp:2", "isso:1", True)
    assert (other.status, other.by_post_author, other.permalink) == (CommentStatus.DELETED, False, "")
    assert other.published == UNDATED


@pytest.mark.parametrize("name", ["body", "published", "updated", "status", "comment_count", "nonsense"])
@pytest.mark.parametrize(
    "value", ["", " ", "day", "day 99", "month 2012-01-01T00:00:00+01:00", "²", "x" * 10_000]
)
def test_an_entry_that_makes_no_sense_is_as_if_it_was_not_there(read: Read, name: str, value: str) -> None:
    assert post(read(export(item(more=meta(name, value))))) == post(read(export(item())))


def test_an_empty_key_is_none(read: Read) -> None:
    assert post(read(export(item(more=meta("key", " "))))).key == "wp:1"


def test_two_comments_of_one_key_are_one(read: Read) -> None:
    twice = comment(1, meta("key", "isso:1", "comment")) + comment(2, meta("key", "isso:1", "comment"))
    assert [each.key for each in replies(read(export(item(more=twice))))] == ["isso:1"]


@given(st.text())
def test_any_text_is_a_date_or_none(text: str) -> None:
    date = date_told(text)
    assert date is None or date_told(told_date(date)) == date
