"""What is kept of a feed whose entries are broken."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sources.feeds.feed import atom, rss
from tui.sources.feeds.document import parse_document
from tui.sources.feeds.entry import Feed
from tui.sources.feeds.reading import parse_feed

NAMES = ["Kreide", "Kalk", "Gips", "Lehm"]
ITEMS = [f"<title>{name}</title><guid>https://blog.example/{name}</guid>" for name in NAMES]
ENTRIES = [f"<title>{name}</title><id>urn:{name}</id>" for name in NAMES]
DAMAGES = ["</title", "<title", "<b><i></b>", "<![CDATA[", "\x00<", "</rss>", "</feed></channel>"]


def titles(feed: Feed) -> list[str]:
    return [entry.title for entry in feed.entries]


@pytest.mark.parametrize("write", [rss, atom])
@pytest.mark.parametrize("broken", range(len(NAMES)))
@pytest.mark.parametrize("end", ["<title>Kr", "<guid", "<title>a</title>"])
def test_an_entry_without_its_end_is_named_and_costs_no_other_one(
    write: Callable[..., str], broken: int, end: str
) -> None:
    records = ITEMS if write is rss else ENTRIES
    tag = "item" if write is rss else "entry"
    text = write(*records).replace(f"{records[broken]}</{tag}>", end)

    feed = parse_feed(text.encode())
    assert [name for name in NAMES if name in titles(feed)] == NAMES[:broken] + NAMES[broken + 1 :]
    assert feed.loss == "Of its 4 entries 1 cannot be read."


def test_the_head_of_a_broken_feed_is_kept() -> None:
    feed = parse_feed(rss(*ITEMS).replace("</guid></item>", "", 1).encode())
    assert (feed.facts.name, feed.facts.url) == ("Kreide & Tafel", "https://blog.example/")


@given(st.data())
@settings(deadline=None, max_examples=150)
def test_whatever_is_broken_the_entries_before_it_stay(data: st.DataObject) -> None:
    text = rss(*ITEMS)
    place = data.draw(st.integers(text.index("<item>"), len(text) - 20))
    damaged = (
        text[:place] + data.draw(st.sampled_from(DAMAGES)) + text[place + data.draw(st.integers(0, 40)) :]
    )

    complete = text[:place].count("</item>")
    assert titles(parse_feed(damaged.encode()))[:complete] == NAMES[:complete]


def test_a_feed_that_is_well_formed_loses_nothing() -> None:
    assert parse_document(rss(*ITEMS).encode()).loss == ""
