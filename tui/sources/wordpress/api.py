"""The REST API of one site, asked page by page."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from tui.sources.http_client import HttpClient
from tui.sources.http_version import Version
from tui.sources.json_fields import objects
from tui.sources.wordpress.access import WITH_PRIVATE
from tui.sources.wordpress.pages import Asked, Page, PageBroken, QueryRefused, read_page
from tui.sources.wordpress.route import Route
from tui.sources.wordpress.seen import UNSEEN, Seen
from tui.sources.wordpress_json.fields import identity
from tui.sources.wordpress_json.site import NAMESPACE, Site

OVERLAP = timedelta(days=1)
"""How far a reading goes back behind the one before: clocks, zones and summer time differ by less."""


class Api:
    """Asks one site's REST API."""

    def __init__(self, http: HttpClient, route: Route, site: Site, page_size: int = 100) -> None:
        self._http = http
        self._route = route
        self.route_mark = "" if route.holds_namespace else route.root
        self.site = site
        self.page_size = page_size
        self.statuses = ""
        """Which posts are asked for; the published ones need not be named."""

    def now(self) -> datetime:
        """Tell the time."""
        return self._http.clock()

    async def page(self, unit: str, query: Mapping[str, str], number: int, seen: Seen = UNSEEN) -> Page:
        """Ask for a page of ``unit``, by ascending id so that new ones come last; raises as ``read_page``.

        What cannot be the whole truth is asked for once more. With the answer that was ``seen`` before, the
        server may say that it would be the same.
        """
        paging = {"per_page": str(self.page_size), "page": str(number), "orderby": "id", "order": "asc"}
        if unit == "posts" and self.statuses:
            paging["status"] = self.statuses
        if number == 1:
            return await self._ask(Asked(unit, number, self.step), {**paging, **query}, seen)
        # Whoever passes over the offset gives the page of that number, whose neighbours then do not overlap.
        place = {**paging, **query, "offset": str((number - 1) * self.step)}
        page = await self._ask(Asked(unit, number, self.step), place, seen)
        if page.is_past_end and page.pages is None and number > 2:
            # by its own count of pages, which do not overlap, the site may not have the last one
            del place["page"]
            page = await self._ask(Asked(unit, number, self.step), place, seen)
        return page

    @property
    def step(self) -> int:
        """How many records after one page the next begins: one is on both, if nothing slips between them."""
        return max(1, self.page_size - 1)

    async def _ask(self, asked: Asked, parameters: Mapping[str, str], seen: Seen) -> Page:
        url = self._route.url(f"{NAMESPACE}/{asked.unit}", **parameters)
        condition = seen.condition(url)
        answer = await self._http.get(url, unless=condition)
        if answer.status == 304 and condition:
            return Page(asked.number, [], answered=self.now(), is_unchanged=True, seen=seen)
        try:
            page = read_page(answer, asked, self.now())
        except PageBroken:
            # a server that tells no length cannot be seen to break off: broken JSON may be just that
            page = None
        if page is None or page.is_hollow:
            answer = await self._http.get(url)
            page = read_page(answer, asked, self.now())
        return replace(page, seen=Seen(url, Version.of(answer)))

    def since(self, instant: datetime) -> str:
        """Write an instant for a query of what came after it, a day early."""
        return self.site.local(instant - OVERLAP)

    async def may_ask_for_private(self) -> bool:
        """Ask for private posts from now on, if the site answers that, as it does for its editors."""
        self.statuses = WITH_PRIVATE
        try:
            await self.page("posts", {"per_page": "1", "_fields": "id"}, 1)
        except QueryRefused:
            self.statuses = ""
        return bool(self.statuses)

    async def tells_edits(self, since: datetime) -> bool:
        """Whether the site is asked for posts that changed after an instant and heeds it.

        WordPress has ``modified_after`` from 5.7 on and passes over it before, so the least recently changed
        match is looked at.
        """
        query = {"orderby": "modified", "per_page": "1", "_fields": "id,modified,modified_gmt"}
        probe = await self.page("posts", {**query, "modified_after": self.since(since)}, 1)
        bound = since - 2 * OVERLAP
        return bool(probe.records) and not any(
            self._was_modified_before(each, bound) for each in probe.records
        )

    def _was_modified_before(self, record: object, bound: datetime) -> bool:
        modified = self.site.date(record, "modified").instant if isinstance(record, dict) else None
        return modified is not None and modified < bound


class PostAuthors:
    """Knows the user id of each post's author, and asks for those it has not seen."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self.known: dict[int, int] = {}
        """User ids by post id, 0 where the site does not tell."""

    def note(self, posts: list[object]) -> None:
        """Remember the authors of posts that were read anyway."""
        self.known.update((identity(post, "id"), identity(post, "author")) for post in objects(posts))

    async def learn(self, comments: list[object]) -> None:
        """Ask for the posts under which users of the site commented, where they are not known yet."""
        posts = {identity(comment, "post") for comment in objects(comments) if identity(comment, "author")}
        missing = sorted(posts - self.known.keys() - {0})
        if missing:
            self.known.update(dict.fromkeys(missing, 0))
            query = {"include": ",".join(map(str, missing)), "_fields": "id,author"}
            self.note((await self._api.page("posts", query, 1)).records)
