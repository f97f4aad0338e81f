"""Feeds written down in the tests."""

from tui.sources.feeds.entry import Entry
from tui.sources.feeds.reading import parse_feed

RSS_HEAD = (
    '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/"'
    ' xmlns:wfw="http://wellformedweb.org/CommentAPI/"><channel><title>Kreide &amp;amp; Tafel</title>'
    "<link>https://blog.example/</link><description>Vom Schreiben</description><language>de</language>"
)
ATOM_HEAD = (
    '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:ns0="http://purl.org/syndication/thread/1.0">'
    '<title>Kreide</title><link href="https://blog.example/"/><author><name>Ada Fink</name></author>'
)


def rss(*items: str, head: str = "") -> str:
    """Write an RSS 2.0 feed around the insides of its items."""
    return RSS_HEAD + head + "".join(f"<item>{item}</item>" for item in items) + "</channel></rss>"


def atom(*entries: str, head: str = "") -> str:
    """Write an Atom 1.0 feed around the insides of its entries; the threading prefix is ``ns0``."""
    return ATOM_HEAD + head + "".join(f"<entry>{entry}</entry>" for entry in entries) + "</feed>"


def first(feed: str | bytes, address: str = "https://blog.example/feed/") -> Entry:
    """Give the first entry of a feed."""
    return parse_feed(feed if isinstance(feed, bytes) else feed.encode(), address).entries[0]
