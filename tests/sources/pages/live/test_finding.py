import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from tests.fakes import http_server
from tests.fakes.http_server import Fault, HttpServer, serving
from tests.fakes.stored import Stored
from tests.sources.pages.live.blog import LiveBlog, front, page, post, sitemap
from tui.model.errors import SourceError, SourceMissing, SourceRefused, SourceUnknown
from tui.sources.http_client import HttpClient
from tui.sources.pages.live.finding import MOST_LOOKS, find_website

pytestmark = pytest.mark.anyio


async def no_sleep(_: float) -> None:
    """Wait for nothing."""


@asynccontextmanager
async def visiting(blog: LiveBlog, *faults: Fault) -> AsyncIterator[tuple[HttpServer, HttpClient]]:
    async with serving(blog, *faults) as server, HttpClient(sleep=no_sleep) as http:
        yield server, http


async def failure(blog: LiveBlog, *faults: Fault, path: str = "/") -> SourceError:
    async with visiting(blog, *faults) as (server, http):
        with pytest.raises(SourceError) as caught:
            await find_website(server.url + path, http, pause=0)
    return caught.value


async def test_a_blog_is_one_where_a_page_that_is_linked_holds_a_post() -> None:
    blog = LiveBlog({"/": page("/impressum.html", "/kalk.html"), "/kalk.html": post("Kalk")})
    stored = Stored()
    async with visiting(blog) as (server, http):
        await stored.read(await find_website(server.url, http, pause=0))
    assert [each.title for each in stored.posts.values()] == ["Kalk"]
    assert blog.asked.count("/kalk.html") == 1


async def test_a_site_without_posts_is_none_and_is_soon_left_alone() -> None:
    paths = [f"/ware{number}.html" for number in range(99)]
    blog = LiveBlog({"/": page(*paths)} | {path: page() for path in paths})
    error = await failure(blog)
    assert type(error) is SourceUnknown
    assert "shows no posts" in str(error)
    assert len(blog.asked_pages()) == 1 + MOST_LOOKS


async def test_what_is_not_there_or_no_page_is_told() -> None:
    assert type(await failure(LiveBlog())) is SourceMissing
    assert type(await failure(LiveBlog({"/": "nichts"}))) is SourceUnknown


async def test_where_programs_are_kept_away_nothing_more_is_asked_for() -> None:
    blog = LiveBlog({"/": front("/kalk.html"), "/kalk.html": post("Kalk")})
    blog.pages["/robots.txt"] = "User-agent: *\nDisallow: /"
    error = await failure(blog)
    assert type(error) is SourceRefused
    assert "robots.txt" in str(error)
    assert blog.asked == ["/", "/robots.txt"]


async def test_rules_that_cannot_be_had_keep_us_away() -> None:
    fault = Fault("/robots.txt", http_server.status(503), 9)
    error = await failure(LiveBlog({"/": front("/kalk.html")}), fault)
    assert type(error) is SourceRefused
    assert "try again later" in str(error)


async def test_a_sitemap_that_cannot_be_had_does_not_hide_the_links() -> None:
    blog = LiveBlog({"/": front("/kalk.html"), "/kalk.html": post("Kalk"), "/sitemap.xml": "<urlset><url>"})
    stored = Stored()
    async with visiting(blog, Fault("wp-sitemap", http_server.dropped, 9)) as (server, http):
        await stored.read(await find_website(server.url, http, pause=0))
    assert len(stored.posts) == 1


async def test_sitemaps_of_other_hosts_and_pages_beside_the_blog_do_not_count() -> None:
    blog = LiveBlog({"/blog/": front("/blog/kalk.html"), "/blog/kalk.html": post("Kalk")})
    blog.pages["/robots.txt"] = "Sitemap: http://localhost:1/karte.xml"
    stored = Stored()
    async with visiting(blog) as (server, http):
        blog.pages["/sitemap.xml"] = sitemap(server.url, {"/anderes.html": "", "/blog/": ""})
        await stored.read(await find_website(f"{server.url}/blog/", http, pause=0))
    assert len(stored.posts) == 1
    assert "/anderes.html" not in blog.asked


async def test_a_pause_lies_between_two_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []

    async def note(seconds: float) -> None:
        pauses.append(seconds)

    monkeypatch.setattr("tui.sources.pages.live.visitor.asyncio.sleep", note)
    blog = LiveBlog({"/": front("/kalk.html"), "/kalk.html": post("Kalk")})
    blog.pages["/robots.txt"] = "User-agent: *\nCrawl-delay: 7"
    async with visiting(blog) as (server, http):
        await Stored().read(await find_website(server.url, http))
        asked = len(server.requests)
    assert set(pauses) == {7.0}
    assert len(pauses) == asked - len(["/", "/robots.txt", "the first one behind them"])


async def test_a_reading_ends_at_once_when_it_is_cancelled() -> None:
    blog = LiveBlog({"/": front("/kalk.html"), "/kalk.html": post("Kalk")})
    async with visiting(blog, Fault("/kalk.html", http_server.hanging, 9)) as (server, http):
        source = await find_website(server.url, http, pause=0)
        server.asked.clear()
        task = asyncio.create_task(Stored().read(source))
        await server.asked.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await server.gone.wait()
