"""Plain items of RSS 2.0 are what feedparser would make of them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sources.feeds.feed import rss
from tui.sources.feeds import plain_items, syndication
from tui.sources.feeds.entry import Feed
from tui.sources.feeds.reading import parse_feed

FIELDS = {
    "title": [
        *("Tafel", " a\n b ", "Essen &amp; Trinken", "&amp;lt;b&amp;gt;", "&lt;b>x&lt;/b>", "a &lt; b", ""),
    ],
    "link": [
        *("https://blog.example/a/?p=1&amp;b=2#c", "https://blog.example/a", "/a", "x", ""),
        *("http://a//b/../c", "http:///a.example/"),
    ],
    "guid": ["https://blog.example/?p=7", " 7 ", ""],
    "description": [
        *(
            "&lt;p>Ein &amp;amp; Satz.&lt;/p>",
            "<![CDATA[<b>x</b>]]>",
            "<b>x</b>y",
            " ",
            "\xc3\xbc",
            "\x85 \xe4",
        ),
    ],
    "content:encoded": ["<![CDATA[<p>Ganz &amp; gar.</p>]]>", "", "\xfc"],
    "dc:creator": ["Ada Fink", "<![CDATA[A & B]]>", "ada@blog.example (Ada)", "", "\xc3\xa4"],
    "author": ["Ben", "ben@blog.example (Ben)"],
    "category": ["Musik", "<![CDATA[Essen & Trinken]]>", " ", "&amp;uuml;"],
    "pubDate": [
        *("Tue, 30 Jun 2026 21:11:45 +0000", "Mon, 2 Jan 2006 15:04:05 -0730"),
        *("Sun, 06 Nov 1994 08:49:37 GMT", "Mon, 30 Feb 2006 15:04:05 +0000"),
        *("Mon, 02 Jan 2006 23:59:60 GMT", "2006-01-02", "30. Mai 2006", ""),
        *("Fri, 02 Jan 2006 24:04:05 +0100", "Mon, 02 Jan 0006 15:04:05 GMT"),
        *("Mon, 02 Jan 2006 15:04:05 +9900", "Fri, 01 Jan 1000 00:00:00 +0000"),
    ],
    "slash:comments": ["3", "x", ""],
    "wfw:commentRss": ["https://blog.example/a/feed/", "feed", ""],
    "comments": ["https://blog.example/a/#comments"],
    "enclosure": [""],
}
EXTRAS = ["", "", "", "", " isPermaLink='false'", " isPermaLink='true'", " domain='x'", " type='text'"]
FIELD = st.sampled_from(sorted(FIELDS)).flatmap(
    lambda name: st.tuples(st.just(name), st.sampled_from(FIELDS[name]), st.sampled_from(EXTRAS))
)
ITEM = st.lists(FIELD, max_size=9).map(
    lambda fields: "".join(f"<{name}{extra}>{text}</{name}>" for name, text, extra in fields)
)
PLAIN = (
    "<title>Tafel</title><link>https://blog.example/a/</link><dc:creator><![CDATA[Ada]]></dc:creator>"
    "<pubDate>Tue, 30 Jun 2026 21:11:45 +0000</pubDate><category>Musik</category>"
    "<guid isPermaLink='false'>7</guid><description>Ein Satz.</description>"
    "<content:encoded><![CDATA[<p>Ein Satz.</p>]]></content:encoded><slash:comments>0</slash:comments>"
)


def by_feedparser(feed: str) -> Feed:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(syndication, "take_plain_items", lambda root, extensions: {})
        return parse_feed(feed.encode(), "https://blog.example/feed/")


@given(st.lists(ITEM, min_size=1, max_size=4), st.sampled_from(["", "<generator>Textpattern</generator>"]))
@settings(deadline=None, max_examples=60)
def test_both_ways_give_the_same(items: list[str], head: str) -> None:
    feed = rss(*items, head=head)
    assert parse_feed(feed.encode(), "https://blog.example/feed/") == by_feedparser(feed)


@pytest.mark.parametrize("name", sorted(FIELDS))
def test_each_field_beside_the_usual_ones_gives_the_same_both_ways(name: str) -> None:
    for text in FIELDS[name]:
        added = f"<{name}>{text}</{name}>"
        changed = PLAIN if f"<{name}>" not in PLAIN else PLAIN.replace(f"<{name}>", f"{added}<{name}>")
        feed = rss(PLAIN, added + PLAIN, changed, PLAIN.replace("Tafel", text) + "<b/>", PLAIN + added)
        assert parse_feed(feed.encode(), "https://blog.example/feed/") == by_feedparser(feed)


def test_what_most_programs_write_needs_no_closer_look(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[int] = []
    take = plain_items.take_plain_items

    def counted(*arguments: object) -> object:
        found = take(*arguments)  # type: ignore[arg-type]  # as it was called
        taken.extend(found)
        return found

    monkeypatch.setattr(syndication, "take_plain_items", counted)
    feed = parse_feed(rss(PLAIN, PLAIN + "<enclosure/>", PLAIN).encode())
    assert taken == [0, 2]
    assert [entry.title for entry in feed.entries] == ["Tafel"] * 3
