"""One reading of one collection of a site: everything there is, or what has changed."""

from collections.abc import AsyncGenerator, Callable, Mapping, Set
from contextlib import aclosing
from datetime import datetime
from functools import partial

from tui.model.sync_report import Skipped
from tui.sources.json_fields import objects
from tui.sources.source import AskByName, Checkpoint, Inventory, Item, Notice, Progress
from tui.sources.wordpress.api import Api
from tui.sources.wordpress.by_name import not_there
from tui.sources.wordpress.collection import Collection, Keys, Parsed
from tui.sources.wordpress.pages import Page
from tui.sources.wordpress.remembered import Remembered
from tui.sources.wordpress.seen import UNSEEN, Seen
from tui.sources.wordpress.walk import Walk
from tui.sources.wordpress.watch import Watch
from tui.sources.wordpress_json.fields import identity


class Reading:
    """Gives the records of a collection, each once, and tells ``watch`` of them."""

    def __init__(self, api: Api, collection: Collection, watch: Watch) -> None:
        self._api = api
        self._collection = collection
        self._watch = watch
        self._given: set[int] = set()
        self._started: datetime | None = None
        self._newest: datetime | None = None

    async def whole(self, before: Remembered, marks: Mapping[str, str]) -> AsyncGenerator[Item, None]:
        """Give everything, from the page on that an unfinished reading had come to.

        ``marks`` are stored together with what is gone, where the reading proves what there is.
        """
        self._started = before.started
        walk = self.walk(self._collection.query, before.page, last=before.last)
        async with aclosing(
            self.give(walk, lambda page: before.at_page(page.number, walk.last, self._begun(page)))
        ) as items:
            async for item in items:
                yield item
        for notice in self._shortfall(walk):
            yield notice
        yield Checkpoint(before.finished(self._until(before) if walk.complete else None))
        if walk.is_proven:
            yield Inventory(self._collection.kind, self.keys(walk), marks=marks, ask=self.ask)

    async def changes(
        self, before: Remembered, queries: Mapping[str, Mapping[str, str]], marks: Mapping[str, str]
    ) -> AsyncGenerator[Item, None]:
        """Give what each of the named queries finds, unless the server says that it is what it was."""
        is_complete, versions = True, {}
        for name, query in queries.items():
            mark = f"{self._collection.unit} {name} version"
            walk = self.walk({**self._collection.query, **query}, seen=Seen.of(marks, mark))
            async with aclosing(self.give(walk)) as items:
                async for item in items:
                    yield item
            for notice in self._shortfall(walk):
                yield notice
            is_complete = is_complete and walk.complete
            versions[mark] = walk.only_page.seen.mark if walk.only_page else ""
        yield Checkpoint(before.finished(self._until(before) if is_complete else None) | versions)

    def walk(self, query: Mapping[str, str], first: int = 1, *, last: int = 0, seen: Seen = UNSEEN) -> Walk:
        """Begin a walk over all that a query finds, or go on with it behind the id ``last``."""
        fetch = partial(self._api.page, self._collection.unit, query, seen=seen)
        return Walk(fetch, first, page_size=self._api.page_size, last=last)

    async def give(
        self,
        walk: Walk,
        place: Callable[[Page], Mapping[str, str]] = lambda _: {},
        *,
        only: Set[int] | None = None,
    ) -> AsyncGenerator[Item, None]:
        """Give the records of a walk that were not given before, with a checkpoint after each page.

        ``only`` are the posts whose comments were asked for: some servers pass over that and would give all.
        """
        async with aclosing(walk.pages()) as pages:
            async for page in pages:
                if only is not None and not _posts_of(page) <= only:
                    return
                self._begun(page)
                for record in await self._collection.parse(self._fresh(page)):
                    self._note(record)
                    yield record
                yield Progress(self._done(walk), walk.total, self._collection.unit)
                yield Checkpoint({**place(page), **self._watch.marks(page.answered)})

    @property
    def query(self) -> Mapping[str, str]:
        """What is asked of every record."""
        return self._collection.query

    @property
    def ask(self) -> AskByName:
        """How to ask by name for what a walk has not met."""
        return partial(not_there, self._api, self._collection)

    def keys(self, walk: Walk) -> Keys:
        """Give the keys of all that a walk has met."""
        return Keys(self._collection, walk.seen)

    def _begun(self, page: Page) -> datetime:
        self._started = self._started or page.answered
        return self._started

    def _fresh(self, page: Page) -> list[object]:
        ids = [identity(record, "id") if isinstance(record, dict) else 0 for record in page.records]
        fresh = [record for record, each in zip(page.records, ids, strict=True) if each not in self._given]
        self._given.update(filter(None, ids))
        return fresh

    def _note(self, record: Parsed) -> None:
        if isinstance(record, Skipped):
            return
        self._watch.note(record)
        dates = [record.published.published, getattr(record, "updated", record.published).published]
        self._newest = max((date for date in (self._newest, *dates) if date), default=None)

    def _until(self, before: Remembered) -> datetime | None:
        """Say since when to ask the next time: by the newest record and not by the clock.

        So one that was approved or scheduled is still met on a quiet blog, and a question that is asked
        in the same words can be answered by the word that nothing has changed.
        """
        if self._started is None:
            return None
        if self._newest is None:
            # Where there was nothing at all the clock alone would say since when, and it may be wrong.
            return before.since or (self._started if self._given else None)
        until = min(self._started, self._newest)
        return max(until, before.since) if before.since else until

    def _done(self, walk: Walk) -> int:
        done = (walk.first - 1) * self._api.step + len(walk.seen)
        return done if walk.total is None else min(done, walk.total)

    def _shortfall(self, walk: Walk) -> list[Notice]:
        place, done, unit = self._api.site.facts.url, self._done(walk), self._collection.unit
        if not walk.complete:
            return [Notice(f"{place} repeats its pages of {unit}: {done} were read, and there may be more.")]
        if walk.total is not None and done < walk.total:
            told = f"{place} counts {walk.total} {unit} and shows {done}; it keeps the others to itself."
            return [Notice(told)]
        return []


def _posts_of(page: Page) -> set[int]:
    return {identity(record, "post") for record in objects(page.records)}
