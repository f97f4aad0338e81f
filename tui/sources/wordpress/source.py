"""A WordPress site read through its REST API."""

from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing

from tui.model.errors import SourceRefused
from tui.sources.http_client import HttpClient
from tui.sources.source import Checkpoint, Inventory, Item, Notice
from tui.sources.wordpress.access import Access, access_now, marks_for
from tui.sources.wordpress.api import Api, PostAuthors
from tui.sources.wordpress.collection import comments_of, posts_of
from tui.sources.wordpress.looking_again import LookingAgain, walked_on
from tui.sources.wordpress.pages import CollectionClosed
from tui.sources.wordpress.reading import Reading
from tui.sources.wordpress.remembered import Remembered
from tui.sources.wordpress.route import Route
from tui.sources.wordpress.user import user_of
from tui.sources.wordpress.watch import Watch
from tui.sources.wordpress_json.site import Site

ROUTE = "route"
"""The mark that tells where the API lies."""
_EDITS = "posts edits"


class WordPressSource:
    """Gives all posts, then all comments; with the marks of a finished reading only what is new or changed.

    An unfinished reading goes on at its last page. The API tells of no deletion and of no comment's edit, so
    the comments of late posts are looked at again each time, and once in a while it is asked which posts
    there are.
    """

    format = "wordpress"

    def __init__(self, http: HttpClient, route: Route, site: Site, *, page_size: int = 100) -> None:
        self._http = http
        self._route = route
        self._site = site
        self._api = Api(http, route, site, page_size)

    @property
    def location(self) -> str:
        """The site's home address by its own word, the same for both spellings of the API's."""
        return self._site.facts.url

    @property
    def api_address(self) -> str:
        """Where the site is asked, which need not be the host of its home."""
        return self._route.url()

    async def user(self) -> str:
        """Give the name of the user that the site takes the reader for; raises as ``user_of``."""
        return await user_of(self._http, self._route)

    async def items(self, marks: Mapping[str, str]) -> AsyncGenerator[Item, None]:
        """Give what the site holds beyond ``marks``; ``SourceError`` where the reading cannot go on."""
        yield self._site.facts
        if notice := await self._learn_statuses():
            yield notice
        access = access_now(self._api.statuses, marks)
        changed = marks_for(access, marks)
        yield Checkpoint({ROUTE: self._api.route_mark, **changed})
        sees_all = access is not Access.LAPSED
        async with aclosing(_Visit(self._api, {**marks, **changed}, sees_all=sees_all).items()) as items:
            async for item in items:
                # what needs a login is not gone because the reading came without
                if sees_all or not isinstance(item, Inventory):
                    yield item
        if not sees_all:
            yield Notice(
                f"{self.location} was read with a login before and without one now, so private posts and "
                "what is gone were not looked for."
            )

    async def _learn_statuses(self) -> Notice | None:
        """Find out which posts may be asked for; a wrong password is shown the public ones all the same."""
        if not await self._http.has_login(self.api_address) or await self._api.may_ask_for_private():
            return None
        try:
            await self.user()
        except SourceRefused as refused:
            return Notice(str(refused))
        return None


class _Visit:
    """One reading of a site."""

    def __init__(self, api: Api, marks: Mapping[str, str], *, sees_all: bool) -> None:
        self._api = api
        self._marks = marks
        self._sees_all = sees_all
        self._authors = PostAuthors(api)
        self._watch = Watch(marks, self._authors)
        self._again = LookingAgain(api, self._watch, marks)
        # now and then nothing is believed to be what it was: some servers do not keep their versions apart
        self._versions = {} if self._again.is_walk_due else marks

    async def items(self) -> AsyncGenerator[Item, None]:
        """Give posts, comments, and what looking again finds."""
        async with aclosing(self._posts()) as items:
            async for item in items:
                yield item
        begun = False
        try:
            async with aclosing(self._comments()) as items:
                async for item in items:
                    begun = True
                    yield item
        except CollectionClosed as closed:
            if begun:
                raise  # a site that offered its comments a moment ago has a fault, or enough of us
            yield Notice(f"{str(closed).removesuffix('.')}; the posts are there without them.")
        if self._sees_all and Remembered.of(self._marks, "posts").since and self._again.is_walk_due:
            async with aclosing(self._again.at_posts(posts_of(self._api.site, self._authors))) as items:
                async for item in items:
                    yield item

    async def _posts(self) -> AsyncGenerator[Item, None]:
        before = Remembered.of(self._marks, "posts")
        reading = Reading(self._api, posts_of(self._api.site, self._authors), self._watch)
        if before.since is None:
            items = reading.whole(before, walked_on(self._api.now()))
        else:
            # a post that was scheduled comes out without being changed, so edits alone do not tell of it
            local = self._api.since(before.since)
            queries = {"new": {"after": local}}
            if self._marks.get(_EDITS) or await self._api.tells_edits(before.since):
                queries = {"edits": {"modified_after": local}, **queries}
                yield Checkpoint({_EDITS: "told"})
            items = reading.changes(before, queries, self._versions)
        async with aclosing(items):
            async for item in items:
                yield item

    async def _comments(self) -> AsyncGenerator[Item, None]:
        before = Remembered.of(self._marks, "comments")
        reading = Reading(self._api, comments_of(self._api.site, self._authors), self._watch)
        if before.since is None:
            items = reading.whole(before, {})
        else:
            queries = {"new": {"after": self._api.since(before.since)}}
            items = reading.changes(before, queries, self._versions)
        async with aclosing(items):
            async for item in items:
                yield item
        if before.since is not None:
            async with aclosing(self._again.at_comments(reading)) as items:
                async for item in items:
                    yield item
