from tests.archive.shelf import Shelf
from tui.archive.blogs import add_blog
from tui.archive.sources import add_source, find_source, list_sources
from tui.model.blog import BlogFacts, SourceRecord

FIRST = SourceRecord(1, 1, "https://tassen.example/", "wordpress")


def test_a_blog_has_several_sources(shelf: Shelf) -> None:
    second = shelf.write(add_source, 1, "/home/ada/tassen.xml", "wxr")
    assert second == SourceRecord(2, 1, "/home/ada/tassen.xml", "wxr")
    assert shelf.read(list_sources, 1) == [FIRST, second]


def test_the_sources_of_all_blogs_are_listed_blog_by_blog(shelf: Shelf) -> None:
    other = shelf.write(add_blog, BlogFacts(name="Andere"))
    far = shelf.write(add_source, other, "/home/ada/andere", "pages")
    near = shelf.write(add_source, 1, "/home/ada/tassen.xml", "wxr")
    assert shelf.read(list_sources) == [FIRST, near, far]
    assert shelf.read(list_sources, 99) == []


def test_a_source_is_found_by_its_location(shelf: Shelf) -> None:
    assert shelf.read(find_source, "https://tassen.example/") == FIRST
    assert shelf.read(find_source, "https://tassen.example") is None


def test_a_known_location_keeps_its_blog_and_takes_the_new_format(shelf: Shelf) -> None:
    other = shelf.write(add_blog, BlogFacts(name="Andere"))
    again = shelf.write(add_source, other, "https://tassen.example/", "pages")
    assert again == SourceRecord(1, 1, "https://tassen.example/", "pages")
