"""The walk over the documents of a feed, from the newest to the oldest."""

from collections.abc import AsyncGenerator
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

from tui.sources.feeds.entry import Feed, digest
from tui.sources.feeds.fetching import FeedMissing, Fetched, fetch_feed
from tui.sources.http_client import HttpClient

MOST_PAGES = 1000


@dataclass(frozen=True, slots=True)
class Page:
    """One document of a feed."""

    url: str
    feed: Feed


class Pages:
    """Follows a feed by its own links (RFC 5005), or as WordPress numbers its pages.

    The walk ends where there is no older document, at an address that was visited, after two documents with
    nothing new, and after 1,000 documents.
    """

    def __init__(self, http: HttpClient, first: Fetched) -> None:
        self._http = http
        self._first = first
        self._visited = {first.url}
        self._keys: set[str] = set()
        self.shortfall = ""
        """Why the walk ended before the end, one sentence."""

    async def walk(
        self, resumed: str = "", began: frozenset[str] = frozenset()
    ) -> AsyncGenerator[Page, None]:
        """Give all documents, or after one that holds a key of ``began`` those from ``resumed`` on.

        What was published since an interrupted walk began has moved its documents on. The keys of ``began``
        are told by their digests.
        """
        page = Page(self._first.url, self._first.feed) if self._first.feed else None
        stale = 0
        for _ in range(MOST_PAGES):
            if page is None:
                return
            yield page
            stale = 0 if self._has_news(page.feed) else stale + 1
            if stale == 2:
                return
            reached = any(digest(entry.key) in began for entry in page.feed.entries)
            page = await self._following(page, resumed if reached else "")
            resumed = "" if reached else resumed
        self.shortfall = f"{self._first.url} has more than {MOST_PAGES} pages; the older ones were not read."

    def _has_news(self, feed: Feed) -> bool:
        keys = {entry.key for entry in feed.entries}
        is_new = bool(keys - self._keys)
        self._keys |= keys
        return is_new

    async def _following(self, page: Page, resumed: str) -> Page | None:
        url = page.feed.following or _numbered(page)
        if resumed and resumed not in self._visited:
            url = resumed
        if not url or url in self._visited:
            return None
        self._visited.add(url)
        try:
            fetched = await fetch_feed(self._http, url)
        except FeedMissing:
            if page.feed.following:
                self.shortfall = f"{page.url} names {url} as its older part, and that is not there."
            return None
        return Page(url, fetched.feed) if fetched.feed else None


def _numbered(page: Page) -> str:
    """Give the next page of WordPress, which answers with 404 after the last."""
    if "wordpress" not in page.feed.generator or not page.feed.entries:
        return ""
    parts = urlsplit(page.url)
    query = dict(parse_qsl(parts.query, keep_blank_values=True))
    paged = query.get("paged", "")
    number = int(paged) if paged.isascii() and paged.isdigit() and len(paged) < 6 else 1
    return parts._replace(query=urlencode({**query, "paged": str(number + 1)})).geturl()
