"""What several sources tell becomes one record."""

from dataclasses import replace
from datetime import UTC, datetime
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.model.comment import Comment, CommentStatus
from tui.model.dates import UNDATED, PublicationDate
from tui.model.joining import BEST_FIRST, Record, Told, joined_comment, joined_post
from tui.model.post import Post, PostStatus

THIRD = PublicationDate.on_day(2006, 3, 3)
NOON = PublicationDate.at(datetime(2006, 3, 3, 12, tzinfo=UTC))
WHOLE = "Die alte Brücke ist gesperrt."


def told(format: str, source_id: int = 1, text: str = WHOLE, **facts: object) -> Told[Post]:
    post = Post(key=f"{format}:{source_id}", title="Die Brücke", body=f"<p>{text}</p>")
    return Told(source_id, format, replace(post, **facts), text)  # type: ignore[arg-type]  # facts of a post by name


def remark(format: str, source_id: int = 1, text: str = "Gut so.", **facts: object) -> Told[Comment]:
    comment = Comment(key=f"{format}:{source_id}", post_key="", body=text)
    return Told(source_id, format, replace(comment, **facts), text)  # type: ignore[arg-type]  # facts of a comment


def test_the_body_is_the_better_sources() -> None:
    feed, export = told("feed", 1, "Die alte Brücke ist zu."), told("wxr", 2)
    post, body = joined_post("wp:1", [feed, export])
    assert (post.key, post.body, body) == ("wp:1", export.record.body, export)


def test_a_piece_of_the_body_gives_way_to_the_whole() -> None:
    teaser, pages = told("wordpress", 1, WHOLE[:16]), told("pages", 2)
    post, body = joined_post("wp:1", [teaser, pages])
    assert (post.body, body) == (pages.record.body, pages)


@pytest.mark.parametrize(
    ("dates", "best"),
    [
        ([PublicationDate.in_month(2006, 3), NOON, THIRD], NOON),
        ([PublicationDate.in_month(2006, 3), UNDATED], PublicationDate.in_month(2006, 3)),
        ([THIRD, PublicationDate.on_day(2006, 3, 4)], THIRD),
        (
            [PublicationDate.before(datetime(2006, month, 1, tzinfo=UTC)) for month in (5, 4, 6)],
            PublicationDate.before(datetime(2006, 4, 1, tzinfo=UTC)),
        ),
        ([UNDATED, UNDATED], UNDATED),
    ],
)
def test_the_most_exact_date_wins(dates: list[PublicationDate], best: PublicationDate) -> None:
    versions = [told("wxr", number, published=date) for number, date in enumerate(dates)]
    assert joined_post("wp:1", versions)[0].published == best


def test_a_title_of_its_own_beats_one_that_was_made() -> None:
    made = told("wordpress", 1, title="Die alte Brücke ist …", title_generated=True)
    post, _ = joined_post("wp:1", [made, told("movabletype", 2)])
    assert (post.title, post.title_generated) == ("Die Brücke", False)


def test_what_the_better_source_does_not_say_another_does() -> None:
    silent = told("wordpress", 1, status=PostStatus.PRIVATE)
    other = told("feed", 2, author="Ada Fink", tags=("stadt",), comment_count=0, comments_open=False)
    post, _ = joined_post("wp:1", [other, silent])
    assert (post.author, post.tags, post.comment_count, post.comments_open) == (
        "Ada Fink",
        ("stadt",),
        0,
        False,
    )
    assert post.status is PostStatus.PRIVATE


def test_of_two_exports_the_one_with_the_later_change_is_better() -> None:
    older = told("wxr", 1, "Die alte Brücke ist zu.", updated=THIRD)
    newer = told("wxr", 2, updated=PublicationDate.on_day(2007, 1, 1))
    assert joined_post("wp:1", [older, newer])[1] == newer
    assert joined_post("wp:1", [told("wxr", 2), told("wxr", 1)])[1].source_id == 1


def test_of_two_that_tell_no_change_the_longer_one_is_better() -> None:
    teaser, whole = told("pages", 1, "Die alte Brücke ist …"), told("pages", 2)
    assert joined_post("page:1", [teaser, whole])[1] == whole


def test_a_body_withheld_by_one_source_is_open_where_another_gives_it() -> None:
    locked = told("wordpress", 1, "", body="", protected=True)
    post, _ = joined_post("wp:1", [locked, told("wxr", 2)])
    assert (post.protected, post.body) == (False, f"<p>{WHOLE}</p>")


def test_parents_are_those_of_a_source_that_keeps_them() -> None:
    flat = remark("wordpress", 1, parent_key="", threaded=False)
    nested = remark("feed", 2, parent_key="feed:1", threaded=True)
    comment, _ = joined_comment("wp:2", "wp:1", [flat, nested])
    assert (comment.parent_key, comment.threaded, comment.post_key) == ("feed:1", True, "wp:1")


def test_the_better_source_says_whether_a_comment_is_shown() -> None:
    held = remark("wordpress", 1, status=CommentStatus.SPAM)
    comment, _ = joined_comment("wp:2", "wp:1", [remark("feed", 2), held])
    assert comment.status is CommentStatus.SPAM


dates = st.one_of(
    st.just(UNDATED),
    st.datetimes(timezones=st.just(UTC)).map(PublicationDate.at),
    st.datetimes(timezones=st.just(UTC)).map(PublicationDate.before),
    st.dates().map(lambda day: PublicationDate.in_month(day.year, day.month)),
)
words = st.sampled_from(["", "Brücke", "Die alte Brücke", "Die alte Brücke ist gesperrt"])
formats = st.sampled_from([*BEST_FIRST, "mentions"])
posts = st.builds(
    Post,
    key=st.sampled_from(["wp:1", "mt:1", "feed:1"]),
    title=words,
    body=words,
    author=words,
    published=dates,
    updated=dates,
    permalink=words,
    tags=st.lists(words, max_size=2).map(tuple),
    comment_count=st.none() | st.integers(0, 3),
    title_generated=st.booleans(),
)
comments = st.builds(
    Comment,
    key=st.sampled_from(["wp:1", "mt:1", "feed:1"]),
    post_key=st.just(""),
    body=words,
    author=words,
    published=dates,
    parent_key=words,
    threaded=st.booleans(),
    by_post_author=st.none() | st.booleans(),
)


@st.composite
def versions(draw: st.DrawFn, records: st.SearchStrategy[Record]) -> list[Told[Record]]:
    drawn = draw(st.lists(st.tuples(formats, records), min_size=1, max_size=5))
    return [Told(number, format, record, record.body) for number, (format, record) in enumerate(drawn)]


@settings(deadline=None)
@given(versions(posts), st.randoms())
def test_a_joined_post_says_nothing_that_no_source_told_in_whatever_order(
    told: list[Told[Post]], chance: Random
) -> None:
    post, body = joined_post("wp:7", told)
    shuffled = list(told)
    chance.shuffle(shuffled)
    assert joined_post("wp:7", shuffled) == (post, body)
    assert body in told
    for name in ("title", "body", "author", "published", "updated", "permalink", "tags", "comment_count"):
        assert getattr(post, name) in [getattr(each.record, name) for each in told]
    assert joined_post("wp:7", [replace(body, record=post)])[0] == post


@settings(deadline=None)
@given(versions(comments), st.randoms())
def test_a_joined_comment_says_nothing_that_no_source_told_in_whatever_order(
    told: list[Told[Comment]], chance: Random
) -> None:
    comment, body = joined_comment("wp:7", "wp:1", told)
    shuffled = list(told)
    chance.shuffle(shuffled)
    assert joined_comment("wp:7", "wp:1", shuffled) == (comment, body)
    assert body in told
    for name in ("body", "author", "published", "by_post_author"):
        assert getattr(comment, name) in [getattr(each.record, name) for each in told]
    pairs = [(each.record.parent_key, each.record.threaded) for each in told]
    assert (comment.parent_key, comment.threaded) in pairs
