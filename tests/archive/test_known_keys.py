"""Which records of a source are stored."""

from tests.archive.records import a_comment, a_post
from tests.archive.shelf import Shelf
from tui.archive.known_keys import unknown_keys
from tui.archive.posts import save_posts
from tui.archive.sources import add_source


def test_keys_that_name_no_record_of_the_blog_are_given_as_they_were(shelf: Shelf) -> None:
    shelf.store(a_post("wp:1"), a_post("a\0b"))
    shelf.answer(a_comment("c:1"))
    assert shelf.read(unknown_keys, "post", shelf.blog_id, ["wp:1", "wp:2", "a\0b", "x\0y"]) == {
        "wp:2",
        "x\0y",
    }
    assert shelf.read(unknown_keys, "comment", shelf.blog_id, ["c:1", "wp:1"]) == {"wp:1"}
    assert shelf.read(unknown_keys, "post", shelf.blog_id + 1, ["wp:1"]) == {"wp:1"}
    assert shelf.read(unknown_keys, "post", shelf.blog_id, []) == set()


def test_a_record_that_was_joined_is_known_by_the_keys_of_all_its_sources(shelf: Shelf) -> None:
    shelf.store(a_post("wp:1", permalink="https://tassen.example/x/"))
    export = shelf.write(add_source, shelf.blog_id, "/export.xml", "wxr")
    again = a_post("mt:1", permalink="https://tassen.example/x/")
    counts = shelf.write(save_posts, export.id, shelf.blog_id, [(again, "Sie hat eine Meinung.")])
    assert counts.joined == 1
    assert shelf.read(unknown_keys, "post", shelf.blog_id, ["wp:1", "mt:1", "mt:2"]) == {"mt:2"}
