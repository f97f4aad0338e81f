"""Visits to blogs that are read by their pages."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from tests.fakes.http_server import Fault, HttpServer, serving
from tests.fakes.stored import Stored
from tests.sources.pages.live.blog import LiveBlog, front, page, post, sitemap
from tui.sources.http_client import HttpClient
from tui.sources.pages.live.finding import find_website

TITLES = ("Kalk", "Gips", "Lehm", "Ton")


async def no_sleep(_: float) -> None:
    """Wait for nothing."""


@asynccontextmanager
async def visiting(blog: LiveBlog, *faults: Fault) -> AsyncIterator[tuple[HttpServer, HttpClient]]:
    async with serving(blog, *faults) as server, HttpClient(sleep=no_sleep) as http:
        yield server, http


async def read(stored: Stored, server: HttpServer, http: HttpClient, path: str = "/") -> Stored:
    await stored.read(await find_website(server.url + path, http, pause=0))
    return stored


def titles(stored: Stored) -> list[str]:
    return [each.title for each in stored.posts.values()]


def listed_blog(url: str, changed: str = "2026-01-01") -> LiveBlog:
    """Give a blog whose sitemap lists its posts, and a page that is none."""
    paths = {f"/{title.lower()}.html": post(title, day) for day, title in enumerate(TITLES, 1)}
    blog = LiveBlog({"/": page("/kalk.html"), **paths, "/impressum.html": page()})
    blog.pages["/sitemap.xml"] = sitemap(url, dict.fromkeys(blog.pages, changed))
    return blog


def linked_blog() -> LiveBlog:
    """Give a blog whose posts are reached through the pages of months."""
    return LiveBlog(
        {
            "/": front("/archiv/2026-01.html", "/ton.html", "http://kalk.example/", "/bild.jpg"),
            "/archiv/2026-01.html": page("/kalk.html", "/gips.html", "2025-12.html", "/weg.html"),
            "/archiv/2025-12.html": page("/lehm.html"),
            "/impressum.html": page(),
            **{f"/{title.lower()}.html": post(title, day, day - 1) for day, title in enumerate(TITLES, 1)},
        },
        has_versions=True,
    )
