"""The REST API of one site, asked page by page."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from tui.sources.http_client import HttpClient
from tui.sources.json_fields import objects
from tui.sources.wordpress.pages import Asked, Page, PageBroken, read_page
from tui.sources.wordpress.route import Route
from tui.sources.wordpress_json.fields import identity
from tui.sources.wordpress_json.site import NAMESPACE, Site

OVERLAP = timedelta(days=1)
"""How far a reading goes back behind the one before: clocks, zones and summer time differ by less."""


class Api:
    """Asks one site's REST API."""

    def __init__(self, http: HttpClient, route: Route, site: Site, page_size: int = 100) -> None:
        self._http = http
        self._route = route
        self.site = site
        self.page_size = page_size

    async def page(self, unit: str, query: Mapping[str, str], number: int) -> Page:
        """Ask for a page of ``unit``, by ascending id so that new ones come last; raises as ``read_page``."""
        paging = {"per_page": str(self.page_size), "page": str(number), "orderby": "id", "order": "asc"}
        url = self._route.url(f"{NAMESPACE}/{unit}", **{**paging, **query})
        asked = Asked(unit, number)
        try:
            return read_page(await self._http.get(url), asked, self._http.clock())
        except PageBroken:
            # a server that tells no length cannot be seen to break off: broken JSON may be just that
            return read_page(await self._http.get(url), asked, self._http.clock())

    async def changes(self, unit: str, since: datetime) -> dict[str, str]:
        """Give the query for what is new or changed since an instant, with an overlap of a day.

        Comments have no date of change. For posts WordPress has ``modified_after`` from 5.7 on and passes
        over it before, so the least recently changed match is looked at.
        """
        wanted = since - OVERLAP
        local = self.site.local(wanted)
        if unit == "posts":
            query = {"orderby": "modified", "per_page": "1", "_fields": "id,modified,modified_gmt"}
            probe = await self.page(unit, {**query, "modified_after": local}, 1)
            if not any(self._was_modified_before(record, wanted - OVERLAP) for record in probe.records):
                return {"modified_after": local}
        return {"after": local}

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
