"""How long one request may take, by what is asked for."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from tests.fakes.feed_site import FeedSite
from tests.fakes.http_server import serving
from tests.fakes.stored import Stored
from tests.fakes.wordpress_site import WordPressSite, json_post
from tui.model.errors import SourceError, SourceUnknown
from tui.sources.discovery import find_source
from tui.sources.feeds.finding import find_feed
from tui.sources.http_client import HttpClient
from tui.sources.pages.live.finding import find_website
from tui.sources.source import Source

pytestmark = pytest.mark.anyio

OVER_AT_ONCE = 0.0


async def no_sleep(_: float) -> None:
    """Wait for nothing."""


@asynccontextmanager
async def with_no_time_for_pages() -> AsyncIterator[HttpClient]:
    async with HttpClient(seconds=OVER_AT_ONCE, sleep=no_sleep) as http:
        yield http


async def test_a_page_has_half_a_minute_and_a_feed_two_minutes(monkeypatch: pytest.MonkeyPatch) -> None:
    limits: list[float] = []
    timeout = asyncio.timeout

    def noted(seconds: float) -> asyncio.Timeout:
        limits.append(seconds)
        return timeout(seconds)

    monkeypatch.setattr("tui.sources.http_exchange.asyncio.timeout", noted)
    async with serving(WordPressSite()) as server, HttpClient() as http:
        await http.get(server.url)
        await http.get(server.url, may_be_feed=True)
    assert limits == [30.0, 120.0]


@pytest.mark.parametrize("paging", ["paged", "next", ""])
async def test_feeds_of_posts_and_of_comments_take_longer_than_a_page_may(paging: str) -> None:
    fake = FeedSite([1, 2, 3, 4], {3: [(1, 0), (2, 1)]}, paging=paging)
    stored = Stored()
    async with serving(fake) as server, with_no_time_for_pages() as http:
        fake.url = server.url
        source: Source = await find_source(f"{server.url}/feed/", http)
        await stored.read(source)
    assert source.format == "feed"
    assert len(stored.posts) >= 3
    assert len(stored.comments) == 2


async def test_a_feed_that_a_page_names_takes_longer_and_one_that_is_guessed_does_not() -> None:
    fake = FeedSite([1, 2], home="<link rel='alternate' type='application/rss+xml' href='/feed/'>")
    async with serving(fake) as server, with_no_time_for_pages() as http:
        assert (await find_feed(server.url, http)).location == f"{server.url}/feed/"
        fake.home = "<p>Das Blog."
        with pytest.raises(SourceUnknown, match="none is where feeds usually lie"):
            await find_feed(server.url, http)
    async with serving(fake) as server, HttpClient(sleep=no_sleep) as http:
        assert (await find_feed(server.url, http)).location == f"{server.url}/feed/"


async def test_the_api_of_a_wordpress_has_no_more_time_than_a_page() -> None:
    async with serving(WordPressSite([json_post(1)])) as server, with_no_time_for_pages() as http:
        with pytest.raises(SourceError, match="takes longer than 0 seconds"):
            await find_source(server.url, http)
    assert {request.target for request in server.requests} <= {"/", "/wp-json/"}


async def test_pages_have_no_more_time_where_a_feed_was_looked_for_before() -> None:
    async with serving(WordPressSite()) as server, with_no_time_for_pages() as http:
        with pytest.raises(SourceError, match="takes longer than 0 seconds"):
            await find_website(server.url, http)
