"""Finds the blog that a new source belongs to, by looking at the beginning of what it gives."""

import time
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from contextlib import aclosing
from dataclasses import dataclass, field

from tui.archive import blogs
from tui.archive.address import address_of, host_of
from tui.archive.archive import Archive
from tui.archive.connection import Connection
from tui.archive.homes import Homes, hosts_of
from tui.archive.same_posts import find_same_post
from tui.content.plain_text import plain_text
from tui.model.blog import Blog, BlogFacts
from tui.model.comment import BY_ADDRESS, Comment
from tui.model.errors import SourceError
from tui.model.post import Post
from tui.services.sync import ignore_progress
from tui.sources.source import Item, OnProgress, Progress, Source

LOOKED_AT = 60
"""Posts, or posts that comments name, after which it is decided."""
MOST_KEPT = 2000
"""Items of any kind that are kept until it is decided."""
LONGEST_LOOK = 4.0
"""Seconds after which what came is enough, so that a slow site is stored and shown as it comes."""
ENOUGH = 3
"""Posts in common that make two sources one blog; of a source with fewer than six, half of what it has.

Where the two lie on different hosts there have to be so many, and half of all, as any two blogs can have
begun with “Hello world!” on one day.
"""
NO_SOURCE = 0
"""Stands for a source that has told nothing yet."""


@dataclass(slots=True)
class Begun:
    """A source that was read for a beginning, which it gives once more before it goes on."""

    source: Source
    beginning: list[Item] = field(default_factory=list)
    failure: SourceError | None = None
    """Why the reading ended early, if it did; it is raised again in its place."""
    _rest: AsyncIterator[Item] | None = None

    @property
    def format(self) -> str:
        """The reader's name."""
        return self.source.format

    @property
    def location(self) -> str:
        """Where it lies."""
        return self.source.location

    async def look(self, on_progress: OnProgress = ignore_progress) -> None:
        """Read the beginning; of a source that tells slowly, or tells little of posts, a shorter one."""
        self._rest = self.source.items({})
        seen, until = set[str](), time.monotonic() + LONGEST_LOOK
        try:
            async for item in self._rest:
                self.beginning.append(item)
                if isinstance(item, Progress):
                    on_progress(item)
                seen |= _named(item)
                if len(seen) >= LOOKED_AT or len(self.beginning) >= MOST_KEPT or time.monotonic() >= until:
                    return
        except SourceError as error:
            self.failure = error

    async def close(self) -> None:
        """Leave off reading."""
        if isinstance(self._rest, AsyncGenerator):
            await self._rest.aclose()

    async def items(self, marks: Mapping[str, str]) -> AsyncGenerator[Item, None]:
        """Give the beginning and what comes after it; a source that was just begun has no marks."""
        assert self._rest is not None
        for item in self.beginning:
            yield item
        self.beginning.clear()
        if self.failure is not None:
            raise self.failure
        async with aclosing(self._rest) as rest:  # type: ignore[type-var]  # a Source's iterator is a generator
            async for item in rest:
                yield item


@dataclass(frozen=True, slots=True)
class Belonging:
    """The blog a source belongs to, and why."""

    blog: Blog
    shared: int
    """How many of the posts that were looked at the blog has already; 0 where its address alone tells."""
    looked_at: int
    elsewhere: bool = False
    """Whether the source tells of other hosts than the blog lies on."""

    @property
    def reason(self) -> str:
        """One sentence for the report."""
        why = f"{self.shared} of its first {self.looked_at} posts are there already"
        if not self.shared:
            why = "it has the same address"
        return f"Joined with the blog {self.blog.name}, for {why}; --name NAME keeps a source apart."


def find_belonging(archive: Archive, beginning: list[Item]) -> Belonging | None:
    """Give the blog that most of these records belong to, ``None`` where they are of none that is stored."""
    urls = {item.url for item in beginning if isinstance(item, BlogFacts) and item.url}
    with archive.reading() as reader:
        there = blogs.list_blogs(reader)
        for blog in there:
            if any(blogs.is_address(blog, url) for url in urls):
                return Belonging(blog, 0, 0)
        found = [_shared(reader, blog, beginning) for blog in there]
    best = max(found, key=lambda each: each.shared, default=None)
    return best if best is not None and _is_enough(best) else None


def _is_enough(found: Belonging) -> bool:
    half = max(1, found.looked_at / 2)
    return found.shared >= (max(ENOUGH, half) if found.elsewhere else min(ENOUGH, half))


def _shared(connection: Connection, blog: Blog, beginning: list[Item]) -> Belonging:
    homes = Homes(connection, blog.id, NO_SOURCE)
    shared: dict[str, int | None] = {}
    for item in beginning:
        if isinstance(item, Post):
            text = plain_text(item.body, item.body_format)
            shared[item.key] = find_same_post(connection, blog.id, NO_SOURCE, item, text)
        elif isinstance(item, Comment) and _named(item):
            home = homes.of(item.post_key)
            shared[item.post_key] = home.post_id if home else None
    told, there = _hosts(beginning), hosts_of(connection, blog.id) | _host(blog.facts.url)
    elsewhere = bool(told and there) and told.isdisjoint(there)
    return Belonging(blog, len(set(shared.values()) - {None}), len(shared), elsewhere)


def _hosts(beginning: list[Item]) -> set[str]:
    """Give the hosts that a source tells of."""
    told = set[str]()
    for item in beginning:
        told |= _host(item.url if isinstance(item, BlogFacts) else "")
        told |= _host(item.permalink if isinstance(item, Post) else "")
    return told


def _host(address: str) -> set[str]:
    return {host for host in (host_of(address_of(address)),) if host}


def _named(item: Item) -> set[str]:
    """Give the post that a record tells of; a comment has to name its address to tell which blog it is of."""
    if isinstance(item, Post):
        return {item.key}
    return {item.post_key} if isinstance(item, Comment) and item.post_key.startswith(BY_ADDRESS) else set()
