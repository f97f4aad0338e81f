"""Webmentions as comments on the posts they mention."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sources.mentions.written import PAGE, JsonObject, mention
from tui.model.comment import Comment, CommentKind, CommentStatus
from tui.model.dates import UNDATED, PublicationDate
from tui.model.post import BodyFormat
from tui.model.sync_report import Skipped
from tui.sources.mentions.jf2 import Mentions
from tui.sources.source import Notice

NOON = PublicationDate.at(datetime(2020, 1, 8, 12, tzinfo=UTC))


def items(*records: JsonObject) -> list[Comment | Skipped | Notice]:
    mentions = Mentions()
    mentions.add(records)
    return list(mentions.items())


def comment(**fields: object) -> Comment:
    (read,) = items(mention(7, **fields))  # type: ignore[arg-type]  # any field
    assert isinstance(read, Comment)
    return read


def test_a_reply_is_read_with_all_it_says() -> None:
    assert comment() == Comment(
        key="wm:7",
        post_key=f"url:{PAGE}",
        body="<p>Wort 7</p>",
        threaded=True,
        author="Ada Fink",
        author_url="https://ada.example/",
        published=NOON,
        permalink="https://ada.example/7",
    )


@pytest.mark.parametrize("kind", ["mention-of", "erfunden", ""])
def test_what_is_no_reply_is_a_mention(kind: str) -> None:
    assert comment(kind=kind).kind is CommentKind.WEBMENTION


def test_reactions_are_counted_in_one_sentence() -> None:
    kinds = ["like-of", "like-of", "repost-of", "rsvp", "in-reply-to"]
    read = items(*(mention(number, kind) for number, kind in enumerate(kinds, start=1)))
    assert [type(item) for item in read] == [Comment, Notice]
    assert read[1] == Notice("Reactions without words, which are not kept: 2 likes, 1 repost, 1 RSVP.")


def test_a_reply_to_another_mention_is_its_child() -> None:
    answer = mention(2, in_reply_to=[PAGE, "https://ada.example/1"])
    read = items(answer, mention(1))
    assert [(each.key, each.parent_key) for each in read if isinstance(each, Comment)] == [
        ("wm:2", "wm:1"),
        ("wm:1", ""),
    ]


@pytest.mark.parametrize("answered", [["https://ada.example/7"], [None, 5], {}, "javascript:1"])
def test_a_reply_to_itself_or_to_nothing_known_is_a_root(answered: object) -> None:
    assert comment(in_reply_to=answered).parent_key == ""


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        ({}, NOON),
        ({"published": "2020-01-08"}, PublicationDate.on_day(2020, 1, 8)),
        ({"published": None}, PublicationDate.before(datetime(2020, 1, 9, tzinfo=UTC))),
        ({"published": "neulich", "wm_received": None}, UNDATED),
    ],
)
def test_of_a_mention_without_a_date_it_is_known_when_it_came_in(
    fields: JsonObject, date: PublicationDate
) -> None:
    assert comment(**fields).published == date


@pytest.mark.parametrize(
    ("fields", "body", "form"),
    [
        ({"content": {"text": "a < b"}}, "a < b", BodyFormat.TEXT),
        ({"content": "nackt"}, "nackt", BodyFormat.TEXT),
        ({"content": None, "summary": "kurz"}, "kurz", BodyFormat.TEXT),
        ({"content": None, "name": "Kreide"}, "Kreide", BodyFormat.TEXT),
        ({"content": None}, "", BodyFormat.TEXT),
    ],
)
def test_a_body_is_the_best_there_is(fields: JsonObject, body: str, form: BodyFormat) -> None:
    assert (comment(**fields).body, comment(**fields).body_format) == (body, form)


def test_a_private_mention_is_not_shown() -> None:
    assert comment(wm_private=True).status is CommentStatus.HOLD


def test_without_a_target_the_page_is_what_is_answered() -> None:
    assert comment(wm_target=None).post_key == f"url:{PAGE}"
    (lost,) = items(mention(7, wm_target="javascript:1", in_reply_to=None))
    assert lost == Skipped("mention https://ada.example/7", "It does not tell the address of a page.")


def test_a_mention_without_a_number_is_named_the_same_at_every_reading() -> None:
    first, second = comment(wm_id=None), comment(wm_id="x")
    assert first.key == second.key
    assert first.key != comment(wm_id=None, url="https://ada.example/8").key


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(st.sampled_from(sorted(mention())), JSON)
@settings(deadline=None)
def test_any_json_in_a_field_is_read_named_or_counted(name: str, value: object) -> None:
    assert len(items(mention() | {name: value})) == 1
