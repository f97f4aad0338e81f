"""A post that is ready for the panes lays its comments out once for each wish."""

from collections.abc import Iterator

import pytest

from tests.archive.shelf import Shelf
from tests.screens.room import a_reply
from tui.archive.posts import find_post
from tui.model.thread import Thread, ThreadView, arrange
from tui.model.thread_filters import CommentFilter, narrowed
from tui.model.thread_order import CommentOrder
from tui.screens.opened_post import KEPT_LAYOUTS, OpenedPost
from tui.screens.post_loading import open_post
from tui.services.library import Library


@pytest.fixture
def opened(shelf: Shelf) -> Iterator[OpenedPost]:
    """Give a post with comments by two people."""
    shelf.answer(*(a_reply(number, author=name, post=2) for number, name in ((30, "Mia"), (31, "Tove"))))
    post_id = find_post(shelf.archive.reader(), "wp:2")
    assert post_id is not None
    library = Library(shelf.archive)
    yield open_post(library, post_id, ascii_only=False)
    library.conversion.close()


def authors(thread: Thread) -> list[str]:
    """List who wrote the comments, from the top."""
    return [entry.stored.comment.author for entry in thread.entries]


def test_the_same_wish_gives_the_same_thread(opened: OpenedPost) -> None:
    thread = opened.thread(ThreadView.FLAT, CommentOrder.NEWEST)
    assert thread == arrange(opened.comments, opened.answers, ThreadView.FLAT, CommentOrder.NEWEST)
    assert opened.thread(ThreadView.FLAT, CommentOrder.NEWEST) is thread


def test_a_filter_leaves_what_is_wanted_of_the_whole_thread(opened: OpenedPost) -> None:
    wanted = CommentFilter(author="Tove")
    whole = opened.thread(ThreadView.INFERRED)
    thread = opened.thread(ThreadView.INFERRED, wanted=wanted)
    assert thread == narrowed(whole, wanted.chosen(whole, opened.stored.post.author))
    assert authors(thread) == ["Tove"]


def test_a_comment_that_was_starred_is_starred_in_a_thread_that_was_laid_out_before(
    opened: OpenedPost,
) -> None:
    opened.thread(ThreadView.INFERRED)
    last = opened.comments[-1].id
    thread = opened.with_comment_starred(last, True).thread(ThreadView.INFERRED)
    assert [entry.stored.starred for entry in thread.entries if entry.stored.id == last] == [True]


def test_only_the_last_layouts_are_kept(opened: OpenedPost) -> None:
    first = opened.thread(ThreadView.INFERRED, CommentOrder.THREAD)
    others = [CommentOrder.OLDEST, CommentOrder.NEWEST, CommentOrder.AUTHOR]
    assert len(others) == KEPT_LAYOUTS
    kept = [opened.thread(ThreadView.INFERRED, order) for order in others]
    assert [
        opened.thread(ThreadView.INFERRED, order) is thread
        for order, thread in zip(others, kept, strict=True)
    ]
    again = opened.thread(ThreadView.INFERRED, CommentOrder.THREAD)
    assert again == first
    assert again is not first
