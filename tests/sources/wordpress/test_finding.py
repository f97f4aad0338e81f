"""The ways to a WordPress that does not lie where it usually does."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fakes.http_server import HTML, JSON, HttpServer, Reply, Request, serving
from tests.fakes.stored import Stored
from tests.fakes.wordpress_site import WordPressSite, json_comment, json_post
from tui.model.blog import BlogFacts
from tui.model.errors import SourceError, SourceRefused, SourceUnknown
from tui.sources.http_answer import Answer
from tui.sources.http_client import HttpClient
from tui.sources.wordpress.finding import find_wordpress
from tui.sources.wordpress.hosted import hosted_site
from tui.sources.wordpress.rsd import api_links

pytestmark = pytest.mark.anyio

GENERATOR = '<meta name="generator" content="WordPress.com" />'
OPTIONS = {"timezone": "", "gmt_offset": 1}
FACTS = {"ID": 7, "name": "Prüf &amp; Blog", "description": "", "URL": "https://blog.example"}


class WordPressCom:
    """A blog's page, and beside it the API that all blogs there share."""

    def __init__(self, head: str = GENERATOR, facts: object = None, status: int = 200) -> None:
        self.head = head
        self.facts = facts
        self.status = status
        self.blog = WordPressSite([json_post(n) for n in range(1, 4)], [json_comment(1, 2)])

    def __call__(self, request: Request) -> Reply:
        """Answer one request."""
        parts = urlsplit(request.target)
        if parts.path.startswith("/wp/v2/sites/127.0.0.1/"):
            inner = request.target.replace("/wp/v2/sites/127.0.0.1/", "/wp-json/wp/v2/")
            return (
                self.blog(Request(inner, request.headers)) if self.status == 200 else Reply(b"", self.status)
            )
        if parts.path == "/rest/v1.1/sites/127.0.0.1" and self.facts:
            return Reply(json.dumps(self.facts).encode(), 200, (("Content-Type", JSON),))
        if parts.path == "/":
            return Reply(f"<head>{self.head}</head>".encode(), 200, (("Content-Type", HTML),))
        return Reply(b"nichts", 404, (("Content-Type", HTML),))


async def no_sleep(_: float) -> None:
    """Wait for nothing."""


@asynccontextmanager
async def finding(site: WordPressCom) -> AsyncIterator[tuple[HttpServer, HttpClient]]:
    async with serving(site) as server, HttpClient(sleep=no_sleep) as http:
        yield server, http


async def test_a_blog_on_wordpress_com_is_read_from_the_api_there() -> None:
    stored = Stored()
    async with finding(WordPressCom(facts={**FACTS, "options": OPTIONS})) as (server, http):
        source = await find_wordpress(server.url, http, server.url)
        assert (source.format, source.location) == ("wordpress", "https://blog.example/")
        await stored.read(source)
    assert stored.given == ["post wp:1", "post wp:2", "post wp:3", "comment wp:1"]
    assert stored.facts == BlogFacts("Prüf & Blog", "https://blog.example/", time_zone="+01:00")


@pytest.mark.parametrize("facts", [None, [], FACTS, {**FACTS, "options": "x"}])
async def test_without_its_name_or_clock_the_blog_is_read_all_the_same(facts: object) -> None:
    stored = Stored()
    async with finding(WordPressCom(facts=facts)) as (server, http):
        await stored.read(await find_wordpress(server.url, http, server.url))
    assert len(stored.posts) == 3
    assert stored.facts is not None
    assert stored.facts.time_zone == ""
    assert stored.facts.url


async def test_a_blog_of_its_own_is_asked_before_wordpress_com() -> None:
    site = WordPressCom()
    own = WordPressSite([json_post(9)], home="https://own.example")
    answers = serving(lambda request: own(request) if "wp-json" in request.target else site(request))
    async with answers as server, HttpClient(sleep=no_sleep) as http:
        source = await find_wordpress(server.url, http, server.url)
    assert source.location == "https://own.example/"
    assert not any("sites" in request.target for request in server.requests)


async def test_wordpress_com_is_not_asked_about_a_blog_that_does_not_say_it_is_there() -> None:
    site = WordPressCom(head='<meta name="generator" content="WordPress 6.5">')
    async with finding(site) as (server, http):
        with pytest.raises(SourceUnknown):
            await find_wordpress(server.url, http, server.url)
        assert not any("sites" in request.target for request in server.requests)


@pytest.mark.parametrize(("status", "kind"), [(403, SourceRefused), (404, SourceUnknown), (500, SourceError)])
async def test_what_wordpress_com_does_not_give_is_told(status: int, kind: type[SourceError]) -> None:
    async with finding(WordPressCom(status=status)) as (server, http):
        with pytest.raises(kind, match=r"127\.0\.0\.1"):
            await find_wordpress(server.url, http, server.url)


@pytest.mark.parametrize(
    ("address", "advertised", "head", "site"),
    [
        ("https://ada.wordpress.com/2020/", [], "", "ada.wordpress.com"),
        ("https://blog.example/", [], GENERATOR, "blog.example"),
        ("https://blog.example/", ["https://public-api.wordpress.com/wp/v2/sites/77/"], "", "77"),
        ("https://blog.example/", ["https://blog.example/wp/v2/sites/77/"], "", ""),
        ("https://wordpress.com.evil.example/", [], "", ""),
        ("https://wordpress.com/", [], "<meta name=generator content='WordPress.com VIP'>", ""),
    ],
)
def test_a_page_says_that_it_is_there_by_address_link_or_generator(
    address: str, advertised: list[str], head: str, site: str
) -> None:
    assert hosted_site(Answer(address, 200, {}, head.encode()), advertised) == site


RSD = """<?xml version="1.0" encoding="UTF-8"?><rsd version="1.0" xmlns="http://archipelago.phrasewise.com/rsd">
<service><engineName>WordPress</engineName><apis>
<api name="WordPress" blogID="1" preferred="true" apiLink="/xmlrpc.php" />
<api name="WP-API" blogID="1" preferred="false" apiLink="/hidden/wp-json/" /></apis></service></rsd>"""


async def test_a_wordpress_is_found_by_the_description_that_its_page_names() -> None:
    site = WordPressSite([json_post(1)], base="/hidden")
    home = b'<link rel="EditURI" type="application/rsd+xml" href="/xmlrpc.php?rsd" />'
    fixed = {
        "/": Reply(home, 200, (("Content-Type", HTML),)),
        "/xmlrpc.php?rsd": Reply(RSD.encode(), 200, (("Content-Type", "application/rsd+xml"),)),
    }
    answers = serving(lambda request: fixed.get(request.target) or site(request))
    async with answers as server, HttpClient(sleep=no_sleep) as http:
        source = await find_wordpress(server.url, http)
    assert source.location == "https://blog.example/"


@pytest.mark.parametrize(
    ("description", "links"),
    [
        (RSD, ["https://x.example/hidden/wp-json/"]),
        (RSD.replace("</service></rsd>", ""), ["https://x.example/hidden/wp-json/"]),
        (RSD.replace(' apiLink="/hidden/wp-json/"', ""), []),
        (RSD.replace('"/hidden/wp-json/"', '"http://[::1/"'), []),
        ("<html>", []),
        ("", []),
    ],
)
def test_a_description_tells_where_the_api_is(description: str, links: list[str]) -> None:
    assert api_links(description.encode(), "https://x.example/blog/xmlrpc.php?rsd") == links


@given(st.binary(max_size=80) | st.text('<api name="WP-API" apiLink="/>', max_size=80).map(str.encode))
@settings(deadline=None)
def test_any_description_is_looked_through(description: bytes) -> None:
    assert isinstance(api_links(description, "https://x.example/"), list)
