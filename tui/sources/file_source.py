"""A file or folder as a source: what reads it runs in a thread, batch by batch."""

import asyncio
import os
from collections.abc import AsyncGenerator, Callable, Generator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Lock

from tui.model.errors import SourceError
from tui.sources.source import Item

Read = Callable[[Path], Generator[Item, None, None]]
"""Gives the items of a file or folder; closing it closes what it opened."""

BATCH = 200


@dataclass(frozen=True, slots=True)
class FileSource:
    """A blog that lies in a file or folder; it is read whole every time, so that it needs no marks."""

    path: Path
    format: str
    read: Read
    remembered_as: str = ""
    """What it is remembered as where it is not its path; empty where it is."""

    @property
    def location(self) -> str:
        """The absolute path without ``..``; links in it stay, as they may come to point to a newer file."""
        return self.remembered_as or os.path.normpath(self.path.absolute())

    async def items(self, marks: Mapping[str, str]) -> AsyncGenerator[Item, None]:
        """Give everything the file holds; an abandoned reading ends at the next item and closes the file."""
        batches = _Batches(self.read(self.path))
        try:
            while batch := await asyncio.to_thread(batches.following):
                for item in batch:
                    yield item
            if batches.failure:
                raise batches.failure
        finally:
            batches.stopped.set()
            await asyncio.to_thread(batches.close)


@dataclass(slots=True)
class _Batches:
    """A generator of items in pieces, held by one thread at a time."""

    items: Generator[Item, None, None]
    failure: SourceError | None = None
    """Why the reading ended early; what was given before it stays good."""
    stopped: Event = field(default_factory=Event)
    _turn: Lock = field(default_factory=Lock)

    def following(self) -> list[Item]:
        """Give up to ``BATCH`` items, none at the end or after a failure."""
        batch: list[Item] = []
        with self._turn:
            try:
                for item in self.items:
                    batch.append(item)
                    if len(batch) == BATCH or self.stopped.is_set():
                        break
            except SourceError as error:
                self.failure = error
        return batch

    def close(self) -> None:
        """Close the generator, after the thread that a cancelled reading left behind is done with it."""
        with self._turn:
            self.items.close()
