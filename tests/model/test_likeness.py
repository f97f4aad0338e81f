"""When two sources tell of one post, or of one comment."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.model.comment import Comment
from tui.model.dates import UNDATED, PublicationDate
from tui.model.likeness import (
    alike,
    apart,
    could_be_one_time,
    same_comment,
    same_named_comment,
    same_named_post,
    same_post,
    words_of,
)
from tui.model.post import Post

NOON = datetime(2006, 3, 3, 12, tzinfo=UTC)
AT_NOON = PublicationDate.at(NOON)
THIRD, FOURTH, SIXTH = (PublicationDate.on_day(2006, 3, day) for day in (3, 4, 6))
MARCH, MAY = PublicationDate.in_month(2006, 3), PublicationDate.in_month(2006, 5)
LONG = "Die alte Brücke ist gesperrt, und niemand weiß, wer sie gesperrt hat."
OTHER = "Heute gab es Rhabarber, mit Streuseln und mit viel zu wenig Zucker."


def a_post(title: str, published: PublicationDate = AT_NOON, *, generated: bool = False) -> Post:
    return Post(key="wp:1", title=title, body="", published=published, title_generated=generated)


def a_comment(author: str, published: PublicationDate = AT_NOON) -> Comment:
    return Comment(key="wp:1", post_key="wp:1", body="", author=author, published=published)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Größe & Maß!", "größe   maß"),
        ("STRASSE", "Straße"),
        ("Café", "Cafe\u0301"),
        ("ﬁnden", "finden"),
        ("»Gut« – sagt er", "„Gut“, sagt er…"),
    ],
)
def test_marks_letter_case_and_ways_of_writing_make_no_other_words(one: str, other: str) -> None:
    assert words_of(one) == words_of(other)


@pytest.mark.parametrize(
    ("one", "other", "possible"),
    [
        (AT_NOON, PublicationDate.at(NOON + timedelta(hours=14)), True),
        (AT_NOON, PublicationDate.at(NOON + timedelta(hours=15)), False),
        (AT_NOON, THIRD, True),
        (AT_NOON, SIXTH, False),
        (AT_NOON, MARCH, True),
        (AT_NOON, MAY, False),
        (AT_NOON, PublicationDate.before(NOON + timedelta(days=300)), True),
        (AT_NOON, PublicationDate.before(NOON - timedelta(days=3)), False),
        (AT_NOON, UNDATED, True),
        (UNDATED, UNDATED, True),
        (PublicationDate.at(datetime.min.replace(tzinfo=UTC)), UNDATED, True),
        (PublicationDate.at(datetime.max.replace(tzinfo=UTC)), UNDATED, True),
    ],
)
def test_two_dates_are_one_as_far_as_each_is_known(
    one: PublicationDate, other: PublicationDate, possible: bool
) -> None:
    assert could_be_one_time(one, other) is could_be_one_time(other, one) is possible


@pytest.mark.parametrize(
    ("one", "other", "text", "same"),
    [
        (a_post("Die Brücke"), a_post("Die Brücke", THIRD), OTHER, True),
        (a_post("Die Brücke"), a_post("Die Brücke", SIXTH), LONG, False),
        (a_post("Die Brücke"), a_post("Die Brücke", MARCH), LONG, True),
        (a_post("Die Brücke"), a_post("Die Brücke", MARCH), OTHER, False),
        (a_post("Die Brücke", UNDATED), a_post("Die Brücke", UNDATED), LONG, True),
        (a_post("Die Brücke"), a_post("Die Brücke", generated=True), OTHER, False),
        (a_post("Die Brücke"), a_post("Die Brücke", generated=True), LONG, True),
        (a_post(""), a_post(""), OTHER, False),
    ],
)
def test_a_title_of_its_own_and_a_day_make_one_post_and_else_the_text_has_to_agree(
    one: Post, other: Post, text: str, same: bool
) -> None:
    assert same_post(one, LONG, other, text) is same_post(other, text, one, LONG) is same


@pytest.mark.parametrize(
    ("other", "text", "one_host", "same"),
    [
        (a_post("Rhabarber"), OTHER, False, True),
        (a_post("Rhabarber", THIRD), OTHER, False, False),
        (a_post("Rhabarber", THIRD), LONG, False, True),
        (a_post("Die Brücke", THIRD), OTHER, False, True),
        (a_post("Die Brücke", SIXTH), LONG, False, False),
        (a_post("Die Brücke", SIXTH), OTHER, True, True),
        (a_post("Rhabarber", SIXTH), LONG, True, True),
        (a_post("Rhabarber", SIXTH), OTHER, True, False),
    ],
)
def test_one_key_names_one_post_only_where_something_else_agrees(
    other: Post, text: str, one_host: bool, same: bool
) -> None:
    one = a_post("Die Brücke")
    assert same_named_post(one, LONG, other, text, one_host=one_host) is same
    assert same_named_post(other, text, one, LONG, one_host=one_host) is same


def test_two_posts_without_words_are_not_one_for_their_key() -> None:
    assert not same_named_post(a_post("", THIRD), "", a_post("", FOURTH), "", one_host=True)


@pytest.mark.parametrize(
    ("other", "text", "same"),
    [
        (a_comment("Jens Ohm"), "gut so", True),
        (a_comment("jens  ohm"), "Gut – so …", True),
        (a_comment(""), "Gut so.", True),
        (a_comment("Eva"), "Gut so.", False),
        (a_comment("Jens Ohm"), "Gut so nicht.", False),
        (a_comment("Jens Ohm", SIXTH), "Gut so.", False),
        (a_comment("Jens Ohm", THIRD), "Gut so.", True),
    ],
)
def test_a_comment_is_one_by_words_name_and_time(other: Comment, text: str, same: bool) -> None:
    one = a_comment("Jens Ohm")
    assert same_comment(one, "Gut so.", other, text) is same_comment(other, text, one, "Gut so.") is same


@pytest.mark.parametrize(
    ("other", "text", "same"),
    [
        (a_comment("Jens Ohm"), OTHER, True),
        (a_comment("Eva", THIRD), LONG, True),
        (a_comment("Jens Ohm", THIRD), f"{LONG} Nachtrag: ich weiß es jetzt.", True),
        (a_comment("Eva", THIRD), f"{LONG} Nachtrag: ich weiß es jetzt.", False),
        (a_comment("Jens Ohm", THIRD), OTHER, False),
        (a_comment("Jens Ohm", SIXTH), LONG, False),
    ],
)
def test_an_edited_comment_is_still_the_one_that_its_key_names(other: Comment, text: str, same: bool) -> None:
    assert same_named_comment(a_comment("Jens Ohm"), LONG, other, text) is same


def test_an_excerpt_is_alike_and_another_text_is_not() -> None:
    assert alike(LONG, f"{LONG} {OTHER} {OTHER}")
    assert not alike(LONG, OTHER)
    assert not alike("Die alte Brücke", LONG)


def test_what_is_undated_is_as_far_away_as_can_be() -> None:
    assert apart(AT_NOON, UNDATED) > apart(AT_NOON, MAY) > apart(AT_NOON, THIRD)


dates = st.one_of(
    st.just(UNDATED),
    st.datetimes(timezones=st.just(UTC)).map(PublicationDate.at),
    st.datetimes(timezones=st.just(UTC)).map(PublicationDate.before),
    st.dates().map(lambda day: PublicationDate.on_day(day.year, day.month, day.day)),
    st.dates().map(lambda day: PublicationDate.in_month(day.year, day.month)),
)


@settings(deadline=None)
@given(dates, dates, st.text(max_size=30), st.text(max_size=30))
def test_likeness_has_no_direction_and_everything_is_like_itself(
    first: PublicationDate, second: PublicationDate, text: str, other_text: str
) -> None:
    one, other = a_post(text, first), a_post(other_text, second)
    assert same_post(one, text, replace(one, key="mt:1"), text)
    assert same_post(one, text, other, other_text) is same_post(other, other_text, one, text)
    assert could_be_one_time(first, first)
    assert alike(text, other_text) is alike(other_text, text)
