"""Looks again at what the API tells no changes of: the comments of late posts, and which posts there are."""

from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing
from datetime import date, datetime, timedelta
from functools import partial

from tui.sources.json_fields import objects
from tui.sources.source import Inventory, Item, Progress
from tui.sources.wordpress.api import Api
from tui.sources.wordpress.by_name import not_there
from tui.sources.wordpress.collection import Collection, Keys
from tui.sources.wordpress.pages import CollectionClosed
from tui.sources.wordpress.reading import Reading
from tui.sources.wordpress.seen import Seen
from tui.sources.wordpress.walk import Walk
from tui.sources.wordpress.watch import Watch
from tui.sources.wordpress_json.fields import identity
from tui.sources.wordpress_json.posts import post_key

WALKED_EVERY = timedelta(days=30)
"""How often all posts are counted over to find those that were deleted."""
WALKED = "posts walked"
_VERSION = "watched version"


class LookingAgain:
    """The part of a reading of changes that finds edited comments and deletions."""

    def __init__(self, api: Api, watch: Watch, marks: Mapping[str, str]) -> None:
        self._api = api
        self._watch = watch
        self._marks = marks
        self._misses_posts = False

    @property
    def is_walk_due(self) -> bool:
        """Whether it is time to look for deleted posts, or one is known to be missing."""
        try:
            walked = date.fromisoformat(self._marks.get(WALKED, ""))
        except ValueError:
            return True
        return self._misses_posts or not timedelta(0) <= self._api.now().date() - walked < WALKED_EVERY

    async def at_comments(self, reading: Reading) -> AsyncGenerator[Item, None]:
        """Give all comments of the posts that are watched, and say which there are.

        It costs one request for each hundred comments under them, often one in all: the list of posts goes
        into one question, and a server that knows versions answers that nothing has changed.
        """
        posts = self._watch.posts(self._api.now())
        if not posts:
            return
        try:
            async with aclosing(self._comments_of(posts, reading)) as items:
                async for item in items:
                    yield item
        except CollectionClosed:
            # one post that may no longer be read closes the whole list
            posts = await self._readable(posts)
            if not posts:
                return
            async with aclosing(self._comments_of(posts, reading)) as items:
                async for item in items:
                    yield item

    async def at_posts(self, posts: Collection) -> AsyncGenerator[Item, None]:
        """Say which posts there are; it costs a request of some kilobytes for each hundred of them."""
        walk = Walk(partial(self._api.page, "posts", {"_fields": "id"}), page_size=self._api.page_size)
        async with aclosing(walk.pages()) as pages:
            async for _ in pages:
                yield Progress(len(walk.seen), walk.total, "posts")
        if walk.is_proven:
            ask = partial(not_there, self._api, posts)
            yield Inventory("post", Keys(posts, walk.seen), marks=walked_on(self._api.now()), ask=ask)

    async def _comments_of(self, posts: list[int], reading: Reading) -> AsyncGenerator[Item, None]:
        query = {**reading.query, "post": ",".join(map(str, sorted(posts)))}
        walk = reading.walk(query, seen=Seen.of(self._marks, _VERSION))
        async with aclosing(reading.give(walk, only=set(posts))) as items:
            async for item in items:
                yield item
        if walk.is_proven and not walk.is_unchanged:
            mark = walk.only_page.seen.mark if walk.only_page else ""
            keys = tuple(map(post_key, posts))
            yield Inventory(
                "comment", reading.keys(walk), of_posts=keys, marks={_VERSION: mark}, ask=reading.ask
            )

    async def _readable(self, posts: list[int]) -> list[int]:
        query = {"include": ",".join(map(str, posts)), "_fields": "id"}
        there = {identity(post, "id") for post in objects((await self._api.page("posts", query, 1)).records)}
        self._misses_posts = True
        self._watch.keep(there, posts)
        return [post_id for post_id in posts if post_id in there]


def walked_on(now: datetime) -> dict[str, str]:
    """Give the marks after all posts were counted over."""
    return {WALKED: now.date().isoformat()}
