from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import pytest

from tests.fakes import http_server
from tests.fakes.feed_site import FeedSite
from tests.fakes.http_server import HTML, Fault, HttpServer, Reply, Request, serving
from tests.fakes.wordpress_site import WordPressSite, json_post
from tests.sources.feeds.feed import atom, rss
from tui.model.errors import SourceMissing, SourceRefused, SourceUnknown
from tui.sources.discovery import find_source
from tui.sources.feeds.finding import find_feed
from tui.sources.feeds.links import FeedLink, named_feeds
from tui.sources.http_answer import Answer
from tui.sources.http_client import HttpClient

pytestmark = pytest.mark.anyio

POST = "<title>x</title><link>https://blog.example/x/</link><guid>x</guid><description>x</description>"
COMMENT = "<title>Von: Ben</title><link>https://blog.example/x/#comment-1</link>"
WHOLE = atom("<id>x</id><content type='html'>x</content>")


def site(**pages: str) -> http_server.Answer:
    """Serve pages by their paths: ``home`` is the front page and ``a_b`` is ``/a/b``."""
    paths = {"/" if name == "home" else f"/{name.replace('_', '/')}": text for name, text in pages.items()}

    def answer(request: Request) -> Reply:
        text = paths.get(request.target)
        return Reply((text or "nichts").encode(), 200 if text else 404, (("Content-Type", HTML),))

    return answer


def link(href: str, media_type: str = "application/rss+xml", title: str = "") -> str:
    return f'<link rel="alternate" type="{media_type}" href="{href}" title="{title}">'


async def no_sleep(_: float) -> None:
    """Wait for nothing."""


@asynccontextmanager
async def finding(fake: http_server.Answer, *faults: Fault) -> AsyncIterator[tuple[HttpServer, HttpClient]]:
    async with serving(fake, *faults) as server, HttpClient(sleep=no_sleep) as http:
        yield server, http


async def found(fake: http_server.Answer, path: str = "/") -> str:
    async with finding(fake) as (server, http):
        return (await find_feed(server.url + path, http)).location.removeprefix(server.url)


async def test_an_address_that_is_a_feed_is_that_feed() -> None:
    assert await found(site(rss=rss(POST)), "/rss") == "/rss"


@pytest.mark.parametrize("head", ["<base href='/deep/'>" + link("f"), link("/deep/f"), link(" deep/f ")])
async def test_a_feed_is_found_by_the_page_s_word(head: str) -> None:
    assert await found(site(home=f"<head>{head}", deep_f=rss(POST))) == "/deep/f"


async def test_the_feed_of_comments_is_not_taken_for_that_of_the_posts() -> None:
    titled = link("/a", title="Kommentare zu Kreide") + link("/b")
    assert await found(site(home=titled, a=rss(POST), b=rss(POST))) == "/b"
    untitled = link("/a") + link("/b")
    assert await found(site(home=untitled, a=rss(COMMENT), b=rss(POST))) == "/b"


async def test_the_feed_that_holds_whole_posts_is_preferred() -> None:
    links = link("/a") + link("/b", "application/rdf+xml")
    assert await found(site(home=links, a=rss(POST), b=WHOLE)) == "/b"
    assert await found(site(home=links, a=rss(POST), b=rss(POST))) == "/a"


async def test_an_empty_feed_is_one() -> None:
    assert await found(site(home=link("/a"), a=rss())) == "/a"


@pytest.mark.parametrize(
    ("path", "page"), [("index.rdf", "/"), ("feed.json", "/"), ("blog_atom.xml", "/blog/x")]
)
async def test_a_page_without_a_word_is_searched_where_feeds_usually_lie(path: str, page: str) -> None:
    text = '{"version": "https://jsonfeed.org/version/1", "items": []}' if "json" in path else rss(POST)
    fake = site(home="<p>x", blog_x="<p>x", **{path: text})
    assert await found(fake, page) == f"/{path.replace('_', '/')}"


async def test_a_page_without_any_feed_is_told() -> None:
    with pytest.raises(SourceUnknown, match="names no feed of its posts"):
        await found(site(home=link("/gone") + link("javascript:x") + link("http://[")))
    with pytest.raises(SourceMissing):
        await found(site(), "/")


async def test_a_blog_that_is_no_wordpress_is_read_by_its_feed() -> None:
    fake = FeedSite([1], home=link("/feed/"))
    async with finding(fake) as (server, http):
        source = await find_source(server.url, http)
        assert (source.format, source.location) == ("feed", f"{server.url}/feed/")


async def test_a_wordpress_that_lets_nobody_read_its_api_is_read_by_its_feed() -> None:
    feed = FeedSite([1])
    wordpress = WordPressSite([json_post(1)])

    def answer(request: Request) -> Reply:
        return feed(request) if request.target.startswith("/feed/") else wordpress(request)

    refused = [Fault(where, http_server.status(401), 99) for where in ("wp-json", "rest_route")]
    async with finding(answer, *refused) as (server, http):
        assert (await find_source(server.url, http)).format == "feed"
    async with finding(wordpress, *refused) as (server, http):
        with pytest.raises(SourceRefused, match="logged-in"):
            await find_source(server.url, http)


async def test_what_was_looked_for_is_told() -> None:
    async with finding(site(home="<p>x")) as (server, http):
        with pytest.raises(SourceUnknown, match=r"wp-json or rest_route .* names no feed"):
            await find_source(server.url, http)


@pytest.mark.parametrize("body", [b"{}", b"<rss", b"\x00" * 9, b"<rss><channel/></rss>" + b"<" * 999])
async def test_whatever_lies_where_a_feed_is_named_is_read_or_passed_over(body: bytes) -> None:
    def answer(request: Request) -> Reply:
        return Reply(body if request.target == "/a" else link("/a").encode(), 200)

    async with finding(answer) as (server, http):
        with suppress(SourceUnknown):
            assert (await find_feed(server.url, http)).format == "feed"


def test_links_are_read_from_the_header_too_and_sorted_by_what_they_hold() -> None:
    header = (
        '</b>; rel="alternate"; type="application/atom+xml", </c>; rel=next, </d>; rel=alternate; type=a/b'
    )
    page = (
        link("/a")
        + link("/b")
        + link("/e", "text/xml")
        + '<link rel="stylesheet" href="/f"><link rel="alternate">'
    )
    answer = Answer("https://blog.example/", 200, {"link": header}, page.encode())
    assert [each.address.removeprefix("https://blog.example") for each in named_feeds(answer)] == [
        "/b",
        "/a",
        "/e",
    ]
    assert FeedLink("https://blog.example/comments/feed/").is_of_comments
    assert not FeedLink("https://comments.example/feed/").is_of_comments
