"""The walk over the pages of a collection, a few of them asked for ahead, and the rules for its end."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from dataclasses import replace

from tui.sources.wordpress.pages import Page
from tui.sources.wordpress.remembered import MOST_PAGES
from tui.sources.wordpress_json.fields import identity

_REPEATS = 2
_EMPTY_PAGES = 20
_AHEAD = 2
"""Pages that are asked for before their turn: while one is stored the connections have something to do."""


class Walk:
    """Gives the pages from ``first`` on in order, each record once.

    A short or empty page ends nothing: what a reader may not see is taken out after the counting. The
    end is the last page by the site's own count, unless that is full, else an answer that says so, else two
    empty pages. A page that only repeats others is asked for once more, as some cache may have mixed them up,
    and so is one that counts otherwise than the one before, unless it goes on where that one ended.

    Each page begins with the last record of the one before. Where it begins behind that, something that was
    deleted has moved records to the page before, so that one is read again, and only that one if the later
    page then goes on where it ends; the count alone would not tell, since something else may have come
    meanwhile. ``last`` is the last record of the page before ``first``.
    """

    def __init__(
        self, fetch: Callable[[int], Awaitable[Page]], first: int = 1, *, page_size: int, last: int = 0
    ) -> None:
        self._fetch = fetch
        self._page_size = page_size
        self._ahead: dict[int, asyncio.Task[Page]] = {}
        self._torn_off: dict[int, Page] = {}
        """The pages that began too far behind the one before, which is being read again."""
        self._highest = 0
        self._repeats = 0
        self._empty = 0
        self._pages: int | None = None
        self._last_total: int | None = None
        self._totals: dict[int, int] = {}
        self._given = 0
        self._is_over = False
        self._has_repeated = False
        self._was_full = last > 0
        self._known_at: dict[int, int] = {}
        """How much was known when the walk went back from a page."""
        self.last = last
        """The greatest id that was given."""
        self.seen: set[int] = set()
        """The ids that were given."""
        self.total: int | None = None
        """How many records the site counts."""
        self.first = first
        """The page the walk began with, which is 1 when there are fewer pages than were walked before."""
        self.only_page: Page | None = None
        """The page that is the whole collection, where it is one page."""

    async def pages(self) -> AsyncGenerator[Page, None]:
        """Walk; close the iterator to give up what is in flight."""
        number = begun_with = self.first
        try:
            while max(number, self._given) <= MOST_PAGES and not self._is_over and not self._goes_in_circles:
                page = await self._take(number)
                is_torn_off = self._is_torn_off(page)
                if not is_torn_off and (self._repeats_others(page) or self._counts_otherwise(page)):
                    page = await self._fetch(number)
                    self._last_total = page.total
                    is_torn_off = self._is_torn_off(page)
                if page.is_past_end and number == self.first and number > 1:
                    # behind the last page, or where a great part was deleted
                    number = self.first = number - 1 if number == begun_with else 1
                elif is_torn_off:
                    # what was asked for ahead stays good: it too is looked at when its turn comes
                    self._torn_off[number] = page
                    self._last_total = None
                    number -= 1
                    self.first = min(self.first, number)
                else:
                    yield self._without_known(page)
                    number += 1
        finally:
            await self._drop_ahead()

    @property
    def complete(self) -> bool:
        """Whether the walk came to the end of the collection, and no page kept its own records to itself."""
        return self._is_over and not self._has_repeated

    @property
    def is_proven(self) -> bool:
        """Whether every record there is has been given, by the greatest count that the site told."""
        told = max(self._totals.values(), default=None)
        return self.complete and self.first == 1 and told is not None and len(self.seen) >= told

    @property
    def is_unchanged(self) -> bool:
        """Whether the whole collection is still the version that was seen."""
        return self.only_page is not None and self.only_page.is_unchanged

    @property
    def _goes_in_circles(self) -> bool:
        return self._repeats >= _REPEATS or self._empty >= _EMPTY_PAGES

    async def _take(self, number: int) -> Page:
        kept = self._torn_off.pop(number, None)
        if kept and self._goes_on(kept):
            return kept
        self._begin(number)
        last = number if self._pages is None else min(number + _AHEAD, self._pages, MOST_PAGES)
        for ahead in range(number + 1, last + 1):
            self._begin(ahead)
        page = await self._ahead[number]
        del self._ahead[number]
        return page

    def _begin(self, number: int) -> None:
        if number not in self._ahead and number not in self._torn_off:
            self._ahead[number] = asyncio.ensure_future(self._fetch(number))

    async def _drop_ahead(self) -> None:
        tasks = list(self._ahead.values())
        self._ahead.clear()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _repeats_others(self, page: Page) -> bool:
        ids = _ids(page)
        is_new = page.number > self._highest and not self._is_tail(ids)
        return is_new and any(ids) and self.seen.issuperset(filter(None, ids))

    def _is_tail(self, ids: list[int]) -> bool:
        """Whether a page holds nothing but the end of the one before, since there is no more."""
        return ids == [self.last] and self.last > 0

    def _counts_otherwise(self, page: Page) -> bool:
        is_other = None not in (page.total, self._last_total) and page.total != self._last_total
        # by a wrong count the walk may end too early, whatever the records are
        return is_other and (not self._goes_on(page) or self._is_last(page))

    def _goes_on(self, page: Page) -> bool:
        """Whether a page begins with what was given, so that nothing can lie between."""
        return 0 < _first(page) <= self.last

    def _is_torn_off(self, page: Page) -> bool:
        """Whether something may lie between what was given and this page, or where the end should be.

        Where the page before has nothing more to give, the record on both is kept from the reader.
        """
        is_no_end = not page.records and self._was_full and (not page.pages or page.number >= page.pages)
        if page.number == 1 or not self.last or not (_first(page) > self.last or is_no_end):
            return False
        before, self._known_at[page.number] = self._known_at.get(page.number), len(self.seen)
        return before != len(self.seen)

    def _without_known(self, page: Page) -> Page:
        if page.total is not None:
            self.total = self._last_total = self._totals[page.number] = page.total
        ids, fresh = _ids(page), []
        is_tail = self._is_tail(ids)
        for record, record_id in zip(page.records, ids, strict=True):
            if record_id not in self.seen:
                fresh.append(record)
            if record_id:
                self.seen.add(record_id)
        self.last = max(self.last, *ids, 0)
        self._note_end(page, any(ids) and bool(fresh), is_tail=is_tail)
        return replace(page, records=fresh)

    def _note_end(self, page: Page, is_new: bool, *, is_tail: bool) -> None:
        self._pages = page.pages
        if is_new:
            self._repeats = self._empty = 0
        elif page.records and page.number > self._highest and not is_tail:
            self._repeats += 1
            self._has_repeated = True
        elif not page.records:
            self._empty += 1
        self._highest = max(self._highest, page.number)
        self._given += 1
        self._was_full = len(page.records) >= self._page_size
        self._is_over = page.is_past_end or page.is_unchanged or is_tail or self._is_last(page)
        if self._is_over and self._given == 1:
            self.only_page = page

    def _is_last(self, page: Page) -> bool:
        if page.pages is None:
            return self._empty >= _REPEATS
        return page.number >= page.pages and len(page.records) < self._page_size


def _first(page: Page) -> int:
    """Give the least id of a page, 0 where it has none."""
    return min(filter(None, _ids(page)), default=0)


def _ids(page: Page) -> list[int]:
    """Give the id of each record, 0 for what has none."""
    return [identity(record, "id") if isinstance(record, dict) else 0 for record in page.records]
