"""Which stored post a comment belongs to."""

import pytest

from tests.archive.records import a_post
from tests.archive.shelf import Shelf
from tui.archive.homes import Home, Homes, hosts_of
from tui.archive.sources import add_source
from tui.model.dates import PublicationDate

ADDRESS = "https://tassen.example/2006/03/kaffee/"


@pytest.fixture
def filled(shelf: Shelf) -> Shelf:
    """Store a post of which two sources tell, and one with an index page for its address."""
    shelf.store(
        a_post("wp:1", permalink=ADDRESS),
        a_post("wp:2", "Tee", permalink="https://tassen.example/tee/index.html"),
    )
    export = shelf.write(add_source, shelf.blog_id, "/export.txt", "movabletype")
    told = a_post("mt:1", permalink="https://alt.tassen.example/archives/000017.html")
    Shelf(shelf.archive, shelf.blog_id, export.id).store(told)
    return shelf


def home(shelf: Shelf, post_key: str, source_id: int = 0) -> str:
    found = shelf.read(Homes, shelf.blog_id, source_id).of(post_key)
    return found.post_key if found else ""


@pytest.mark.parametrize(
    ("post_key", "found"),
    [
        ("wp:1", "wp:1"),
        ("mt:1", "wp:1"),
        ("wp:9", ""),
        ("", ""),
        (f"url:{ADDRESS}", "wp:1"),
        ("url:http://www.tassen.example/2006/03/kaffee#comments", "wp:1"),
        (f"url:{ADDRESS}?utm_source=feed", "wp:1"),
        (f"url:{ADDRESS}index.php", "wp:1"),
        ("url:https://alt.tassen.example/archives/000017.html", "wp:1"),
        ("url:https://tassen.example/tee/", "wp:2"),
        ("url:/2006/03/kaffee/", "wp:1"),
        ("url:/tee", "wp:2"),
        ("url:/archives/000017.html", "wp:1"),
        ("url:/kaffee/", ""),
        ("url:/", ""),
        ("url:https://tassen.example/", ""),
        ("url:https://anders.example/2006/03/kaffee/", ""),
        ("url:", ""),
        ("url:\ud800", ""),
    ],
)
def test_a_post_is_found_by_every_key_and_address_that_is_told_of_it(
    filled: Shelf, post_key: str, found: str
) -> None:
    assert home(filled, post_key) == found


def test_a_query_that_names_the_post_counts(shelf: Shelf) -> None:
    shelf.store(
        a_post("wp:1", permalink="https://tassen.example/?p=1"),
        a_post("wp:2", permalink="https://tassen.example/?p=2"),
    )
    assert home(shelf, "url:https://tassen.example/?p=2") == "wp:2"
    assert home(shelf, "url:https://tassen.example/?p=3") == ""


def test_a_post_of_another_blog_is_no_home(filled: Shelf) -> None:
    assert filled.read(Homes, filled.blog_id + 1, 0).of("wp:1") is None
    assert filled.read(Homes, filled.blog_id + 1, 0).of(f"url:{ADDRESS}") is None


def test_where_a_key_is_anothers_the_sources_own_post_is_meant(filled: Shelf) -> None:
    site = filled.write(add_source, filled.blog_id, "https://teller.example/", "wordpress")
    strange = a_post("wp:1", "Der Teller", published=PublicationDate.on_day(2009, 1, 1))
    Shelf(filled.archive, filled.blog_id, site.id).store(strange, text="Ein Teller hat keinen Henkel.")
    own = f"wp:1#source-{site.id}"
    assert (home(filled, "wp:1"), home(filled, "wp:1", site.id)) == ("wp:1", own)
    assert filled.read(Homes, filled.blog_id, site.id).of("wp:2") == Home(2, "wp:2")


def test_a_blog_lies_on_the_hosts_of_its_posts(filled: Shelf) -> None:
    assert filled.read(hosts_of, filled.blog_id) == {"tassen.example", "alt.tassen.example"}
