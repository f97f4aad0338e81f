"""A WordPress site read through its REST API."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TypeAlias

from tui.model.comment import Comment
from tui.model.post import Post
from tui.model.sync_report import Skipped
from tui.sources.http_client import HttpClient
from tui.sources.source import Checkpoint, Item, Notice, Progress
from tui.sources.wordpress.api import Api, PostAuthors
from tui.sources.wordpress.pages import CollectionClosed
from tui.sources.wordpress.remembered import Remembered
from tui.sources.wordpress.route import Route
from tui.sources.wordpress.walk import Walk
from tui.sources.wordpress_json.comments import parse_comment
from tui.sources.wordpress_json.posts import parse_post
from tui.sources.wordpress_json.site import Site

Parsed: TypeAlias = Post | Comment | Skipped

# An excerpt is not asked for: mostly WordPress makes it from the body, at the price of rendering that twice.
_POST_FIELDS = (
    "id,date,date_gmt,modified,modified_gmt,slug,status,link,title,content,author,comment_status,"
    "_links,_embedded"
)
_EMBEDDED = "author,wp:term"
_COMMENT_FIELDS = "id,post,parent,author,author_name,author_url,date,date_gmt,content,link,status,type"


@dataclass(frozen=True, slots=True)
class _Collection:
    unit: str
    query: Mapping[str, str]
    parse: Callable[[list[object]], Awaitable[Sequence[Parsed]]]
    since: Callable[[datetime, datetime | None], datetime]
    """From when to ask next time, by the start of the walk and the latest publication it met."""


class WordPressSource:
    """Gives all posts, then all comments; with the marks of a finished reading only what is new or changed.

    An unfinished reading goes on at its last page. A deletion is never seen, and neither is the edit of a
    comment: the API does not tell of them.
    """

    format = "wordpress"

    def __init__(self, http: HttpClient, route: Route, site: Site, *, page_size: int = 100) -> None:
        self._site = site
        self._api = Api(http, route, site, page_size)

    @property
    def location(self) -> str:
        """The site's home address by its own word, the same for both spellings of the API's."""
        return self._site.facts.url

    async def items(self, marks: Mapping[str, str]) -> AsyncGenerator[Item, None]:
        """Give what the site holds beyond ``marks``; ``SourceError`` where the reading cannot go on."""
        authors = PostAuthors(self._api)
        yield self._site.facts
        async with aclosing(self._read(self._posts(authors), marks)) as items:
            async for item in items:
                yield item
        begun = False
        try:
            async with aclosing(self._read(self._comments(authors), marks)) as items:
                async for item in items:
                    begun = True
                    yield item
        except CollectionClosed as closed:
            if begun:
                raise  # a site that offered its comments a moment ago has a fault, or enough of us
            yield Notice(f"{str(closed).removesuffix('.')}; the posts are there without them.")

    def _posts(self, authors: PostAuthors) -> _Collection:
        async def parse(records: list[object]) -> Sequence[Parsed]:
            authors.note(records)
            return await asyncio.to_thread(_parse_posts, records, self._site)

        query = {"context": "view", "_fields": _POST_FIELDS, "_embed": _EMBEDDED}
        return _Collection("posts", query, parse, lambda started, _: started)

    def _comments(self, authors: PostAuthors) -> _Collection:
        async def parse(records: list[object]) -> Sequence[Parsed]:
            await authors.learn(records)
            return await asyncio.to_thread(_parse_comments, records, self._site, authors.known)

        query = {"context": "view", "_fields": _COMMENT_FIELDS}
        # by the last comment and not by the clock, so that on a quiet blog one approved late is still met
        return _Collection("comments", query, parse, lambda started, newest: min(started, newest or started))

    async def _read(self, collection: _Collection, marks: Mapping[str, str]) -> AsyncGenerator[Item, None]:
        before = Remembered.of(marks, collection.unit)
        changes = await self._api.changes(collection.unit, before.since) if before.since else {}
        query = {**collection.query, **changes}
        walk = Walk(partial(self._api.page, collection.unit, query), 1 if before.since else before.page)
        started, newest = before.started, None
        async with aclosing(walk.pages()) as pages:
            async for page in pages:
                started = started or page.answered
                for record in await collection.parse(page.records):
                    newest = _later(newest, record)
                    yield record
                yield Progress(self._done(walk), walk.total, collection.unit)
                yield Checkpoint(before.at_page(page.number, started))
        if shortfall := self._shortfall(walk, collection.unit):
            yield Notice(shortfall)
        since = collection.since(started, newest) if walk.complete and started else None
        yield Checkpoint(before.finished(max(since, before.since) if since and before.since else since))

    def _done(self, walk: Walk) -> int:
        done = (walk.first - 1) * self._api.page_size + len(walk.seen)
        return done if walk.total is None else min(done, walk.total)

    def _shortfall(self, walk: Walk, unit: str) -> str:
        place, done = self.location, self._done(walk)
        if not walk.complete:
            return f"{place} repeats its pages of {unit}: {done} were read, and there may be more."
        if walk.total is not None and done < walk.total:
            return f"{place} counts {walk.total} {unit} and shows {done}; it keeps the others to itself."
        return ""


def _later(newest: datetime | None, record: Parsed) -> datetime | None:
    published = None if isinstance(record, Skipped) else record.published.published
    return max((instant for instant in (newest, published) if instant), default=None)


def _parse_posts(records: list[object], site: Site) -> list[Post | Skipped]:
    return [
        parse_post(record, site) if isinstance(record, dict) else _no_object("posts") for record in records
    ]


def _parse_comments(
    records: list[object], site: Site, post_authors: Mapping[int, int]
) -> list[Comment | Skipped]:
    return [
        parse_comment(record, site, post_authors) if isinstance(record, dict) else _no_object("comments")
        for record in records
    ]


def _no_object(unit: str) -> Skipped:
    return Skipped(f"a record in the list of {unit}", "It is no JSON object.")
