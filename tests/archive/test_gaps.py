"""What the stored records themselves say that is missing."""

from dataclasses import replace

import pytest

from tests.archive.records import a_comment, a_post
from tests.archive.shelf import Shelf
from tui.archive.gaps import (
    AnswerToNothing,
    HomelessMark,
    MiscountedPost,
    UndatedPost,
    answers_to_nothing,
    homeless_marks,
    miscounted_posts,
    undated_posts,
)
from tui.archive.reading import mark_read, star_comment, star_post
from tui.model.comment import CommentStatus
from tui.model.dates import PublicationDate


@pytest.mark.parametrize(
    ("said", "is_missing_some"),
    [(None, False), (0, True), (1, True), (2, False), (3, False), (4, True)],
)
def test_a_source_may_count_hidden_comments_or_leave_them_out(
    shelf: Shelf, said: int | None, is_missing_some: bool
) -> None:
    shelf.store(replace(a_post(), comment_count=said))
    shelf.answer(a_comment("c:1"), a_comment("c:2"), a_comment("c:3", status=CommentStatus.HOLD))
    expected = [MiscountedPost(1, "Die Kaffeemaschine", said or 0, 2, 1)] if is_missing_some else []
    assert list(shelf.read(miscounted_posts, [shelf.blog_id])) == expected


def test_an_answer_to_a_comment_that_is_not_stored_is_given(shelf: Shelf) -> None:
    shelf.store(a_post())
    shelf.answer(a_comment("c:1"), a_comment("c:2", parent_key="c:1"), a_comment("c:3", parent_key="c:9"))
    assert list(shelf.read(answers_to_nothing, [shelf.blog_id])) == [
        AnswerToNothing(3, "c:3", "Jens Ohm", 1, "c:9")
    ]


def test_only_a_post_of_which_nothing_is_known_is_undated(shelf: Shelf) -> None:
    shelf.store(a_post("wp:1"), a_post("wp:2", published=PublicationDate.in_month(2006, 3)))
    assert list(shelf.read(undated_posts, [shelf.blog_id])) == [UndatedPost(1, "wp:1", "Die Kaffeemaschine")]


def test_marks_on_what_is_not_stored_are_given(shelf: Shelf) -> None:
    shelf.store(a_post("wp:1"), a_post("wp:2"))
    shelf.answer(a_comment("c:1"), a_comment("c:2"))
    for number in (1, 2):
        shelf.write(star_comment, number, True)
        shelf.write(mark_read, [number], True)
    shelf.write(star_post, 2, True)
    assert list(shelf.read(homeless_marks, [shelf.blog_id])) == []

    with shelf.archive.writing() as connection:
        connection.execute("UPDATE post_reading SET key = 'gone:1' WHERE key = 'wp:1'")
        connection.execute("UPDATE comment_reading SET key = 'gone:2' WHERE key = 'c:2'")
    assert list(shelf.read(homeless_marks, [shelf.blog_id])) == [
        HomelessMark("post", "gone:1", False),
        HomelessMark("comment", "gone:2", True),
    ]


@pytest.mark.parametrize("ask", [miscounted_posts, answers_to_nothing, undated_posts, homeless_marks])
def test_other_blogs_are_left_out(shelf: Shelf, ask: object) -> None:
    shelf.store(replace(a_post(), comment_count=7))
    shelf.answer(a_comment(parent_key="c:9"))
    shelf.write(star_post, 1, True)
    assert callable(ask)
    assert list(ask(shelf.archive.reader(), [shelf.blog_id + 1])) == []
