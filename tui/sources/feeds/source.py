"""A feed on the web, with its older documents and the comments of its posts."""

from collections.abc import AsyncGenerator, Iterator, Mapping, Sequence
from contextlib import aclosing

from tui.model.sync_report import Skipped
from tui.sources.feeds.beginnings import Beginnings
from tui.sources.feeds.comment_feeds import CommentFeeds
from tui.sources.feeds.discussion import Discussion, sort_entries
from tui.sources.feeds.entry import Entry
from tui.sources.feeds.fetching import Fetched, fetch_feed
from tui.sources.feeds.pages import Page, Pages
from tui.sources.feeds.records import as_comment, as_post, is_comment_address
from tui.sources.feeds.remembered import Remembered, at_first_page, at_page, finished
from tui.sources.http_client import HttpClient
from tui.sources.source import Checkpoint, Item, Notice, Progress


class FeedSource:
    """Gives the posts of a feed document by document, each time followed by their comments.

    With the marks of a finished reading it gives the posts down to those that were the newest then, and asks
    again for the comments of these; an unfinished reading goes on at its last document. A deletion is never
    seen, because what a feed no longer holds may only have become too old for it.
    """

    format = "feed"

    def __init__(self, http: HttpClient, url: str) -> None:
        self._http = http
        self._url = url

    @property
    def location(self) -> str:
        """The address of the feed."""
        return self._url

    async def items(self, marks: Mapping[str, str]) -> AsyncGenerator[Item, None]:
        """Give what the feed holds beyond ``marks``; ``SourceError`` where the reading cannot go on."""
        before = Remembered.of(marks)
        first = await fetch_feed(self._http, self._url, before.version)
        reading = _Reading(self._http, marks, before)
        async with aclosing(reading.of_recent() if first.feed is None else reading.of_all(first)) as items:
            async for item in items:
                yield item


class _Reading:
    """One reading of a feed."""

    def __init__(self, http: HttpClient, marks: Mapping[str, str], before: Remembered) -> None:
        self._http = http
        self._before = before
        self._discussion = Discussion()
        self._discussion.add_posts(before.recent)
        self._comments = CommentFeeds(http, marks, self._discussion)
        self._resumed = not before.page
        self._given: set[str] = set()
        self._waiting: dict[str, Entry] = {}
        self._beginnings = Beginnings()

    async def of_recent(self) -> AsyncGenerator[Item, None]:
        """Give what is new in the comments of the newest posts, as there is no new post."""
        async with aclosing(self._comments.read(self._before.recent)) as comments:
            async for comment in comments:
                yield comment
        yield Checkpoint(self._comments.marks)

    async def of_all(self, first: Fetched) -> AsyncGenerator[Item, None]:
        """Walk over the documents of the feed down to what was known before."""
        pages = Pages(self._http, first)
        recent: list[Entry] = []
        if first.feed:
            yield first.feed.facts
        async with aclosing(pages.walk(self._before.page, self._before.began)) as walk:
            async for page in walk:
                if page.feed.loss:
                    yield Skipped(page.url, page.feed.loss)
                elif page.feed.mended:
                    yield Notice(f"{page.url} is ill-formed or too long; a part of it may be missing.")
                posts = self._new_posts(page)
                recent = recent or posts
                async with aclosing(self._page(posts)) as items:
                    async for item in items:
                        yield item
                yield Checkpoint(self._comments.marks | self._place_of(page, first))
                if self._before.keys & {entry.key for entry in posts}:
                    break
        for item in self._last_items(pages):
            yield item
        yield Checkpoint(self._comments.marks | finished(first.version, recent or self._before.recent))

    def _place_of(self, page: Page, first: Fetched) -> dict[str, str]:
        """Give the marks of a document of a first walk.

        A resumed walk is where it was until it has passed its new beginning, and no walk moves on while
        comments wait for a post that is still to come.
        """
        self._resumed = self._resumed or page.url == self._before.page
        if self._before.recent or self._waiting:
            return {}
        if page.url == first.url:
            return {} if self._before.page else at_first_page(page.url, page.feed.entries)
        return at_page(page.url) if self._resumed else {}

    def _new_posts(self, page: Page) -> list[Entry]:
        entries = sort_entries(page.feed.entries)
        self._waiting.update((entry.key, entry) for entry in entries.comments)
        return [entry for entry in entries.posts if entry.key not in self._given]

    async def _page(self, posts: Sequence[Entry]) -> AsyncGenerator[Item, None]:
        for item in self._posts(posts):
            yield item
        async with aclosing(self._comments.read(posts)) as comments:
            async for comment in comments:
                yield comment
        yield Progress(len(self._given), None, "posts")

    def _posts(self, posts: Sequence[Entry]) -> Iterator[Item]:
        self._discussion.add_posts(posts)
        for entry in posts:
            if entry.key not in self._given:
                self._given.add(entry.key)
                self._beginnings.add(entry)
                yield as_post(entry)

    def _last_items(self, pages: Pages) -> Iterator[Item]:
        """Give the comments that stood among the posts, and what the reading did not bring."""
        homeless = 0
        for entry, place in self._discussion.place(list(self._waiting.values())):
            if place is not None:
                yield as_comment(entry, *place)
            elif is_comment_address(entry.link):
                homeless += 1
            else:
                yield from self._posts([entry])
        if self._beginnings.notice:
            yield Notice(self._beginnings.notice)
        if homeless:
            yield Notice(f"Comments on posts that are not in the feed, left out: {homeless}.")
        if pages.shortfall:
            yield Notice(pages.shortfall)
        if self._comments.untold:
            yield Notice(f"Further posts whose comments could not be had: {self._comments.untold}.")
        if self._comments.cut_short:
            yield Notice(f"Posts with more comments than their feeds show: {self._comments.cut_short}.")
