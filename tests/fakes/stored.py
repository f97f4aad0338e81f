"""Keeps what a source gives as an archive would: up to each checkpoint, and the last word on a record."""

from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import cast

from tui.model.blog import BlogFacts
from tui.model.comment import Comment
from tui.model.post import Post
from tui.model.sync_report import Skipped
from tui.sources.source import Checkpoint, Inventory, Item, Notice, Progress, Source


@dataclass(slots=True)
class Stored:
    """What is kept from one reading to the next, and what the last one said."""

    facts: BlogFacts | None = None
    posts: dict[str, Post] = field(default_factory=dict)
    comments: dict[str, Comment] = field(default_factory=dict)
    marks: dict[str, str] = field(default_factory=dict)
    given: list[str] = field(default_factory=list)
    """Keys of the records in the order of the last reading, posts as ``post wp:1``."""
    skipped: list[Skipped] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    progress: list[Progress] = field(default_factory=list)
    inventories: list[Inventory] = field(default_factory=list)

    async def read(self, source: Source, items: int | None = None) -> None:
        """Read the source on from the marks; stop after ``items`` of its items as if the power went."""
        waiting: list[Post | Comment] = []
        self.given, self.notices, self.progress, self.skipped = [], [], [], []
        self.inventories = []
        async with aclosing(cast(AsyncGenerator[Item, None], source.items(dict(self.marks)))) as stream:
            async for item in stream:
                if items is not None and items <= 0:
                    return
                items = None if items is None else items - 1
                self._take(item, waiting)
        for inventory in self.inventories:
            self._keep(inventory.marks)

    def _take(self, item: Item, waiting: list[Post | Comment]) -> None:
        match item:
            case Post() | Comment():
                waiting.append(item)
                self.given.append(f"{type(item).__name__.lower()} {item.key}")
            case Checkpoint():
                self._store(waiting)
                self._keep(item.marks)
            case Inventory():
                self.inventories.append(item)
            case BlogFacts():
                self.facts = item
            case Skipped():
                self.skipped.append(item)
            case Notice():
                self.notices.append(item.text)
            case Progress():
                self.progress.append(item)

    def _keep(self, marks: Mapping[str, str]) -> None:
        self.marks = {name: mark for name, mark in {**self.marks, **marks}.items() if mark}

    def _store(self, waiting: list[Post | Comment]) -> None:
        for record in waiting:
            if isinstance(record, Post):
                self.posts[record.key] = record
            else:
                self.comments[record.key] = record
        waiting.clear()
