"""The walk over the pages of a collection, two of them in flight, and the rules for its end."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from dataclasses import replace

from tui.sources.wordpress.pages import Page
from tui.sources.wordpress_json.fields import identity

MOST_PAGES = 10_000
_REPEATS = 2
_EMPTY_PAGES = 20


class Walk:
    """Gives the pages from ``first`` on in order, each record once.

    A short or empty page ends nothing: what a reader may not see is taken out after the counting. The
    end is the last page by the site's own count, else an answer that says so, else two empty pages. When
    the count shrinks on the way, records have moved to the page before, so that one is read again.
    """

    def __init__(self, fetch: Callable[[int], Awaitable[Page]], first: int = 1) -> None:
        self._fetch = fetch
        self._ahead: dict[int, asyncio.Task[Page]] = {}
        self._highest = 0
        self._repeats = 0
        self._empty = 0
        self._pages: int | None = None
        self._lowest_total: int | None = None
        self.seen: set[int] = set()
        """The ids that were given."""
        self.total: int | None = None
        """How many records the site counts."""
        self.first = first
        """The page the walk began with, which is 1 when there are fewer pages than were walked before."""
        self.complete = False
        """Whether the walk came to the end of the collection."""

    async def pages(self) -> AsyncGenerator[Page, None]:
        """Walk; close the iterator to give up what is in flight."""
        number = self.first
        try:
            while number <= MOST_PAGES and not self.complete and not self._goes_in_circles:
                page = await self._take(number)
                if page.is_past_end and number == self.first and number > 1:
                    number = self.first = 1
                    continue
                if self._notices_shrinking(page) and number > self.first:
                    await self._drop_ahead()
                    number -= 1
                    continue
                yield self._without_known(page)
                number += 1
        finally:
            await self._drop_ahead()

    @property
    def _goes_in_circles(self) -> bool:
        return self._repeats >= _REPEATS or self._empty >= _EMPTY_PAGES

    async def _take(self, number: int) -> Page:
        self._begin(number)
        if self._pages is not None and number < min(self._pages, MOST_PAGES):
            self._begin(number + 1)
        page = await self._ahead[number]
        del self._ahead[number]
        return page

    def _begin(self, number: int) -> None:
        if number not in self._ahead:
            self._ahead[number] = asyncio.ensure_future(self._fetch(number))

    async def _drop_ahead(self) -> None:
        tasks = list(self._ahead.values())
        self._ahead.clear()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _notices_shrinking(self, page: Page) -> bool:
        if page.total is None:
            return False
        lowest = self._lowest_total
        self._lowest_total = page.total if lowest is None else min(lowest, page.total)
        return lowest is not None and page.total < lowest

    def _without_known(self, page: Page) -> Page:
        ids = [identity(record, "id") if isinstance(record, dict) else 0 for record in page.records]
        fresh = []
        for record, record_id in zip(page.records, ids, strict=True):
            if record_id not in self.seen:
                fresh.append(record)
            if record_id:
                self.seen.add(record_id)
        self._note_end(page, any(ids) and bool(fresh))
        return replace(page, records=fresh)

    def _note_end(self, page: Page, is_new: bool) -> None:
        if page.total is not None:
            self.total = page.total
        self._pages = page.pages
        if is_new:
            self._repeats = self._empty = 0
        elif page.records and page.number > self._highest:
            self._repeats += 1
        elif not page.records:
            self._empty += 1
        self._highest = max(self._highest, page.number)
        if page.pages is None:
            self.complete = page.is_past_end or self._empty >= _REPEATS
        else:
            self.complete = page.is_past_end or page.number >= page.pages
