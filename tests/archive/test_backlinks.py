"""Which posts and comments link to one another."""

import pytest

from tests.archive.records import a_post
from tests.archive.shelf import Shelf
from tui.archive import backlinks
from tui.archive.backlinks import find_backlinks
from tui.model.comment import Comment, CommentStatus
from tui.model.cross_links import Target
from tui.model.post import Post, PostStatus

HOME = "https://tassen.example"


def linking(shelf: Shelf, post_id: int, comment_id: int | None = None) -> list[tuple[int, int | None]]:
    """Give post and comment of each backlink."""
    found = shelf.read(find_backlinks, Target(post_id, comment_id))
    return [(each.post_id, each.comment_id) for each in found]


def post(number: int, *addresses: str, status: PostStatus = PostStatus.PUBLISHED) -> Post:
    return a_post(
        f"wp:{number}", f"Post {number}", links(addresses), permalink=f"{HOME}/{number}00/", status=status
    )


def comment(number: int, on: int, *addresses: str, status: CommentStatus = CommentStatus.APPROVED) -> Comment:
    return Comment(f"wp:{number}", f"wp:{on}", links(addresses), author="Jens", status=status)


def links(addresses: tuple[str, ...]) -> str:
    return "".join(f'<p><a href="{address}">dort</a></p>' for address in addresses)


def test_posts_and_comments_that_link_in_any_form_are_listed_newest_first(shelf: Shelf) -> None:
    shelf.store(
        post(1),
        post(2, "http://www.tassen.example/100", "https://kannen.example/"),
        post(3, "/?p=1"),
        post(4, f"{HOME}/?p=12", f"{HOME}/1000/", "https://kannen.example/100/"),
        post(5, f"{HOME}/100/", f"{HOME}/100/#comment-7"),
    )
    shelf.answer(comment(7, 1), comment(8, 4, f"{HOME}/100/#comment-7"), comment(9, 4, f"{HOME}/200/"))
    assert linking(shelf, 1) == [(5, None), (4, 2), (3, None), (2, None)]
    assert linking(shelf, 1, 1) == [(5, None), (4, 2)]
    assert linking(shelf, 2) == [(4, 3)]
    assert linking(shelf, 5) == []
    (told,) = shelf.read(find_backlinks, Target(2))
    assert (told.title, told.author) == ("Post 4", "Jens")


def test_drafts_and_spam_are_not_told_and_nobody_links_to_himself(shelf: Shelf) -> None:
    shelf.store(post(1, f"{HOME}/100/"), post(2, f"{HOME}/100/", status=PostStatus.DRAFT))
    shelf.answer(comment(7, 1, f"{HOME}/100/", status=CommentStatus.SPAM))
    assert linking(shelf, 1) == []


def test_percent_and_underline_in_an_address_stand_for_themselves(shelf: Shelf) -> None:
    shelf.store(
        a_post("html:1", permalink=f"{HOME}/a_b/größe/"),
        a_post("html:2", body=links((f"{HOME}/axb/größe/",))),
        a_post("html:3", body=links((f"{HOME}/a_b/gr%c3%b6%C3%9Fe/",))),
        a_post("html:4", body=links((f"{HOME}/a_b/größe",))),
    )
    assert linking(shelf, 1) == [(4, None), (3, None)]


def test_a_post_without_an_address_or_a_number_has_no_backlinks(shelf: Shelf) -> None:
    shelf.store(a_post("html:1"), post(2, f"{HOME}/"))
    assert linking(shelf, 1) == []
    assert linking(shelf, 99) == []


def test_of_very_many_the_newest_are_listed(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backlinks, "MOST", 2)
    shelf.store(post(1), *(post(number, f"{HOME}/100/") for number in range(2, 6)))
    assert linking(shelf, 1) == [(5, None), (4, None)]
