"""The feeds of one live blog, asked page by page."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from tui.model.blog import BlogFacts
from tui.model.errors import SourceError, SourceRefused
from tui.sources.blogger.document import Document
from tui.sources.blogger.entries import ParsedEntry
from tui.sources.blogger.recognition import BEGINNING, looks_like_blogger
from tui.sources.http_answer import Answer
from tui.sources.http_client import TRIES, HttpClient
from tui.sources.http_wait import http_date

ACCEPTED = "application/atom+xml, application/xml;q=0.8, */*;q=0.1"
PAGE_SIZE = 150
"""Blogger gives no more at once, whatever is asked for."""


class FeedClosed(SourceRefused):
    """A blog answers and does not offer this feed to anybody."""


class FeedBroken(SourceError):
    """An answer that calls itself good and is no whole feed of Blogger."""


@dataclass(frozen=True, slots=True)
class FeedPage:
    """One page of a feed as it came."""

    entries: tuple[ParsedEntry, ...]
    answered: datetime
    """The server's clock, or ours where that is earlier."""
    facts: BlogFacts
    total: int | None = None
    """Entries in all pages, as far as Blogger counts them."""


class BlogFeeds:
    """Asks for the feeds of one blog."""

    def __init__(self, http: HttpClient, root: str) -> None:
        self._http = http
        self.root = root
        """Such as ``https://example.blogspot.com/feeds`` or ``https://www.blogger.com/feeds/7``."""

    async def page(
        self, path: str, start: int, query: Mapping[str, str], *, size: int = PAGE_SIZE, tries: int = TRIES
    ) -> FeedPage:
        """Ask for the entries of a feed, such as ``posts/default``, from number ``start`` on, counted from 1.

        Raises ``FeedClosed`` for 401, 403, 404 and 410, ``FeedBroken`` for what is no whole feed, and
        ``SourceError`` for any other status. A blog may have handed its feed to another host, which knows the
        newest posts only; ``redirect`` asks to stay here.
        """
        paging = {"redirect": "false", "start-index": str(start), "max-results": str(size)}
        url = f"{self.root}/{path}"
        for left in (1, 0):
            answer = await self._http.get(url, params={**paging, **query}, accept=ACCEPTED, tries=tries)
            try:
                return await asyncio.to_thread(read_page, answer, self._http.clock())
            except FeedBroken:
                if not left:
                    raise
        raise AssertionError("the second answer is given or raised")


def read_page(answer: Answer, now: datetime) -> FeedPage:
    """Read an answer as a page of a feed; raises as ``BlogFeeds.page``."""
    if answer.status in (401, 403, 404, 410):
        raise FeedClosed(f"{answer.host} offers nobody its feed at {answer.url} ({answer.status}).")
    if not answer.ok:
        raise answer.error()
    if not looks_like_blogger(answer.body[:BEGINNING]):
        raise FeedBroken(f"{answer.host} answers with something else than a feed of Blogger at {answer.url}.")
    document = Document(BytesIO(answer.body))
    entries = tuple(document.entries())
    if not document.is_whole:
        raise FeedBroken(f"{answer.host} breaks off in the middle of its feed at {answer.url}.")
    date = http_date(answer.headers.get("date", ""))
    return FeedPage(entries, min(now, date) if date else now, document.facts, document.total)
