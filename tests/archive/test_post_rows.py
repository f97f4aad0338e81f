from dataclasses import replace

from tests.archive.records import a_comment, a_post
from tests.archive.shelf import Shelf
from tui.archive.blogs import add_blog
from tui.archive.post_order import post_ids
from tui.archive.post_rows import PAGE, first_rows, list_rows, rows
from tui.archive.reading import mark_comments_read, open_post, star_post
from tui.model.blog import BlogFacts
from tui.model.comment import CommentStatus
from tui.model.dates import PublicationDate
from tui.model.post import PostRow, PostStatus

MARCH = PublicationDate.on_day(2006, 3, 3)


def test_a_row_shows_what_the_index_needs(shelf: Shelf) -> None:
    shelf.store(a_post(published=MARCH))
    shelf.answer(a_comment("c:1"), a_comment("c:2", status=CommentStatus.SPAM))
    assert shelf.read(first_rows, 1, 10) == [
        PostRow(1, 1, "wp:1", "Die Kaffeemaschine", False, "Ada Fink", MARCH, 1, 0, False, False)
    ]


def test_the_first_rows_are_the_newest_shown_posts(shelf: Shelf) -> None:
    shelf.store(
        a_post("a"),
        a_post("b", published=MARCH),
        a_post("c"),
        a_post("d", published=MARCH, status=PostStatus.DRAFT),
    )
    assert [row.key for row in shelf.read(first_rows, 1, 2)] == ["b", "c"]


def test_rows_come_in_the_order_asked_for_without_what_is_not_stored(shelf: Shelf) -> None:
    shelf.store(a_post("a"), a_post("b"), a_post("c"))
    assert [row.id for row in shelf.read(rows, [3, 99, 1, 2])] == [3, 1, 2]
    assert [row.id for row in shelf.read(rows, shelf.read(post_ids, 1))] == [3, 2, 1]
    assert shelf.read(rows, []) == []


def test_a_row_counts_new_comments_as_the_thread_shows_them(shelf: Shelf) -> None:
    shelf.store(a_post())
    shelf.answer(a_comment("c:1"))
    assert shelf.read(rows, [1])[0].new_comments == 0
    shelf.write(open_post, 1, "2006-03-03T14:02:00Z")
    shelf.answer(a_comment("c:2"), a_comment("c:3"), a_comment("c:4", status=CommentStatus.HOLD))
    assert shelf.read(rows, [1])[0].new_comments == 2
    shelf.write(mark_comments_read, [3], True)
    assert shelf.read(rows, [1])[0].new_comments == 1
    shelf.write(open_post, 1, "2006-03-04T14:02:00Z")
    assert shelf.read(rows, [1])[0].new_comments == 0


def test_the_list_holds_everything_but_the_bodies(shelf: Shelf) -> None:
    post = replace(a_post(published=MARCH), tags=("kalk",), slug="kaffee", excerpt="Sie hat")
    shelf.store(post)
    shelf.write(star_post, 1, True)
    (listed,) = shelf.read(list_rows)
    assert listed.post == replace(post, body="", excerpt="")
    assert (listed.id, listed.blog, listed.starred, listed.text) == (1, "Tassen", True, "")


def test_the_list_of_all_blogs_is_in_one_order(shelf: Shelf) -> None:
    other = Shelf(shelf.archive, shelf.write(add_blog, BlogFacts()), shelf.source_id)
    shelf.store(a_post("a", published=PublicationDate.in_month(2005, 1)), a_post("b", published=MARCH))
    other.store(a_post("c", published=PublicationDate.in_month(2006, 1)), a_post("d"))
    assert [listed.post.key for listed in shelf.read(list_rows)] == ["b", "c", "a", "d"]
    assert [listed.post.key for listed in shelf.read(list_rows, other.blog_id)] == ["c", "d"]
    assert [listed.post.key for listed in shelf.read(list_rows, None, 3)] == ["b", "c", "a"]


def test_a_list_longer_than_a_page_is_whole(shelf: Shelf) -> None:
    shelf.store(*(a_post(f"wp:{number}") for number in range(PAGE + 2)))
    assert [listed.id for listed in shelf.read(list_rows)] == list(range(PAGE + 2, 0, -1))
