"""Keeps what a source gives as an archive would: up to each checkpoint, and the last word on a record."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import cast

from tui.model.blog import BlogFacts
from tui.model.comment import Comment
from tui.model.post import Post
from tui.model.sync_report import Skipped
from tui.sources.source import Checkpoint, Item, Notice, Progress, Source


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

    async def read(self, source: Source, items: int | None = None) -> None:
        """Read the source on from the marks; stop after ``items`` of its items as if the power went."""
        waiting: list[Post | Comment] = []
        self.given, self.notices, self.progress, self.skipped = [], [], [], []
        async with aclosing(cast(AsyncGenerator[Item, None], source.items(dict(self.marks)))) as stream:
            async for item in stream:
                if items is not None and items <= 0:
                    return
                items = None if items is None else items - 1
                self._take(item, waiting)

    def _take(self, item: Item, waiting: list[Post | Comment]) -> None:
        match item:
            case Post() | Comment():
                waiting.append(item)
                self.given.append(f"{type(item).__name__.lower()} {item.key}")
            case Checkpoint():
                self._store(waiting)
                self.marks = {name: mark for name, mark in {**self.marks, **item.marks}.items() if mark}
            case BlogFacts():
                self.facts = item
            case Skipped():
                self.skipped.append(item)
            case Notice():
                self.notices.append(item.text)
            case Progress():
                self.progress.append(item)

    def _store(self, waiting: list[Post | Comment]) -> None:
        for record in waiting:
            if isinstance(record, Post):
                self.posts[record.key] = record
            else:
                self.comments[record.key] = record
        waiting.clear()
