"""What a blog that is read page by page may have wrong."""

import pytest

from tests.fakes import http_server
from tests.fakes.http_server import Fault, Reply
from tests.fakes.stored import Stored
from tests.sources.pages.live.blog import LiveBlog, month, page, post
from tests.sources.pages.live.visits import TITLES, linked_blog, listed_blog, read, titles, visiting
from tui.model.errors import SourceError, SourceRefused, SourceUnknown
from tui.model.sync_report import Skipped
from tui.sources.pages.live import reading as live_reading

pytestmark = pytest.mark.anyio


async def test_a_page_that_cannot_be_had_is_told_and_asked_for_again() -> None:
    blog = linked_blog()
    stored = Stored()
    async with visiting(blog, Fault("/gips.html", http_server.status(500), 2)) as (server, http):
        await read(stored, server, http)
        assert stored.skipped == [Skipped(f"{server.url}/gips.html", "The server answers with 500.")]
        await read(stored, server, http)
    assert sorted(titles(stored)) == sorted(TITLES)
    assert stored.skipped == []


async def test_a_listed_page_that_is_gone_is_told() -> None:
    blog = LiveBlog()
    async with visiting(blog) as (server, http):
        blog.pages = listed_blog(server.url).pages
        del blog.pages["/lehm.html"]
        stored = await read(Stored(), server, http)
        assert stored.skipped == [Skipped(f"{server.url}/lehm.html", "The server answers with 404.")]


async def test_many_failures_in_a_row_end_the_reading_and_what_came_before_is_kept() -> None:
    blog = LiveBlog({"/": page(*(f"/{number}.html" for number in range(20)))})
    blog.pages |= {f"/{number}.html": post(f"Stein {number}") for number in range(20)}
    stored = Stored()
    broken = [Fault(f"/{number}.html", http_server.status(503), 99) for number in range(3, 20)]
    async with visiting(blog, *broken) as (server, http):
        with pytest.raises(SourceError, match="503"):
            await read(stored, server, http)
    assert titles(stored) == ["Stein 0", "Stein 1", "Stein 2"]
    assert "/8.html" not in blog.asked


async def test_a_busy_server_is_left_alone_at_once() -> None:
    blog = linked_blog()
    fault = Fault("/kalk.html", http_server.status(429, Retry_After="9999"), 99)
    async with visiting(blog, fault) as (server, http):
        with pytest.raises(SourceRefused, match="left alone"):
            await read(Stored(), server, http)


async def test_no_more_pages_are_asked_for_than_are_allowed_and_the_next_reading_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(live_reading, "MOST_PAGES", 5)
    blog = linked_blog()
    stored = Stored()
    async with visiting(blog) as (server, http):
        await read(stored, server, http)
        assert any(notice.startswith("There are more than 5 pages") for notice in stored.notices)
        while len(stored.posts) < len(TITLES):
            before = len(stored.posts)
            await read(stored, server, http)
            assert len(stored.posts) > before


async def test_a_page_that_sends_us_to_another_site_is_left_alone() -> None:
    blog = linked_blog()
    away = Fault("/kalk.html", lambda _: Reply(b"", 302, (("Location", "/fort/gips.html"),)), 9)
    async with visiting(blog, away) as (server, http):
        blog.pages["/fort/gips.html"] = post("Woanders")
        stored = await read(Stored(), server, http)
    assert "Woanders" in titles(stored)
    async with visiting(linked_blog(), Fault("/kalk.html", _to_localhost, 9)) as (server, http):
        stored = await read(Stored(), server, http)
    assert "Kalk" not in titles(stored)


def _to_localhost(_: Reply) -> Reply:
    return Reply(b"", 302, (("Location", "http://localhost:1/kalk.html"),))


async def test_lists_without_posts_are_told_in_a_sentence() -> None:
    blog = LiveBlog(
        {"/": page("/a.html", "/b.html"), "/a.html": month("May 2026"), "/b.html": page("/c.html")}
    )
    async with visiting(blog) as (server, http):
        with pytest.raises(SourceUnknown, match="no post"):
            await read(Stored(), server, http)
