"""A blog to read, and a way to read it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from tests.fakes.http_server import Fault, HttpServer, serving
from tests.fakes.stored import Stored
from tests.fakes.wordpress_site import WordPressSite, json_comment, json_post
from tui.sources.http_client import HttpClient
from tui.sources.wordpress.route import Route
from tui.sources.wordpress.source import WordPressSource
from tui.sources.wordpress_json.site import read_site

NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)


def site(posts: int = 25, comments: int = 35) -> WordPressSite:
    """Make a blog whose comments are spread over its posts, and answer each other."""
    return WordPressSite(
        [json_post(number) for number in range(1, posts + 1)],
        [
            json_comment(number, 1 + number % max(1, posts), parent=number // 2, author=number % 3)
            for number in range(1, comments + 1)
        ],
    )


async def no_sleep(_: float) -> None:
    """Wait for nothing."""


@asynccontextmanager
async def reading(
    fake: WordPressSite, *faults: Fault, root: str = "/wp-json/", now: datetime = NOW
) -> AsyncIterator[tuple[WordPressSource, HttpServer]]:
    """Serve a blog and give what reads it in pages of ten, and its server."""
    index = {"home": fake.home, "name": "Prüf &amp; Blog", "gmt_offset": 1}
    http = HttpClient(sleep=no_sleep, clock=lambda: now, jitter=lambda: 1.0)
    async with serving(fake, *faults) as server, http:
        route = Route(server.url + root)
        yield WordPressSource(http, route, read_site(index, server.url), page_size=10), server


async def everything(fake: WordPressSite) -> Stored:
    """Read a blog for the first time."""
    stored = Stored()
    async with reading(fake) as (source, _):
        await stored.read(source)
    return stored
