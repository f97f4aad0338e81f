import pytest

from tests.archive.records import a_comment, a_post
from tests.archive.shelf import Shelf
from tui.archive.blogs import (
    add_blog,
    find_blog,
    list_blogs,
    load_blog,
    mark_synced,
    remove_blog,
    update_facts,
)
from tui.archive.integrity import check
from tui.archive.reading import save_place, star_post
from tui.archive.search import search
from tui.model.blog import Blog, BlogFacts
from tui.model.errors import NotStored


def test_a_blog_comes_back_with_its_facts(shelf: Shelf) -> None:
    facts = BlogFacts("Züge", "http://zug.example", "Pünktlich.", "de", "Europe/Berlin")
    blog_id = shelf.write(add_blog, facts)
    assert shelf.read(load_blog, blog_id) == Blog(blog_id, facts)


def test_only_what_a_source_says_replaces_what_was_known(shelf: Shelf) -> None:
    shelf.write(update_facts, 1, BlogFacts(name="Alle Tassen", language="de"))
    assert shelf.read(load_blog, 1).facts == BlogFacts("Alle Tassen", "https://tassen.example/", "", "de", "")


@pytest.mark.parametrize(
    "name", ["1", "tassen", "TASSEN ", "https://tassen.example/", "http://Tassen.example", "tassen.example"]
)
def test_a_blog_is_found_by_id_name_or_address(shelf: Shelf, name: str) -> None:
    shelf.write(add_blog, BlogFacts(name="Andere"))
    found = shelf.read(find_blog, name)
    assert found is not None
    assert found.id == 1


@pytest.mark.parametrize("name", ["", "3", "tass", "example"])
def test_a_blog_that_is_not_stored_is_not_found(shelf: Shelf, name: str) -> None:
    shelf.write(add_blog, BlogFacts(name="Andere"))
    assert shelf.read(find_blog, name) is None


def test_a_blog_that_is_not_stored_cannot_be_loaded(shelf: Shelf) -> None:
    with pytest.raises(NotStored, match="no blog 7"):
        shelf.read(load_blog, 7)


def test_the_last_sync_is_remembered(shelf: Shelf) -> None:
    shelf.write(mark_synced, 1, "2026-11-23T09:00:00Z")
    assert shelf.read(load_blog, 1).synced == "2026-11-23T09:00:00Z"


def test_a_removed_blog_leaves_nothing_and_its_id_is_not_used_again(shelf: Shelf) -> None:
    shelf.store(a_post())
    shelf.answer(a_comment())
    shelf.write(star_post, 1, True)
    shelf.write(save_place, 1, "post", "1")
    shelf.write(remove_blog, 1)
    assert shelf.read(list_blogs) == []
    assert shelf.read(search, "Meinung") == []
    tables = ["sources", "posts", "post_bodies", "comments", "comment_bodies", "post_reading", "places"]
    assert [shelf.value(f"SELECT count(*) FROM {table}") for table in tables] == [0] * len(tables)
    assert shelf.write(check) == []
    assert shelf.write(add_blog, BlogFacts(name="Neu")) == 2


def test_a_name_that_the_reader_gave_is_overruled_by_no_source(shelf: Shelf) -> None:
    blog_id = shelf.write(add_blog, BlogFacts("Züge"), given_name="Meine Züge")
    shelf.write(update_facts, blog_id, BlogFacts("Alle Züge", "https://zug.example"))
    assert shelf.read(load_blog, blog_id).facts == BlogFacts("Meine Züge", "https://zug.example")
