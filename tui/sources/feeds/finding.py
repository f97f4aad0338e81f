"""The way from any address of a blog to its feed."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from tui.model.errors import SourceError, SourceUnknown
from tui.sources.feeds.discussion import sort_entries
from tui.sources.feeds.entry import Entry
from tui.sources.feeds.fetching import ACCEPTED, fetch_feed, read_answer
from tui.sources.feeds.links import named_feeds
from tui.sources.feeds.reading import looks_like_a_feed
from tui.sources.feeds.source import FeedSource
from tui.sources.http_client import HttpClient

_MOST_NAMED = 6
_BEGINNING = 64 * 1024
_PAGE = f"text/html, {ACCEPTED}"
_GUESSES = (
    *("feed/", "?feed=rss2", "feed/atom/", "atom.xml", "index.xml", "rss.xml", "feed.xml", "index.rdf"),
    *("feed.json", "feeds/posts/default", "rss.php?version=2.0", "rss/"),
)
"""Where WordPress, static generators, Movable Type, Blogger, Serendipity and Ghost keep their feeds."""


class _Posts(NamedTuple):
    """A feed that holds posts, or nothing yet."""

    url: str
    entries: Sequence[Entry]


async def find_feed(address: str, http: HttpClient) -> FeedSource:
    """Find the feed of posts that an address is or its page names, else where feeds usually lie.

    Of several the first that holds whole posts is taken. Raises ``SourceUnknown`` when there is none, and the
    ``SourceError`` of the page itself when that cannot be had.
    """
    page = await http.get(address, accept=_PAGE, may_be_feed=True)
    if not page.ok:
        raise page.error()
    if looks_like_a_feed(page.body[:_BEGINNING]):
        return FeedSource(http, (await read_answer(page)).url)
    named = [link.address for link in named_feeds(page)][:_MOST_NAMED]
    found = await _richest(named, http) or await _first(_guesses(page.url), http)
    if not found:
        raise SourceUnknown(f"{page.url} names no feed of its posts, and none is where feeds usually lie.")
    return FeedSource(http, found)


async def _richest(addresses: Iterable[str], http: HttpClient) -> str:
    """Give the first feed that holds whole posts, else the first that holds posts, else nothing."""
    in_part = ""
    for address in addresses:
        fetched = await _posts_at(address, http)
        if fetched and any(entry.has_whole_body for entry in fetched.entries):
            return fetched.url
        in_part = in_part or (fetched.url if fetched else "")
    return in_part


async def _first(addresses: Iterable[str], http: HttpClient) -> str:
    for address in addresses:
        if fetched := await _posts_at(address, http, is_guessed=True):
            return fetched.url
    return ""


async def _posts_at(address: str, http: HttpClient, *, is_guessed: bool = False) -> _Posts | None:
    """Fetch a feed of posts, ``None`` for what cannot be had, is no feed, or holds comments only."""
    try:
        fetched = await fetch_feed(http, address, tries=1, is_guessed=is_guessed)
    except SourceError:
        return None
    posts, comments = sort_entries(fetched.feed.entries if fetched.feed else ())
    return None if comments and not posts else _Posts(fetched.url, posts)


def _guesses(address: str) -> list[str]:
    """Give the addresses of feeds that a blog at an address, or at the top of its host, would have."""
    folder = urlsplit(address)._replace(query="", fragment="").geturl().rpartition("/")[0] + "/"
    bases = dict.fromkeys([folder, urljoin(address, "/")])
    return [urljoin(base, guess) for base in bases for guess in _GUESSES]
