"""The places in a public blog where a stranger may write an address that is then asked."""

import json
from collections.abc import Callable
from contextlib import aclosing
from typing import cast
from urllib.parse import urlsplit

from tests.fakes.http_server import HTML, JSON, Answer, Reply, Request
from tests.sources.canaries.world import BLOG, World, a_world
from tui.model.errors import SourceError
from tui.sources.discovery import find_source
from tui.sources.feeds.source import FeedSource
from tui.sources.http_client import HttpClient
from tui.sources.pages.live.finding import find_website
from tui.sources.source import Source

_RSS = '<rss version="2.0" xmlns:wfw="http://wellformedweb.org/CommentAPI/"><channel><title>Kreide</title>'
_ITEM = "<item><title>Eins</title><guid>1</guid><description>Text.</description>{}</item>"
_POST = "<html><body><article><h1>Eins</h1><p>Text.</p><a href='{}'>mehr</a></article></body></html>"


def _page(html: str, *headers: tuple[str, str]) -> Reply:
    return Reply(html.encode(), 200, (("Content-Type", HTML), *headers))


def _xml(text: str) -> Reply:
    return Reply(text.encode(), 200, (("Content-Type", "text/xml"),))


def _feed(head: str = "", item: str = "") -> str:
    return f"{_RSS}{head}{_ITEM.format(item)}</channel></rss>"


def _older(address: str) -> str:
    return f'<a:link xmlns:a="http://www.w3.org/2005/Atom" rel="next" href="{address}"/>'


def moved(target: str) -> Reply:
    """Send on to an address whose letters go over the wire in UTF-8."""
    return Reply(b"", 302, (("Location", target.encode().decode("latin-1")),))


Entry = Callable[[str], dict[str, Reply]]
ENTRIES: dict[str, Entry] = {
    "redirect": lambda to: {"/": moved(to)},
    "second redirect": lambda to: {"/": moved("http://other.example/on"), "/on": moved(to)},
    "redirect of the API": lambda to: {"/": _page("Ein Blog"), "/wp-json/": moved(to)},
    "link of the API": lambda to: {"/": _page(f"<link rel='https://api.w.org/' href='{to}'>")},
    "header of the API": lambda to: {
        "/": _page("Blog", ("Link", f'<{to}>; rel="https://api.w.org/"'.encode().decode("latin-1")))
    },
    "description": lambda to: {"/": _page(f"<link rel='EditURI' href='{to}'>")},
    "API in the description": lambda to: {
        "/": _page("<link rel='EditURI' href='/rsd'>"),
        "/rsd": _xml(f'<rsd><service><apis><api name="WP-API" apiLink="{to}"/></apis></service></rsd>'),
    },
    "link of the feed": lambda to: {
        "/": _page(f"<link rel='alternate' type='application/rss+xml' href='{to}'>")
    },
    "next page of the feed": lambda to: {"/feed": _xml(_feed(_older(to)))},
    "redirect of the feed": lambda to: {"/feed": moved(to)},
    "feed of comments": lambda to: {"/feed": _xml(_feed(item=f"<wfw:commentRss>{to}</wfw:commentRss>"))},
    "next page of comments": lambda to: {
        "/feed": _xml(_feed(item="<wfw:commentRss>http://blog.example/c</wfw:commentRss>")),
        "/c": _xml(_feed(_older(to))),
    },
    "home of a Blogger": lambda to: {
        "/": _xml(
            '<feed xmlns="http://www.w3.org/2005/Atom"><id>tag:blogger.com,1999:blog-7</id><title>x</title>'
            '<generator uri="http://www.blogger.com">Blogger</generator>'
            f'<link rel="alternate" type="text/html" href="{to}"/></feed>'
        )
    },
    "link of a page": lambda to: {"/web": _page(_POST.format(to))},
    "redirect of a page": lambda to: {"/web": _page(_POST.format("/eins")), "/eins": moved(to)},
    "robots.txt": lambda to: {"/web": _page(_POST.format("/eins")), "/robots.txt": moved(to)},
    "sitemap in robots.txt": lambda to: {
        "/web": _page(_POST.format("/eins")),
        "/robots.txt": Reply(f"Sitemap: {to}\n".encode(), 200, (("Content-Type", "text/plain"),)),
    },
    "page in a sitemap": lambda to: {
        "/web": _page(_POST.format("/eins")),
        "/sitemap.xml": _xml(f"<urlset><url><loc>{to}</loc></url></urlset>"),
    },
    "sitemap in a sitemap": lambda to: {
        "/web": _page(_POST.format("/eins")),
        "/sitemap.xml": _xml(f"<sitemapindex><sitemap><loc>{to}</loc></sitemap></sitemapindex>"),
    },
    "home of a WordPress": lambda to: {
        "/": _page("<link rel='https://api.w.org/' href='/wp-json/'>"),
        "/wp-json/": Reply(
            json.dumps({"name": "x", "home": to, "url": to, "namespaces": ["wp/v2"]}).encode(),
            200,
            (("Content-Type", JSON),),
        ),
    },
}
"""What the blog answers, by path, where a stranger's address stands in each of the places."""


def blog_with(entry: str, address: str) -> Answer:
    """Give the blog in which ``address`` stands in one place."""
    replies = ENTRIES[entry](address)

    def answer(request: Request) -> Reply:
        return replies.get(urlsplit(request.target).path, Reply(b"nichts", 404))

    return answer


async def read(entry: str, http: HttpClient) -> None:
    """Read the blog as far as it goes in the way that meets the place."""
    try:
        source = await _source(ENTRIES[entry](""), http)
        async with aclosing(source.items({})) as items:  # type: ignore[type-var]  # a Source's iterator is a generator
            async for _ in items:
                pass
    except SourceError:
        pass


async def _source(replies: dict[str, Reply], http: HttpClient) -> Source:
    if "/feed" in replies:
        return FeedSource(http, f"{BLOG}/feed")
    if "/web" in replies:
        return cast(Source, await find_website(f"{BLOG}/web", http, pause=0.0))
    return await find_source(f"{BLOG}/", http)


async def _no_sleep(_: float) -> None:
    """Wait for nothing."""


async def read_with(entry: str, form: str) -> World:
    """Read the blog with one form of an address in one place, and give the world as it is then."""
    async with a_world() as world, HttpClient(seconds=5.0, seconds_of_feed=5.0, sleep=_no_sleep) as http:
        world.blog.answer = blog_with(entry, f"http://{form}:{world.port}/canary")
        await read(entry, http)
        return world
