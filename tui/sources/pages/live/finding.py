"""The way from an address to a blog that can only be read page by page."""

import asyncio
from dataclasses import replace

from tui.model.errors import SourceError, SourceRefused, SourceUnknown
from tui.sources.http_answer import Answer
from tui.sources.http_client import HttpClient
from tui.sources.pages.live.links import lists_first
from tui.sources.pages.live.look import look_at
from tui.sources.pages.live.reading import Site
from tui.sources.pages.live.robots import Robots, read_robots
from tui.sources.pages.live.scope import Scope
from tui.sources.pages.live.sitemaps import listed_pages
from tui.sources.pages.live.source import WebsiteSource
from tui.sources.pages.live.visitor import ACCEPTED, PAUSE, Visitor

MOST_LOOKS = 5
"""How many pages are looked at for a post before an address is taken for no blog."""


async def find_website(address: str, http: HttpClient, pause: float = PAUSE) -> WebsiteSource:
    """Find a blog by its pages: the address shows posts, or what its sitemap lists or its links lead to does.

    ``pause`` is the least number of seconds between two requests. Raises ``SourceUnknown`` where no post is
    in sight, ``SourceRefused`` where robots.txt keeps programs away, and the ``SourceError`` of the page
    itself when that cannot be had.
    """
    page = await http.get(address, accept=ACCEPTED)
    if not page.ok:
        raise page.error()
    scope = Scope.around(page.url)
    page = replace(page, url=scope.of_host(page.url) or page.url)
    start = await asyncio.to_thread(look_at, page, scope)
    if start is None:
        raise SourceUnknown(f"{page.url} is no web page that can be read.")
    robots = await _robots(page, scope, http)
    visitor = Visitor(http, robots, pause)
    site = Site(scope, start, await listed_pages(visitor, robots, scope))
    if start.page is None and not await _shows_posts(site, visitor):
        raise SourceUnknown(
            f"{page.url} shows no posts that are known by their HTML, and neither do the pages that its "
            "sitemap lists or its links lead to."
        )
    return WebsiteSource(visitor, site)


async def _robots(page: Answer, scope: Scope, http: HttpClient) -> Robots:
    address = f"{scope.origin}/robots.txt"
    robots = read_robots(await http.get(address, accept="text/plain, */*;q=0.1", tries=2))
    if robots is None:
        raise SourceRefused(
            f"{page.host} cannot say at the moment which of its pages may be read ({address}); "
            "try again later."
        )
    if not robots.allows(page.url):
        raise SourceRefused(f"{page.host} asks programs to leave {page.url} alone ({address}).")
    return robots


async def _shows_posts(site: Site, visitor: Visitor) -> bool:
    for address in (list(site.listed) or lists_first(site.start.links))[:MOST_LOOKS]:
        try:
            answer = await visitor.visit(address)
        except SourceError:
            return False
        if isinstance(answer, Answer) and answer.ok:
            visitor.hold(address, answer)
            look = await asyncio.to_thread(look_at, answer, site.scope)
            if look is not None and look.page is not None:
                return True
    return False
