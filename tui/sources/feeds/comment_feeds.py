"""The comments of posts, each from the feed its post names."""

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from urllib.parse import urlsplit

from tui.model.comment import Comment
from tui.model.errors import SourceError
from tui.model.sync_report import Skipped
from tui.sources.feeds.discussion import Discussion
from tui.sources.feeds.entry import Entry, digest
from tui.sources.feeds.fetching import FeedClosed, FeedMissing, Fetched, NoFeed, fetch_feed
from tui.sources.feeds.records import as_comment
from tui.sources.http_client import HttpClient
from tui.sources.http_version import Version

_AT_ONCE = 2
_MOST_FAILURES = 3
_MOST_TOLD = 5
_MOST_PAGES = 100


@dataclass(frozen=True, slots=True)
class _Answer:
    post: Entry
    entries: list[Entry]
    version: Version
    failure: SourceError | None = None
    is_whole: bool = True
    """Whether nothing of the feeds is known to be lost."""


class CommentFeeds:
    """Asks for the comments of posts, two at a time, where they may have changed."""

    def __init__(self, http: HttpClient, marks: Mapping[str, str], discussion: Discussion) -> None:
        self._http = http
        self._known = marks
        self._discussion = discussion
        self._failures = 0
        self._told = 0
        self._atom_is_there: bool | None = None
        self.marks: dict[str, str] = {}
        """What to remember of the comments that were given."""
        self.cut_short = 0
        """How many posts have more comments than their feeds show."""
        self.untold = 0
        """How many discussions could not be had beyond those that were told."""

    async def read(self, posts: Sequence[Entry]) -> AsyncGenerator[Comment | Skipped, None]:
        """Give the comments of posts in the order of these; a feed that cannot be had is skipped.

        Raises ``SourceError`` when the host fails several times in a row.
        """
        wanted = [post for post in posts if post.comment_feeds and not self._is_known(post)]
        async with aclosing(self._answers(wanted)) as answers:
            async for answer in answers:
                if answer.failure is not None:
                    if skipped := self._failed(answer.post, answer.failure):
                        yield skipped
                    continue
                self._failures = 0
                self._remember(answer)
                for entry, place in self._discussion.place(answer.entries, answer.post):
                    if place is not None:
                        yield as_comment(entry, *place)

    def _failed(self, post: Entry, failure: SourceError) -> Skipped | None:
        """Tell of a failure; where no discussion is offered at all, the first few stand for the others."""
        if not isinstance(failure, FeedMissing | FeedClosed | NoFeed):
            self._failures += 1
            if self._failures == _MOST_FAILURES:
                raise failure
        elif self._told == _MOST_TOLD:
            self.untold += 1
            return None
        self._told += 1
        return Skipped(f"the comments of “{post.title or post.key}”", str(failure))

    def _is_known(self, post: Entry) -> bool:
        """Whether the post's own feed tells that it has no comments, or as many as were read before."""
        if post.comment_count is None:
            return False
        return post.comment_count == 0 or self._known.get(_count_mark(post)) == str(post.comment_count)

    def _remember(self, answer: _Answer) -> None:
        post = answer.post
        self.marks[_version_mark(post)] = answer.version.mark if answer.is_whole else ""
        if post.comment_count is not None:
            self.marks[_count_mark(post)] = str(post.comment_count) if answer.is_whole else ""
            self.cut_short += 0 < len(answer.entries) < post.comment_count

    async def _answers(self, posts: Sequence[Entry]) -> AsyncGenerator[_Answer, None]:
        running: deque[asyncio.Task[_Answer]] = deque()
        try:
            for post in posts:
                running.append(asyncio.ensure_future(self._ask(post)))
                if len(running) == _AT_ONCE:
                    yield await running.popleft()
            while running:
                yield await running.popleft()
        finally:
            for task in running:
                task.cancel()
            await asyncio.gather(*running, return_exceptions=True)

    async def _ask(self, post: Entry) -> _Answer:
        known = Version.remembered(self._known.get(_version_mark(post), ""))
        try:
            fetched = await self._first_of(self._addresses(post), known)
            return await self._all_entries(fetched, post)
        except SourceError as error:
            return _Answer(post, [], known, error)

    def _addresses(self, post: Entry) -> list[str]:
        """Give where the comments may be; of WordPress' two feeds only the one in Atom keeps threads."""
        guessed = [] if self._atom_is_there is False else [_in_atom(each) for each in post.comment_feeds]
        return list(dict.fromkeys([*filter(None, guessed), *post.comment_feeds]))

    async def _first_of(self, addresses: Sequence[str], known: Version) -> Fetched:
        *attempts, last = addresses
        for address in attempts:
            try:
                fetched = await fetch_feed(self._http, address, known)
            except FeedMissing:
                continue
            self._atom_is_there = True
            return fetched
        fetched = await fetch_feed(self._http, last, known)
        if attempts and self._atom_is_there is None:
            self._atom_is_there = False  # this post is there, so its missing Atom says something of all
        return fetched

    async def _all_entries(self, fetched: Fetched, post: Entry) -> _Answer:
        entries: dict[str, Entry] = {}
        version, is_whole = fetched.version, True
        visited = {fetched.url}
        while fetched.feed and len(visited) <= _MOST_PAGES:
            is_whole = is_whole and not fetched.feed.loss
            entries = {entry.key: entry for entry in fetched.feed.entries if entry.key != post.key} | entries
            url = fetched.feed.following
            if not url or url in visited:
                break
            visited.add(url)
            fetched = await fetch_feed(self._http, url)
        return _Answer(post, list(entries.values()), version, is_whole=is_whole)


def _in_atom(address: str) -> str:
    """Give the address of the same comments in Atom where it is WordPress', else nothing."""
    parts = urlsplit(address)
    if parts.path.endswith("/feed/") and not parts.query:
        return parts._replace(path=f"{parts.path}atom/").geturl()
    if "feed=rss2" in parts.query.split("&"):
        return parts._replace(query=parts.query.replace("feed=rss2", "feed=atom")).geturl()
    return ""


def _version_mark(post: Entry) -> str:
    return f"comments {digest(post.key)}"


def _count_mark(post: Entry) -> str:
    return f"count {digest(post.key)}"
