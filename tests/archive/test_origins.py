"""Which source each piece of a discussion came from."""

import pytest

from tests.archive.records import a_comment, a_post
from tests.archive.shelf import Shelf
from tui.archive.comments import save_comments
from tui.archive.origins import comment_origins, post_origin
from tui.archive.sources import add_source
from tui.model.comment import CommentStatus
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


def test_a_post_that_is_not_there_has_no_origin(shelf: Shelf) -> None:
    with pytest.raises(NotStored, match="no post 7"):
        shelf.read(post_origin, 7)
