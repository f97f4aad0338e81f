"""Mentions that are asked for on the web."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fakes.http_server import HTML, JSON, HttpServer, Reply, Request, serving
from tests.fakes.stored import Stored
from tests.sources.mentions.written import PAGE, JsonObject, feed, mention, status
from tui.model.comment import Comment
from tui.model.dates import PublicationDate
from tui.model.errors import SourceError, SourceMissing, SourceUnknown
from tui.sources.discovery import find_source
from tui.sources.http_client import HttpClient
from tui.sources.mentions.finding import find_mentions
from tui.sources.mentions.mastodon import linked_page, parse_answer, status_of
from tui.sources.mentions.webmention_io import WebmentionSource, asked_targets
from tui.sources.source import Checkpoint, Item, Source

pytestmark = pytest.mark.anyio

API = "https://webmention.io/api/mentions.jf2"


def json_reply(value: object, code: int = 200) -> Reply:
    return Reply(json.dumps(value).encode(), code, (("Content-Type", JSON),))


async def no_sleep(_: float) -> None:
    """Wait for nothing."""


@asynccontextmanager
async def asking(answer: object) -> AsyncIterator[tuple[HttpServer, HttpClient]]:
    async with serving(answer) as server, HttpClient(sleep=no_sleep) as http:  # type: ignore[arg-type]  # a function
        yield server, http


async def given_by(source: Source) -> list[Item]:
    return [item async for item in source.items({})]


def comments(items: list[Item]) -> list[Comment]:
    return [item for item in items if isinstance(item, Comment)]


def paged(children: list[JsonObject], size: int) -> object:
    def answer(request: Request) -> Reply:
        number = int(dict(parse_qsl(urlsplit(request.target).query))["page"])
        return json_reply(feed(*children[number * size : (number + 1) * size]))

    return answer


async def test_all_mentions_of_a_page_are_read_page_by_page() -> None:
    children = [mention(number) for number in range(1, 6)]
    async with asking(paged(children, 2)) as (server, http):
        source = WebmentionSource(http, [PAGE], f"{server.url}/api/mentions.jf2")
        items = await given_by(source)
    assert [comment.key for comment in comments(items)] == [f"wm:{number}" for number in range(1, 6)]
    assert not any(isinstance(item, Checkpoint) for item in items)
    assert len(server.requests) == 4


async def test_a_page_that_was_mentioned_by_another_spelling_is_the_same_page() -> None:
    async with asking(paged([mention(1, wm_target="http://blog.example/kreide")], 9)) as (server, http):
        items = await given_by(WebmentionSource(http, [PAGE], server.url))
    assert [comment.post_key for comment in comments(items)] == [f"url:{PAGE}"]
    asked = [
        value for name, value in parse_qsl(urlsplit(server.requests[0].target).query) if name == "target[]"
    ]
    assert set(asked) == {
        f"{scheme}://blog.example/kreide{end}" for scheme in ("http", "https") for end in ("", "/")
    }


async def test_a_service_that_gives_the_same_page_for_ever_is_left() -> None:
    async with asking(lambda _: json_reply(feed(mention(1)))) as (server, http):
        items = await given_by(WebmentionSource(http, [PAGE], server.url))
    assert len(comments(items)) == 1
    assert len(server.requests) == 2


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        (json_reply({}), SourceError),
        (json_reply([1]), SourceError),
        (Reply(b"<html>", 200), SourceError),
        (json_reply({}, 404), SourceMissing),
    ],
)
async def test_an_answer_that_is_none_is_told_with_its_host(reply: Reply, kind: type[SourceError]) -> None:
    async with asking(lambda _: reply) as (server, http):
        with pytest.raises(kind, match=r"127\.0\.0\.1"):
            await given_by(WebmentionSource(http, [PAGE], server.url))


async def test_an_address_of_webmention_io_is_known_by_its_shape_and_asked_for_again_by_its_location() -> (
    None
):
    async with HttpClient() as http:
        address = f"{API}?target[]={PAGE}&target=https://blog.example/kalk&token=geheim"
        source = await find_source(address, http)
        assert source.format == "mentions"
        assert "geheim" not in source.location
        again = await find_source(source.location, http)
        assert again.location == source.location
        assert asked_targets(again.location) == [PAGE, "https://blog.example/kalk"]
        with pytest.raises(SourceUnknown, match="target="):
            await find_source(f"{API}?domain=blog.example", http)
        assert await find_mentions("https://webmention.io/", http) is None


class Server:
    """A server of Mastodon's with one status and the answers to it."""

    def __init__(self, root: object, answers: list[JsonObject]) -> None:
        self.root = root
        self.answers = answers

    def __call__(self, request: Request) -> Reply:
        """Answer one request."""
        if request.target == "/api/v1/statuses/10000":
            return json_reply(self.root)
        if request.target == "/api/v1/statuses/10000/context":
            return json_reply({"ancestors": [status(9)], "descendants": self.answers})
        return Reply(b"<p>nichts</p>", 404, (("Content-Type", HTML),))


ROOT = status(card={"url": PAGE}, favourites_count=12, reblogs_count=1, replies_count=5)


async def test_the_answers_to_a_status_are_comments_on_the_page_it_links_to() -> None:
    answers = [status(10001, 10000), status(10002, 10001), status(10003, 10000)]
    stored = Stored()
    async with asking(Server(ROOT, answers)) as (server, http):
        source = await find_source(f"{server.url}/@ada/10000", http)
        assert (source.format, source.location) == ("mentions", f"{server.url}/@ada/10000")
        read = comments(await given_by(source))
        await stored.read(source)
    host = server.url.removeprefix("http://")
    assert [(each.key, each.parent_key) for each in read] == [
        (f"mastodon:{host}/10001", ""),
        (f"mastodon:{host}/10002", f"mastodon:{host}/10001"),
        (f"mastodon:{host}/10003", ""),
    ]
    assert {each.post_key for each in read} == {f"url:{PAGE}"}
    assert stored.notices == [
        "Reactions without words, which are not kept: 12 likes, 1 repost.",
        f"{host} counts 5 direct answers and shows 2 to readers who are not logged in.",
    ]


def test_an_answer_is_read_with_all_it_says() -> None:
    record = status(10001, 10000, spoiler_text="Achtung <b>")
    assert parse_answer(record, "10000", "social.example", PAGE) == Comment(
        key="mastodon:social.example/10001",
        post_key=f"url:{PAGE}",
        body="<p>Achtung &lt;b&gt;</p><p>Wort 10001</p>",
        threaded=True,
        author="Ada Fink",
        author_url="https://social.example/@ada",
        published=PublicationDate.at(datetime(2020, 1, 8, 12, tzinfo=UTC)),
        permalink="https://social.example/@ada/10001",
    )
    assert parse_answer({}, "10000", "social.example", PAGE) is None


@pytest.mark.parametrize(
    ("fields", "page"),
    [
        ({"card": {"url": PAGE}, "content": '<a href="https://x.example/">'}, PAGE),
        (
            {"content": f'<a class="u-url mention" href="https://x.example/@tom">@tom</a> <a href="{PAGE}">'},
            PAGE,
        ),
        (
            {"content": '<a href="https://x.example/?a=1&amp;b=2" rel="nofollow">'},
            "https://x.example/?a=1&b=2",
        ),
        ({"content": '<a href="javascript:1"><a>'}, ""),
        ({"content": "kein Link"}, ""),
    ],
)
def test_a_status_is_about_the_page_of_its_preview_or_its_first_link(fields: JsonObject, page: str) -> None:
    assert linked_page(status() | fields) == page


async def test_a_status_that_links_to_no_page_is_told() -> None:
    async with asking(Server(status(), [])) as (server, http):
        with pytest.raises(SourceError, match="links to no page"):
            await given_by(await find_source(f"{server.url}/@ada/10000", http))


@pytest.mark.parametrize("root", [{}, [], {"id": "10000"}, {"error": "Record not found"}])
async def test_a_page_that_only_looks_like_a_status_is_looked_into_as_a_blog(root: object) -> None:
    async with asking(Server(root, [])) as (server, http):
        assert await find_mentions(f"{server.url}/@ada/10000", http) is None
        with pytest.raises(SourceError, match=r"127\.0\.0\.1"):
            await find_source(f"{server.url}/@ada/10000", http)


@pytest.mark.parametrize(
    ("address", "known"),
    [
        ("https://social.example/@ada/1234567", ("https://social.example", "1234567")),
        ("https://social.example/@ada@other.example/1234567/", ("https://social.example", "1234567")),
        ("https://social.example/users/ada/statuses/1234567", ("https://social.example", "1234567")),
        ("https://social.example/@ada", None),
        ("https://medium.example/@ada/ein-text-1234567", None),
        ("https://blog.example/2020/1234567", None),
    ],
)
def test_the_address_of_a_status_is_known_by_its_shape(address: str, known: tuple[str, str] | None) -> None:
    assert status_of(address) == known


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(st.sampled_from(sorted(status())), JSON_VALUES)
@settings(deadline=None)
def test_any_json_in_a_field_of_an_answer_is_read(name: str, value: object) -> None:
    record = status(10001, 10000) | {name: value}
    assert isinstance(parse_answer(record, "10000", "social.example", PAGE), Comment | None)
    assert isinstance(linked_page(record), str)
