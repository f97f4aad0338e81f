from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.fakes import http_server
from tests.fakes.http_server import HTML, Fault, HttpServer, Reply, Request, serving
from tests.fakes.wordpress_site import WordPressSite, json_post
from tests.sources.feeds.feed import rss
from tests.sources.pages.live.blog import LiveBlog, front, post
from tui.model.errors import SourceError, SourceMissing, SourceRefused, SourceUnknown
from tui.sources.discovery import find_source
from tui.sources.http_client import HttpClient
from tui.sources.source import Source

pytestmark = pytest.mark.anyio


async def no_sleep(_: float) -> None:
    """Wait for nothing."""


@asynccontextmanager
async def finding(fake: http_server.Answer, *faults: Fault) -> AsyncIterator[tuple[HttpServer, HttpClient]]:
    async with serving(fake, *faults) as server, HttpClient(sleep=no_sleep) as http:
        yield server, http


@pytest.mark.parametrize("is_pretty", [True, False])
@pytest.mark.parametrize("advertises", [True, False])
@pytest.mark.parametrize("base", ["", "/blog"])
@pytest.mark.parametrize("page", ["", "/", "/beitrag-1/"])
async def test_a_wordpress_is_found_from_any_of_its_pages(
    is_pretty: bool, advertises: bool, base: str, page: str
) -> None:
    fake = WordPressSite([json_post(1)], base=base, is_pretty=is_pretty, advertises=advertises)
    async with finding(fake) as (server, http):
        source = await find_source(server.url + base + page, http)
    assert (source.format, source.location) == ("wordpress", "https://blog.example/")


@pytest.mark.parametrize("path", ["/wp-json/", "/wp-json/wp/v2/posts", "/?rest_route=/"])
async def test_a_wordpress_is_found_from_its_api(path: str) -> None:
    async with finding(WordPressSite([json_post(1)])) as (server, http):
        assert (await find_source(server.url + path, http)).format == "wordpress"


async def test_a_wordpress_is_found_by_a_link_in_its_page() -> None:
    site = WordPressSite([json_post(1)], base="/hidden", home="")
    link = Reply(
        b"<head><link rel='https://api.w.org/' href='/hidden/wp-json/'>", 200, (("Content-Type", HTML),)
    )

    def answer(request: Request) -> Reply:
        return link if request.target == "/" else site(request)

    async with finding(answer) as (server, http):
        assert (await find_source(server.url, http)).location == f"{server.url}/hidden/"


async def test_an_address_without_a_scheme_is_tried_by_https_and_then_by_http() -> None:
    async with finding(WordPressSite([json_post(1)])) as (server, http):
        source = await find_source(f" {server.url.removeprefix('http://')} ", http)
    assert source.location == "https://blog.example/"


async def test_the_route_that_rewrites_is_left_where_it_is_broken() -> None:
    fault = Fault("/wp-json/", http_server.status(404), 99)
    async with finding(WordPressSite([json_post(1)]), fault) as (server, http):
        assert (await find_source(server.url, http)).format == "wordpress"


def web_page(status: int) -> http_server.Answer:
    return lambda _: Reply(b"<p>Hallo</p>", status, (("Content-Type", HTML),))


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (200, SourceUnknown),
        (401, SourceRefused),
        (403, SourceRefused),
        (404, SourceMissing),
        (500, SourceError),
    ],
)
async def test_what_is_no_wordpress_is_told_with_its_host(status: int, kind: type[SourceError]) -> None:
    async with finding(web_page(status)) as (server, http):
        with pytest.raises(SourceError, match=r"127\.0\.0\.1") as caught:
            await find_source(server.url, http)
    assert type(caught.value) is kind


async def test_what_was_looked_for_is_told() -> None:
    async with finding(web_page(200)) as (server, http):
        with pytest.raises(SourceUnknown, match="wp-json or rest_route"):
            await find_source(server.url, http)


@pytest.mark.parametrize(
    ("spoil", "kind", "says"),
    [
        (http_server.status(401), SourceRefused, "logged-in"),
        (http_server.status(500), SourceError, "500"),
        (http_server.a_login_page, SourceError, "something else"),
        (http_server.dropped, SourceError, "breaks the connection"),
    ],
)
async def test_a_named_api_that_cannot_be_read_is_told(
    spoil: object, kind: type[SourceError], says: str
) -> None:
    faults = (Fault("wp-json", spoil, 99), Fault("rest_route", spoil, 99))  # type: ignore[arg-type]  # parametrized
    async with finding(WordPressSite([json_post(1)]), *faults) as (server, http):
        with pytest.raises(kind, match=says):
            await find_source(server.url, http)


async def test_a_wordpress_too_old_to_serve_posts_is_told() -> None:
    async with finding(WordPressSite(namespaces=["oembed/1.0"])) as (server, http):
        with pytest.raises(SourceUnknown, match="wp/v2"):
            await find_source(server.url, http)


@pytest.mark.parametrize("status", [200, 401])
async def test_a_blog_that_has_nothing_but_pages_is_read_by_them(status: int) -> None:
    pages = {"/": front("/kalk.html"), "/kalk.html": post("Kalk")}
    async with finding(LiveBlog(pages), Fault("wp-json", http_server.status(status), 9)) as (server, http):
        source = await find_source(server.url, http)
    assert (source.format, source.location) == ("html", f"{server.url}/")


async def test_a_feed_is_preferred_to_pages() -> None:
    pages = {"/": front("/kalk.html"), "/kalk.html": post("Kalk"), "/index.xml": rss()}
    async with finding(LiveBlog(pages)) as (server, http):
        assert (await find_source(server.url, http)).format == "feed"


async def opened(location: str) -> Source:
    async with HttpClient(sleep=no_sleep) as http:
        return await find_source(location, http)


async def test_what_exists_is_a_path_even_where_it_looks_like_an_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "vowe.net").write_bytes(b"")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SourceUnknown, match="empty"):
        await opened("vowe.net")


@pytest.mark.parametrize(
    "location",
    [
        "./nichts",
        "/nichts/da",
        "~/nichts-da",
        "~niemand-hier/x",
        "export.xml",
        "nichts",
        "a\0b",
        "C:\\blog.xml",
    ],
)
async def test_what_looks_like_a_path_and_is_not_there_is_missing(location: str) -> None:
    with pytest.raises(SourceMissing):
        await opened(location)


@pytest.mark.parametrize(
    ("location", "kind"),
    [("", SourceMissing), ("gopher://x.example/", SourceUnknown), ("file:///etc/passwd", SourceUnknown)],
)
async def test_what_is_neither_is_told(location: str, kind: type[SourceError]) -> None:
    with pytest.raises(kind):
        await opened(location)


async def test_a_host_that_is_not_there_is_missing() -> None:
    with pytest.raises(SourceMissing, match=r"nobody\.invalid"):
        await opened("nobody.invalid")
