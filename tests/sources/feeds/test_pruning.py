import pytest
from lxml import etree

from tests.sources.feeds.feed import rss
from tui.sources.feeds import pruning
from tui.sources.feeds.reading import parse_feed
from tui.sources.feeds.xml_tree import ENTRIES


def pruned(text: str) -> str:
    root = etree.fromstring(text)
    pruning.prune(root, ENTRIES)
    return etree.tostring(root, encoding="unicode")


@pytest.mark.parametrize("name", ["author", "pubDate", "tags", "keywords"])
def test_what_is_searched_by_patterns_is_short(name: str) -> None:
    assert len(pruned(f"<item><{name}>{'a,' * 5000}</{name}></item>")) < 1100


@pytest.mark.parametrize("name", ["category", "link", "enclosure"])
def test_of_a_kind_there_are_not_too_many(name: str) -> None:
    assert pruned(f"<item>{f'<{name}/>' * 1000}</item>").count(name) == 200


def test_the_text_around_what_is_taken_out_stays() -> None:
    assert pruned("<item>a<point>b</point>c<x/>d<line/>e</item>") == "<item>ac<x/>de</item>"


def test_an_element_with_attributes_without_end_has_none() -> None:
    attributes = " ".join(f"a{number}='1'" for number in range(100))
    assert pruned(f"<item {attributes}/>") == "<item/>"


def test_a_feed_of_too_many_entries_is_cut_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pruning, "_MOST_ENTRIES", 2)
    feed = parse_feed(rss("<title>a</title>", "<title>b</title>", "<title>c</title>").encode())
    assert ([entry.title for entry in feed.entries], feed.mended) == (["a", "b"], True)
