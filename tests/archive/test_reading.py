import pytest

from tests.archive.records import a_comment, a_post
from tests.archive.shelf import Shelf
from tui.archive.blogs import load_blog
from tui.archive.comments import load_comments
from tui.archive.posts import load_post
from tui.archive.reading import (
    PostReading,
    load_place,
    mark_comments_read,
    mark_read,
    mark_read_up_to,
    open_post,
    save_place,
    star_comment,
    star_post,
)
from tui.model.dates import PublicationDate
from tui.model.errors import NotStored
from tui.model.post import PostStatus


def unread(shelf: Shelf) -> int:
    return shelf.read(load_blog, 1).unread


def test_marking_tells_which_posts_changed_so_that_it_can_be_undone(shelf: Shelf) -> None:
    shelf.store(a_post("a"), a_post("b"), a_post("c"))
    assert shelf.write(mark_read, [2], True) == [2]
    assert shelf.write(mark_read, [3, 2, 1, 99], True) == [1, 3]
    assert unread(shelf) == 0
    assert shelf.write(mark_read, [1, 3], False) == [1, 3]
    assert [shelf.read(load_post, post_id).read for post_id in (1, 2, 3)] == [False, True, False]
    assert unread(shelf) == 2


def test_marking_nothing_changes_nothing(shelf: Shelf) -> None:
    shelf.store(a_post())
    assert shelf.write(mark_read, [], True) == []
    assert shelf.write(mark_read, [1], False) == []


def test_reading_up_to_a_post_marks_it_and_everything_older(shelf: Shelf) -> None:
    shelf.store(
        a_post("new", published=PublicationDate.in_month(2006, 3)),
        a_post("here", published=PublicationDate.in_month(2006, 2)),
        a_post("old", published=PublicationDate.in_month(2006, 1)),
        a_post("undated"),
        a_post("draft", status=PostStatus.DRAFT),
    )
    shelf.write(mark_read, [3], True)
    assert shelf.write(mark_read_up_to, 1, 2) == [2, 4]
    assert unread(shelf) == 1
    assert shelf.write(mark_read_up_to, 1, 99) == []


def test_a_star_comes_and_goes_and_leaves_the_rest(shelf: Shelf) -> None:
    shelf.store(a_post())
    shelf.write(mark_read, [1], True)
    shelf.write(star_post, 1, True)
    assert (shelf.read(load_post, 1).starred, shelf.read(load_post, 1).read) == (True, True)
    shelf.write(star_post, 1, False)
    assert (shelf.read(load_post, 1).starred, shelf.read(load_post, 1).read) == (False, True)


def test_opening_a_post_reads_it_and_tells_what_was_before(shelf: Shelf) -> None:
    shelf.store(a_post())
    shelf.answer(a_comment("c:1"), a_comment("c:2"))
    assert shelf.write(open_post, 1, "2006-03-03T14:02:00Z") == PostReading()
    assert unread(shelf) == 0
    assert shelf.write(open_post, 1, "2006-03-04T08:00:00Z") == PostReading(
        read=True, starred=False, seen_comment_id=2, opened="2006-03-03T14:02:00Z"
    )


def test_a_post_that_is_not_stored_cannot_be_opened(shelf: Shelf) -> None:
    with pytest.raises(NotStored):
        shelf.write(open_post, 1, "2006-03-03T14:02:00Z")


def test_marking_comments_tells_which_changed(shelf: Shelf) -> None:
    shelf.store(a_post())
    shelf.answer(a_comment("c:1"), a_comment("c:2"))
    shelf.write(star_comment, 1, True)
    assert shelf.write(mark_comments_read, [2, 1], True) == [1, 2]
    assert shelf.write(mark_comments_read, [1], False) == [1]
    assert shelf.write(mark_comments_read, [1, 2], True) == [1]
    assert shelf.read(load_comments, 1)[0].starred


def test_a_post_that_is_published_later_is_unread_unless_it_was_read(shelf: Shelf) -> None:
    shelf.store(a_post("a", status=PostStatus.DRAFT), a_post("b", status=PostStatus.DRAFT))
    shelf.write(mark_read, [1], True)
    assert unread(shelf) == 0
    shelf.store(a_post("a"), a_post("b"))
    assert (shelf.read(load_blog, 1).posts, unread(shelf)) == (2, 1)


def test_places_of_a_blog_and_of_the_library_are_apart(shelf: Shelf) -> None:
    shelf.write(save_place, 1, "post", '{"id": 3}')
    shelf.write(save_place, None, "post", '{"id": 4}')
    shelf.write(save_place, None, "post", '{"id": 5}')
    assert shelf.read(load_place, 1, "post") == '{"id": 3}'
    assert shelf.read(load_place, None, "post") == '{"id": 5}'
    assert shelf.read(load_place, 1, "pane") is None
