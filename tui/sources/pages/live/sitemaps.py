"""All pages of a blog that its sitemaps list."""

import asyncio
import re
from collections import deque
from collections.abc import Iterable

from tui.model.errors import SourceError
from tui.sources.pages.live.robots import Robots
from tui.sources.pages.live.scope import Scope
from tui.sources.pages.live.sitemap import Sitemap, parse_sitemap
from tui.sources.pages.live.visitor import Visitor

MOST_SITEMAPS = 200
MOST_PAGES = 50_000
GUESSES = ("wp-sitemap.xml", "sitemap.xml", "sitemap_index.xml")
NO_POSTS = re.compile(
    r"(?:^|[-_.])(?:tax(?:onom(?:y|ies))?|users?|authors?|category|categories|tags?|images?|videos?|attachments?)"
    r"(?:[-_.]|$)",
    re.IGNORECASE,
)
"""The names of sitemaps that WordPress and its plug-ins make for lists, people and pictures."""


async def listed_pages(visitor: Visitor, robots: Robots, scope: Scope) -> dict[str, str]:
    """Give the pages of a blog below its address, each with when it changed by the word of its sitemap.

    The sitemaps that ``robots.txt`` names are read, else those where they usually lie, and what these name in
    turn; empty where there is none that lists a page of the blog. A sitemap that cannot be had lists nothing.
    """
    named = _of_host(scope, robots.sitemaps)
    if pages := await _walk(visitor, scope, named):
        return pages
    places = (scope.home + guess for guess in GUESSES)
    roots = (f"{scope.origin}/{guess}" for guess in GUESSES)
    for guess in dict.fromkeys((*roots, *places)):
        if guess not in named and robots.allows(guess) and (pages := await _walk(visitor, scope, [guess])):
            return pages
    return {}


async def _walk(visitor: Visitor, scope: Scope, addresses: Iterable[str]) -> dict[str, str]:
    waiting = deque(dict.fromkeys(addresses))
    seen = set(waiting)
    pages: dict[str, str] = {}
    for _ in range(MOST_SITEMAPS):
        if not waiting or len(pages) >= MOST_PAGES:
            break
        sitemap = await _sitemap(visitor, waiting.popleft())
        for address, changed in sitemap.pages.items():
            page = scope.page(address)
            if page and not scope.is_home(page) and len(pages) < MOST_PAGES:
                pages.setdefault(page, changed)
        further = [address for address in _of_host(scope, sitemap.sitemaps) if address not in seen]
        wanted = [address for address in further if not NO_POSTS.search(_name(address))]
        seen.update(wanted)
        waiting.extend(wanted)
    return pages


async def _sitemap(visitor: Visitor, address: str) -> Sitemap:
    try:
        answer = await visitor.ask(address)
    except SourceError:
        return Sitemap()
    return await asyncio.to_thread(parse_sitemap, answer.body) if answer.ok else Sitemap()


def _of_host(scope: Scope, addresses: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(filter(None, map(scope.of_host, addresses))))


def _name(address: str) -> str:
    return address.partition("?")[0].rpartition("/")[2]
