"""Which posts their author answered, by the source's word or else by the name."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.archive.records import a_comment, a_post
from tests.archive.shelf import Shelf
from tui.archive.post_order import next_answered, whole_order
from tui.archive.post_rows import rows
from tui.model.comment import Comment, CommentKind, CommentStatus
from tui.model.dates import PublicationDate


def store(shelf: Shelf, *comments: Comment) -> None:
    """Store a post by Ada Fink for each comment, the first one the oldest, with the comment below it."""
    for day, comment in enumerate(comments, 1):
        date = PublicationDate.at(datetime(2006, 3, day, tzinfo=UTC))
        shelf.store(a_post(f"wp:{day}", published=date))
        shelf.answer(replace(comment, key=f"c:{day}", post_key=f"wp:{day}"))


def answered(shelf: Shelf) -> list[int]:
    """List the days of the posts that count as answered."""
    found = shelf.read(whole_order, shelf.blog_id, answered=True)[0]
    marked = [row.id for row in shelf.read(rows, shelf.read(whole_order, shelf.blog_id)[0]) if row.answered]
    assert list(found) == marked
    return [
        shelf.value("SELECT CAST(substr(key, 4) AS INTEGER) FROM posts WHERE id = ?", post) for post in found
    ]


@pytest.mark.parametrize(
    ("comment", "counts"),
    [
        (a_comment(author="Ada Fink"), True),
        (a_comment(author=" ada  FINK."), True),
        (a_comment(author="Jens Ohm"), False),
        (a_comment(author=""), False),
        (replace(a_comment(author="Admin"), by_post_author=True), True),
        (replace(a_comment(author="Ada Fink"), by_post_author=False), False),
        (replace(a_comment(author="Ada Fink"), kind=CommentKind.PINGBACK), False),
        (a_comment(author="Ada Fink", status=CommentStatus.SPAM), False),
    ],
)
def test_a_post_is_answered_where_its_author_wrote_a_comment(
    shelf: Shelf, comment: Comment, counts: bool
) -> None:
    store(shelf, comment)
    assert answered(shelf) == ([1] if counts else [])


def test_the_months_count_the_answered_posts_alone(shelf: Shelf) -> None:
    store(shelf, a_comment(author="Ada Fink"), a_comment(), a_comment(author="Ada Fink"))
    assert answered(shelf) == [3, 1]
    assert shelf.read(whole_order, shelf.blog_id, answered=True)[1] == [("2006-03", 2)]


def test_the_nearest_answered_post_is_found_on_either_side(shelf: Shelf) -> None:
    store(shelf, a_comment(author="Ada Fink"), a_comment(), a_comment(author="Ada Fink"))
    third, second, first = shelf.read(whole_order, shelf.blog_id)[0]
    assert shelf.read(next_answered, shelf.blog_id, second, newer=True) == third
    assert shelf.read(next_answered, shelf.blog_id, second, newer=False) == first
    assert shelf.read(next_answered, shelf.blog_id, first, newer=False) is None
    assert shelf.read(next_answered, shelf.blog_id, 99, newer=False) is None
