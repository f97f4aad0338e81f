"""What the reader knows better outlives what sources say."""

from tests.archive.records import a_comment, a_post
from tests.archive.shelf import Shelf
from tui.archive.blogs import add_blog
from tui.archive.discussions import choose_parent, chosen_parents, mute, muted_names
from tui.model.blog import BlogFacts


def with_thread(shelf: Shelf) -> tuple[int, int]:
    """Store a post with two comments, and give the ids of the post and of the second comment."""
    shelf.store(a_post())
    shelf.answer(a_comment("c:1"), a_comment("c:2", body="<p>Ja.</p>", parent_key="c:1"))
    return shelf.value("SELECT id FROM posts"), shelf.value("SELECT id FROM comments WHERE key = 'c:2'")


def test_a_chosen_parent_is_kept_over_whatever_the_source_says_later(shelf: Shelf) -> None:
    post, second = with_thread(shelf)
    assert shelf.write(choose_parent, second, "") is None
    shelf.answer(a_comment("c:2", body="<p>Doch.</p>", parent_key="c:1"))
    assert shelf.read(chosen_parents, post) == {"c:2": ""}


def test_another_choice_replaces_the_first_and_gives_it_back(shelf: Shelf) -> None:
    post, second = with_thread(shelf)
    shelf.write(choose_parent, second, "")
    assert shelf.write(choose_parent, second, "c:1") == ""
    assert shelf.read(chosen_parents, post) == {"c:2": "c:1"}
    assert shelf.write(choose_parent, second, None) == "c:1"
    assert shelf.read(chosen_parents, post) == {}


def test_a_name_is_muted_in_one_blog_until_it_is_heard_again(shelf: Shelf) -> None:
    other = shelf.write(add_blog, BlogFacts(name="Teller"))
    shelf.write(mute, shelf.blog_id, "tove", True)
    shelf.write(mute, shelf.blog_id, "tove", True)
    assert shelf.read(muted_names, shelf.blog_id) == {"tove"}
    assert shelf.read(muted_names, other) == frozenset()
    shelf.write(mute, shelf.blog_id, "tove", False)
    assert shelf.read(muted_names, shelf.blog_id) == frozenset()
