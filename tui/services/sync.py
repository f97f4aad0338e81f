"""Brings what a source holds into the archive, batch by batch."""

import asyncio
import time
from collections.abc import Mapping
from contextlib import aclosing
from datetime import UTC, datetime

from tui.archive import blogs, marks
from tui.archive.archive import Archive
from tui.archive.verification import distrust, mismatches
from tui.model.blog import BlogFacts, SourceRecord
from tui.model.comment import Comment
from tui.model.errors import SourceError
from tui.model.post import Post
from tui.model.sync_report import Skipped, SyncReport
from tui.services.batch import Batch
from tui.services.removals import Removals
from tui.services.storing import Storing
from tui.sources.source import ACCESS, Checkpoint, Inventory, Item, Notice, OnProgress, Progress, Source


def ignore_progress(_: Progress) -> None:
    """Let progress go unseen."""


class Reading:
    """One reading of one source into its blog."""

    def __init__(
        self,
        archive: Archive,
        source: Source,
        record: SourceRecord,
        on_progress: OnProgress,
        *,
        full: bool = False,
        accept_loss: bool = False,
    ) -> None:
        self._archive = archive
        self._source = source
        self._record = record
        self._on_progress = on_progress
        self._batch = Batch()
        self._full = full
        self._removals = Removals(archive, record, full=full, accept_loss=accept_loss)
        with archive.reading() as reader:
            name = blogs.load_blog(reader, record.blog_id).name
        self.report = SyncReport(blog=name, source=source.location, format=source.format)
        self._storing = Storing(archive, record, self.report)

    async def run(self) -> SyncReport:
        """Read to the end, or to the failure that ``report.failure`` then tells of.

        Whatever was given before a failure or a cancellation is stored. What the source was proved to have no
        longer is marked at the end, whether that was good or not.
        """
        started = time.monotonic()
        if self._full:
            await asyncio.to_thread(self._distrust_what_is_damaged)
        with self._archive.reading() as reader:
            known = marks.load_marks(reader, self._record.id)
        if self._full:
            known = {name: value for name, value in known.items() if name == ACCESS}
        try:
            await self._read(known)
        finally:
            await asyncio.to_thread(self._storing.end)
        await self._finish()
        self.report.seconds = time.monotonic() - started
        return self.report

    async def _read(self, known: Mapping[str, str]) -> None:
        try:
            async with aclosing(self._source.items(known)) as items:  # type: ignore[type-var]  # a Source's iterator is a generator
                async for item in items:
                    await self._take(item)
        except SourceError as error:
            self.report.failure = str(error)
        finally:
            await self._store()
            await asyncio.to_thread(self._storing.settle)

    async def _take(self, item: Item) -> None:
        match item:
            case Post():
                self._batch.posts.append(item)
            case Comment():
                self._batch.comments.append(item)
            case Skipped():
                self.report.skipped.append(item)
            case Notice():
                self.report.warnings.append(item.text)
            case Progress():
                self._on_progress(item)
            case BlogFacts():
                await asyncio.to_thread(self._store_facts, item)
            case Checkpoint():
                self._batch.marks.update(item.marks)
                await self._store()
            case Inventory():
                await self._store()
                await asyncio.to_thread(self._storing.settle)
                await asyncio.to_thread(self._removals.take, item)
        if self._batch.is_large:
            await self._store()

    def _distrust_what_is_damaged(self) -> None:
        with self._archive.reading() as reader:
            found = list(mismatches(reader, self._record))
        if found:
            with self._archive.writing() as connection:
                distrust(connection, found)

    def _store_facts(self, facts: BlogFacts) -> None:
        with self._archive.writing() as connection:
            blogs.update_facts(connection, self._record.blog_id, facts)
        with self._archive.reading() as reader:
            self.report.blog = blogs.load_blog(reader, self._record.blog_id).name

    async def _store(self) -> None:
        batch, self._batch = self._batch, Batch()
        if batch:
            await asyncio.to_thread(self._storing.store, batch)

    async def _finish(self) -> None:
        if homeless := self._storing.homeless:
            belong = "comment belongs" if homeless == 1 else "comments belong"
            self.report.warnings.append(f"{homeless} {belong} to posts that are not stored.")
        if joined := _joined(self.report):
            self.report.warnings.append(f"{joined} known from another source before and joined with it.")
        await self._prove_removals()
        await asyncio.to_thread(self._removals.settle, self.report)
        if not self.report.failure:
            await asyncio.to_thread(self._mark_synced)

    async def _prove_removals(self) -> None:
        try:
            await self._removals.prove()
        except SourceError as error:
            self.report.failure = self.report.failure or str(error)

    def _mark_synced(self) -> None:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with self._archive.writing() as connection:
            blogs.mark_synced(connection, self._record.blog_id, now)


def _joined(report: SyncReport) -> str:
    """Say how many posts and comments other sources had told of before, nothing where there are none."""
    counted = ((report.posts.joined, "post"), (report.comments.joined, "comment"))
    told = " and ".join(f"{number:,} {kind}{'s' * (number != 1)}" for number, kind in counted if number)
    one = report.posts.joined + report.comments.joined == 1
    return f"{told} {'was' if one else 'were'}" if told else ""


async def read_source(
    archive: Archive,
    source: Source,
    record: SourceRecord,
    on_progress: OnProgress = ignore_progress,
    *,
    full: bool = False,
    accept_loss: bool = False,
) -> SyncReport:
    """Read ``source`` into the blog of ``record`` and report what came.

    ``full`` reads everything again, ``accept_loss`` marks as gone what is missing, however much it is.
    """
    reading = Reading(archive, source, record, on_progress, full=full, accept_loss=accept_loss)
    return await reading.run()
