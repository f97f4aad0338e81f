"""A live blog of Blogger, read through its feeds."""

from collections import Counter
from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing
from datetime import UTC, datetime, timedelta
from functools import partial

from tui.model.comment import Comment
from tui.model.post import Post
from tui.model.sync_report import Skipped
from tui.sources.blogger.authors import author_of
from tui.sources.blogger.comments import NOT_MET, PostMet, parse_comment
from tui.sources.blogger.entries import ParsedEntry
from tui.sources.blogger.feed_pages import BlogFeeds, FeedClosed, FeedPage
from tui.sources.blogger.keys import answered_post
from tui.sources.blogger.kinds import EntryKind
from tui.sources.blogger.posts import parse_post
from tui.sources.blogger.walk import Walk
from tui.sources.source import Checkpoint, Item, Notice, Progress

OVERLAP = timedelta(days=1)
"""How far a reading goes back behind the one before: feeds are kept in caches, and clocks differ."""
MOST_REFUSALS = 3
_FIRST_YEAR = 1999


class BloggerSource:
    """Gives all posts and pages, then all comments; with the marks of a finished reading what is changed.

    The comments of a post are asked for by themselves where it counts more of them than the feed of all
    comments has given. An interrupted reading begins again. A deletion is never seen, but a comment that was
    removed by hand stays in the feeds as such.
    """

    format = "blogger"

    def __init__(self, feeds: BlogFeeds, location: str) -> None:
        self._feeds = feeds
        self._location = location

    @property
    def location(self) -> str:
        """The address of the blog, or of its feed where the blog has none of its own."""
        return self._location

    async def items(self, marks: Mapping[str, str]) -> AsyncGenerator[Item, None]:
        """Give what the blog holds beyond ``marks``; ``SourceError`` where the reading cannot go on."""
        async with aclosing(_Reading(self._feeds, marks).items()) as items:
            async for item in items:
                yield item


class _Reading:
    """One reading of a blog."""

    def __init__(self, feeds: BlogFeeds, marks: Mapping[str, str]) -> None:
        self._feeds = feeds
        self._marks = marks
        self._posts: dict[str, PostMet] = {}
        self._counted: dict[str, int] = {}
        """How many comments each post has by its own word."""
        self._given: Counter[str] = Counter()
        self._comment_keys: set[str] = set()
        self._has_bodies = False
        self._newest: datetime | None = None
        self._started: datetime | None = None
        self._mended = 0
        self._finished: dict[str, str] = {}
        """What is remembered at the end only: till then the posts' own counts of comments are needed."""

    async def items(self) -> AsyncGenerator[Item, None]:
        for path, kind in (("posts/default", EntryKind.POST), ("pages/default", EntryKind.PAGE)):
            async with aclosing(self._read_posts(path, kind)) as items:
                async for item in items:
                    yield item
        if self._posts and not self._has_bodies:
            yield Notice(f"{self._feeds.root} shows the beginnings of the posts only.")
        for part in (self._read_comments(), self._read_missing()):
            async with aclosing(part) as items:
                async for item in items:
                    yield item
        if self._mended:
            yield Notice(f"Entries that had to be mended to be well-formed XML: {self._mended}.")
        yield Checkpoint(self._finished)

    async def _read_posts(self, path: str, kind: EntryKind) -> AsyncGenerator[Item, None]:
        walk = self._walk("posts", path)
        is_main = kind is EntryKind.POST
        try:
            async with aclosing(walk.pages()) as pages:
                async for page in pages:
                    if is_main and self._started is None:
                        self._started = page.answered
                        yield page.facts
                    for entry in page.entries:
                        yield self._post(entry, kind)
                    yield Progress(len(self._posts), walk.total if is_main else None, "posts")
                    yield Checkpoint({})
        except FeedClosed:
            if is_main:
                raise
            return  # many a blog has no pages, and old ones no feed of them
        if is_main:
            for notice in self._end(walk, "posts"):
                yield notice

    async def _read_comments(self) -> AsyncGenerator[Item, None]:
        walk = self._walk("comments", "comments/default")
        try:
            async with aclosing(walk.pages()) as pages:
                async for page in pages:
                    for each in self._comments(page):
                        yield each
                    yield Progress(len(self._comment_keys), walk.total, "comments")
                    yield Checkpoint({})
        except FeedClosed as closed:
            yield Notice(f"{str(closed).removesuffix('.')}; comments are looked for post by post.")
            return
        for notice in self._end(walk, "comments"):
            yield notice

    async def _read_missing(self) -> AsyncGenerator[Item, None]:
        """Ask post by post for comments that the feed of all comments does not reach."""
        refused = 0
        lacking = [key for key, count in self._counted.items() if self._given[key] < count]
        for done, key in enumerate(lacking):
            walk = Walk(partial(self._page, f"{key.removeprefix('blogger:')}/comments/default", {}))
            try:
                async with aclosing(walk.pages()) as pages:
                    async for page in pages:
                        for item in self._comments(page):
                            yield item
            except FeedClosed as closed:
                refused += 1
                yield Skipped(f"the comments of {self._posts[key].permalink or key}", str(closed))
                if refused == MOST_REFUSALS:
                    yield Notice(f"The comments of {len(lacking) - done - 1} more posts were not asked for.")
                    return
                continue
            yield Progress(len(self._comment_keys), None, "comments")
            yield Checkpoint({})
        short = sum(self._given[key] < self._counted[key] for key in lacking)
        if short > refused:
            yield Notice(f"Posts that count more comments than they show: {short - refused}.")

    def _walk(self, unit: str, path: str) -> Walk:
        since = _instant(self._marks.get(f"{unit} since", ""))
        query = {"orderby": "published"}
        if since is not None:
            since -= OVERLAP
            # Blogger passes over the one without the other
            query = {"orderby": "updated", "updated-min": since.isoformat(timespec="seconds")}
        return Walk(partial(self._page, path, query), since)

    async def _page(self, path: str, query: Mapping[str, str], start: int) -> FeedPage:
        return await self._feeds.page(path, start, query)

    def _post(self, entry: ParsedEntry, kind: EntryKind) -> Post | Skipped:
        self._mended += entry.mended
        post = None if entry.loss else parse_post(entry.fields, kind)
        if post is None:
            return Skipped(entry.name, entry.loss or "It has neither an id nor a title nor a body.")
        self._has_bodies = self._has_bodies or bool(entry.fields.all("content"))
        self._posts[post.key] = PostMet(author_of(entry.fields).profile, post.permalink)
        if post.comment_count and post.key.removeprefix("blogger:").isdecimal():
            self._counted[post.key] = post.comment_count
        return post

    def _comments(self, page: FeedPage) -> list[Comment | Skipped]:
        given: list[Comment | Skipped] = []
        for entry in page.entries:
            self._mended += entry.mended
            post = self._posts.get(answered_post(entry.fields), NOT_MET)
            comment = None if entry.loss else parse_comment(entry.fields, post)
            if comment is None:
                given.append(Skipped(entry.name, entry.loss or "It is a comment and names no post."))
            elif comment.key not in self._comment_keys:
                self._comment_keys.add(comment.key)
                self._given[comment.post_key] += 1
                published = comment.published.published
                self._newest = max(filter(None, (self._newest, published)), default=None)
                given.append(comment)
        return given

    def _end(self, walk: Walk, unit: str) -> list[Notice]:
        """Remember a whole walk, and say what one did not bring.

        Comments are asked for from the last one on, so that on a quiet blog one let through late is met.
        """
        if not walk.is_complete:
            return [Notice(f"{self._feeds.root} repeats its pages of {unit}; there may be more.")]
        newest = self._newest if unit == "comments" else None
        since = min(filter(None, (self._started, newest)), default=None)
        before = _instant(self._marks.get(f"{unit} since", ""))
        if since:
            self._finished[f"{unit} since"] = max(since, before or since).isoformat()
        if unit == "posts" and walk.total is not None and len(walk.seen) < walk.total:
            told = f"{self._feeds.root} counts {walk.total} posts and shows {len(walk.seen)}"
            return [Notice(f"{told}; it keeps the others to itself.")]
        return []


def _instant(written: str) -> datetime | None:
    try:
        instant = datetime.fromisoformat(written)
    except ValueError:
        return None
    # the first years of the calendar leave no room for an overlap
    return instant.astimezone(UTC) if instant.tzinfo and instant.year >= _FIRST_YEAR else None
