"""A blog of Blogger is found from any of its addresses."""

import pytest

from tests.fakes.http_server import HTML, Reply, Request, serving
from tests.sources.blogger.live_blog import HOME, LiveBlog
from tests.sources.blogger.written import WrittenComment, WrittenPost
from tui.model.errors import SourceUnknown
from tui.sources.blogger.finding import find_blogger, is_of_blogger, numbered_feeds
from tui.sources.discovery import find_source
from tui.sources.http_answer import Answer
from tui.sources.http_client import HttpClient
from tui.sources.trail import Trail

pytestmark = pytest.mark.anyio

GENERATOR = '<meta name="generator" content="Blogger">'


async def no_sleep(_: float) -> None:
    """Wait for nothing."""


def blog(home: str = HOME) -> LiveBlog:
    return LiveBlog([WrittenPost(1)], comments=[WrittenComment(501, 1)], home=home)


@pytest.mark.parametrize("home", [HOME, GENERATOR])
@pytest.mark.parametrize(
    "path",
    [
        "",
        "/",
        "/2008/04/1.html",
        "/feeds/posts/default?start-index=1&max-results=5",
        "/feeds/1/comments/default?start-index=1&max-results=5",
        "/feeds/comments/default?start-index=1&max-results=5",
    ],
)
async def test_a_blog_is_found_from_any_of_its_addresses(home: str, path: str) -> None:
    async with serving(blog(home)) as server, HttpClient(sleep=no_sleep) as http:
        trail = Trail()
        source = await find_source(server.url + path, http, trail)
    assert (source.format, source.location) == ("blogger", f"{server.url}/")
    told = [(each.what, each.outcome) for each in trail.attempts]
    assert (f"a blog of Blogger at {server.url}{path}", "taken") in told


@pytest.mark.parametrize("home", ["<p>Hallo", "<p>content='blogger' name='generator'"])
async def test_what_does_not_say_that_it_is_blogger_is_asked_for_no_feed(home: str) -> None:
    fake = blog(home)
    async with serving(fake) as server, HttpClient(sleep=no_sleep) as http:
        assert await find_blogger(server.url, http) is None
    assert fake.asked == []


async def test_a_blog_that_closes_its_feeds_is_left_to_the_other_readers() -> None:
    fake = blog(GENERATOR)
    fake.closed = ("posts/default", "comments/default")
    async with serving(fake) as server, HttpClient(sleep=no_sleep) as http:
        assert await find_blogger(server.url, http) is None
        with pytest.raises(SourceUnknown, match="names no feed"):
            await find_source(server.url, http)


async def test_another_feed_under_the_same_address_is_none_of_blogger() -> None:
    rss = b'<rss version="2.0"><channel><title>x</title></channel></rss>'

    def answer(request: Request) -> Reply:
        return Reply(
            rss if "/feeds/" in request.target else GENERATOR.encode(), 200, (("Content-Type", HTML),)
        )

    async with serving(answer) as server, HttpClient(sleep=no_sleep) as http:
        assert await find_blogger(server.url, http) is None


@pytest.mark.parametrize("host", ["kalk.blogspot.com", "kalk.blogspot.de", "kalk.blogspot.co.uk"])
async def test_a_blog_is_known_by_its_host(host: str) -> None:
    assert is_of_blogger(Answer(f"https://{host}/", 200, {}, b"<p>"))
    assert not is_of_blogger(Answer(f"https://{host}.example/", 200, {}, b"<p>"))


@pytest.mark.parametrize(
    ("link", "number"),
    [
        ('<link rel="service.post" href="https://www.blogger.com/feeds/123/posts/default"/>', "123"),
        ("<LINK href='http://www.blogger.com/feeds/7/posts/default' rel=service.post>", "7"),
        ('<link rel="alternate" href="https://www.blogger.com/feeds/123/posts/default"/>', ""),
        ('<link rel="service.post" href="https://evil.example/feeds/123/posts/default"/>', ""),
    ],
)
async def test_the_number_of_a_blog_is_told_by_its_link_for_posting(link: str, number: str) -> None:
    assert numbered_feeds(Answer("https://kalk.example/", 200, {}, link.encode())) == number
