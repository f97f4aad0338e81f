import pytest

from tests.fakes.feed_site import FeedSite
from tests.fakes.http_server import Fault, serving
from tests.fakes.stored import Stored
from tests.sources.feeds.feed import atom, first, rss
from tui.sources.feeds.beginnings import Beginnings
from tui.sources.feeds.source import FeedSource
from tui.sources.http_client import HttpClient

ENDS = [
    "Kalk und […]",
    "Kalk [...]",
    "<p>Kalk &#8230; <a href='/x'>Weiterlesen &rarr;</a></p>",
    "Kalk... Read more",
]


def entry(body: str) -> str:
    escaped = body.replace("&", "&amp;").replace("<", "&lt;")
    return f"<title>x</title><link>https://blog.example/x/</link><description>{escaped}</description>"


@pytest.mark.parametrize("end", ENDS)
def test_a_summary_that_breaks_off_is_a_beginning(end: str) -> None:
    beginnings = Beginnings()
    beginnings.add(first(rss(entry(end))))
    assert beginnings.notice.startswith("Posts of which the feed gives only the beginning: 1 of 1.")


@pytest.mark.parametrize(
    "feed",
    [
        rss(entry("Kalk und Gips.")),
        rss(entry("")),
        rss(entry("Kalk ... und mehr davon.")),
        atom("<id>x</id><content type='html'>Kalk und […]</content>"),
    ],
)
def test_a_post_that_ends_or_is_called_whole_is_no_beginning(feed: str) -> None:
    beginnings = Beginnings()
    beginnings.add(first(feed))
    assert beginnings.notice == ""


def test_some_posts_that_end_in_three_dots_say_nothing() -> None:
    beginnings = Beginnings()
    for body in ("Kalk …", "Gips.", "Lehm …", "Ton."):
        beginnings.add(first(rss(entry(body))))
    assert beginnings.notice == ""


@pytest.mark.anyio
async def test_a_feed_of_beginnings_is_told_once() -> None:
    fake = FeedSite([1, 2, 3, 4])
    cut = Fault(
        "/feed/", lambda reply: type(reply)(reply.body.replace(b".</desc", b" [...]</desc"), reply.status), 9
    )
    stored = Stored()
    async with serving(fake, cut) as server, HttpClient() as http:
        fake.url = server.url
        await stored.read(FeedSource(http, f"{server.url}/feed/"))
    assert len([notice for notice in stored.notices if "only the beginning: 4 of 4" in notice]) == 1
