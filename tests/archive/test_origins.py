"""Which source each piece of a discussion came from."""

import pytest

from tests.archive.records import a_comment, a_post
from tests.archive.shelf import Shelf
from tui.archive.comments import save_comments
from tui.archive.origins import comment_origins, post_origin
from tui.archive.posts import save_posts
from tui.archive.sources import add_source
from tui.model.comment import CommentStatus
from tui.model.dates import PublicationDate
from tui.model.errors import NotStored
from tui.model.post import BodyFormat


def test_each_piece_names_the_source_that_gave_it_last(shelf: Shelf) -> None:
    shelf.store(a_post(body="<p>Kurz.</p>"))
    shelf.answer(a_comment("c:1"))
    export = shelf.write(add_source, shelf.blog_id, "/export.xml", "wxr")
    held = a_comment("c:2", status=CommentStatus.HOLD)
    shelf.write(save_comments, export.id, shelf.blog_id, [(held, "Nein.")])

    post = shelf.read(post_origin, 1)
    assert (post.key, post.body_format, post.characters) == ("wp:1", BodyFormat.HTML, 12)
    assert post.source.location == "https://tassen.example/"
    comments = list(shelf.read(comment_origins, 1))
    assert [(each.key, each.status, each.source.location) for each in comments] == [
        ("c:1", CommentStatus.APPROVED, "https://tassen.example/"),
        ("c:2", CommentStatus.HOLD, "/export.xml"),
    ]


def test_what_several_sources_tell_is_given_with_each_of_them(shelf: Shelf) -> None:
    address, body = "https://tassen.example/x/", "<p>Sie hat eine Meinung.</p>"
    march = PublicationDate.in_month(2006, 3)
    shelf.store(a_post("wp:1", body=body, permalink=address, published=march))
    shelf.answer(a_comment("c:1"))
    export = shelf.write(add_source, shelf.blog_id, "/export.xml", "wxr")
    third = PublicationDate.on_day(2006, 3, 3)
    told = a_post("mt:1", body=body + " ", permalink=address, published=third)
    shelf.write(save_posts, export.id, shelf.blog_id, [(told, "Sie hat eine Meinung.")])
    shelf.write(save_comments, export.id, shelf.blog_id, [(a_comment("mt:c", "mt:1"), "Entkalken hilft.")])

    post = shelf.read(post_origin, 1)
    assert [(each.key, each.characters, each.source.format) for each in post.versions] == [
        ("wp:1", len(body), "wordpress"),
        ("mt:1", len(body) + 1, "wxr"),
    ]
    assert (post.characters, post.source.format) == (len(body), "wordpress")
    assert (post.published, [source.format for source in post.dated_by]) == (third, ["wxr"])
    [comment] = shelf.read(comment_origins, 1)
    assert [(each.key, each.source.format) for each in comment.versions] == [
        ("c:1", "wordpress"),
        ("mt:c", "wxr"),
    ]


def test_it_is_told_which_source_gave_a_parent(shelf: Shelf) -> None:
    shelf.store(a_post("wp:1"))
    export = shelf.write(add_source, shelf.blog_id, "/export.txt", "movabletype")
    shelf.answer(a_comment("c:1", author="Eva"), a_comment("c:2", parent_key="c:1"))
    shelf.write(save_comments, export.id, shelf.blog_id, [(a_comment("mt:c"), "Entkalken hilft.")])

    _, answer = shelf.read(comment_origins, 1)
    assert answer.parent_key == "c:1"
    assert [(each.source.format, each.parent_key) for each in answer.versions] == [
        ("wordpress", "c:1"),
        ("movabletype", ""),
    ]


def test_a_post_that_is_not_there_has_no_origin(shelf: Shelf) -> None:
    with pytest.raises(NotStored, match="no post 7"):
        shelf.read(post_origin, 7)
