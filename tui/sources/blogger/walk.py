"""The walk over the pages of a feed of Blogger, and the rules for its end."""

from collections.abc import AsyncGenerator, Awaitable, Callable
from dataclasses import replace
from datetime import datetime

from tui.sources.blogger.dates import publication_date
from tui.sources.blogger.entries import ParsedEntry
from tui.sources.blogger.feed_pages import PAGE_SIZE, FeedPage

MOST_PAGES = 10_000
_REPEATS = 2


class Walk:
    """Gives the pages of a feed in order, each entry once.

    The next page begins behind as many entries as were really given. When the count shrinks on the way,
    entries have moved forward, so the walk goes back by as many. It ends behind the last entry by the feed's
    own count, at an empty page, at one where nothing is as young as ``since``, and after two without news.
    """

    def __init__(self, fetch: Callable[[int], Awaitable[FeedPage]], since: datetime | None = None) -> None:
        self._fetch = fetch
        self._since = since
        self._lowest: int | None = None
        self._repeats = 0
        self.seen: set[str] = set()
        """The ids that were given."""
        self.total: int | None = None
        """How many entries the feed counts."""
        self.is_complete = False
        """Whether the walk came to the end of the feed."""

    async def pages(self) -> AsyncGenerator[FeedPage, None]:
        """Walk."""
        start = 1
        for _ in range(MOST_PAGES):
            page = await self._fetch(start)
            if gone := self._shrunk_by(page):
                start = max(1, start - gone)
                continue
            yield self._without_known(page)
            start += len(page.entries)
            self.is_complete = self._is_last(page, start)
            if self.is_complete or self._repeats == _REPEATS:
                return

    def _shrunk_by(self, page: FeedPage) -> int:
        lowest, self.total = self._lowest, page.total
        if page.total is None:
            return 0
        self._lowest = page.total if lowest is None else min(lowest, page.total)
        return 0 if lowest is None else max(0, lowest - page.total)

    def _without_known(self, page: FeedPage) -> FeedPage:
        ids = [entry.fields.line("id") for entry in page.entries]
        fresh = tuple(
            entry for entry, told in zip(page.entries, ids, strict=True) if not told or told not in self.seen
        )
        self._repeats = 0 if set(ids) - self.seen - {""} else self._repeats + 1
        self.seen |= set(ids) - {""}
        return replace(page, entries=fresh)

    def _is_last(self, page: FeedPage, start: int) -> bool:
        if not page.entries:
            return start > 1 or not page.total  # a first page without what it counts is none
        if page.total is not None and start > page.total:
            return len(page.entries) < PAGE_SIZE  # a count that is too low would end it at a full page
        return self._since is not None and not any(self._is_young(entry) for entry in page.entries)

    def _is_young(self, entry: ParsedEntry) -> bool:
        changed = publication_date(entry.fields.line("updated") or entry.fields.line("published")).instant
        return changed is None or self._since is None or changed >= self._since
