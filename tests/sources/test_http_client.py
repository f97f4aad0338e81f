import asyncio
import gzip
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.fakes import faults, http_server
from tests.fakes.http_server import Fault, Reply, Request, serving
from tui.model.errors import SourceError, SourceMissing, SourceRefused, SourceUnknown
from tui.sources.http_client import HttpClient
from tui.sources.http_exchange import USER_AGENT

pytestmark = pytest.mark.anyio

NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)


class Sleeper:
    """Waits for nothing and remembers for how long it was asked to."""

    def __init__(self) -> None:
        self.waits: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.waits.append(seconds)


@asynccontextmanager
async def client(sleeper: Sleeper | None = None, **options: Any) -> AsyncIterator[HttpClient]:
    async with HttpClient(
        sleep=sleeper or Sleeper(), clock=lambda: NOON, jitter=lambda: 1.0, **options
    ) as http:
        yield http


def always(body: bytes = b"[]", status: int = 200, **headers: str) -> Callable[[Request], Reply]:
    pairs = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return lambda _: Reply(body, status, pairs)


async def test_an_answer_comes_whole_with_its_headers() -> None:
    body = gzip.compress(b"Hallo")
    async with serving(always(body, Content_Encoding="gzip", X_WP_Total="7")) as server, client() as http:
        answer = await http.get(f"{server.url}/a", params={"page": "2"}, accept="text/html")
    assert (answer.status, answer.body, answer.headers["x-wp-total"]) == (200, b"Hallo", "7")
    assert answer.url == f"{server.url}/a?page=2"
    assert server.requests[0].headers["user-agent"] == USER_AGENT
    assert server.requests[0].headers["accept-encoding"] == "gzip, deflate"
    assert server.requests[0].headers["accept"] == "text/html"


async def test_parameters_join_a_query_that_is_there() -> None:
    async with serving(always()) as server, client() as http:
        await http.get(f"{server.url}/?rest_route=/wp/v2/posts", params={"page": "2"})
    assert server.requests[0].target.replace("%2F", "/") == "/?rest_route=/wp/v2/posts&page=2"


async def test_repeated_headers_are_joined_and_control_characters_removed() -> None:
    reply = Reply(b"[]", 200, (("Link", "<a>; rel=x"), ("Link", "<b>; rel=y"), ("X-Odd", "a\x9bb\tc")))
    async with serving(lambda _: reply) as server, client() as http:
        answer = await http.get(server.url)
    assert answer.headers["link"] == "<a>; rel=x, <b>; rel=y"
    assert answer.headers["x-odd"] == "abc"


@pytest.mark.parametrize("spoil", [http_server.dropped, http_server.cut_off, http_server.cut_off_gzip])
async def test_a_broken_answer_is_asked_for_again(spoil: Callable[[Reply], Reply]) -> None:
    sleeper = Sleeper()
    async with serving(always(b"[1, 2, 3]"), Fault("/", spoil, 2)) as server, client(sleeper) as http:
        assert (await http.get(server.url)).body == b"[1, 2, 3]"
    assert sleeper.waits == [1.0, 2.0]


@pytest.mark.parametrize("spoil", [faults.a_bomb, faults.unasked_packing])
async def test_an_answer_that_cannot_be_unpacked_is_asked_for_once_more(
    spoil: Callable[[Reply], Reply],
) -> None:
    async with serving(always(b"[1]"), Fault("/", spoil)) as server, client() as http:
        assert (await http.get(server.url)).body == b"[1]"
    async with serving(always(b"[1]"), Fault("/", spoil, 9)) as server, client() as http:
        with pytest.raises(SourceError, match="packs"):
            await http.get(server.url)
    assert len(server.requests) == 2


async def test_faults_of_several_kinds_are_counted_each_by_itself() -> None:
    spoilt = [Fault("/", faults.a_bomb), Fault("/", http_server.dropped), Fault("/", faults.unasked_packing)]
    async with serving(always(b"[1]"), *spoilt) as server, client() as http:
        assert (await http.get(server.url)).body == b"[1]"
    assert len(server.requests) == 4


async def test_one_who_is_sent_to_a_host_that_is_not_there_asks_once_more() -> None:
    astray = http_server.status(302, Location="http://127.0.0.1:1/")
    async with serving(always(b"[1]"), Fault("/", astray)) as server, client() as http:
        assert (await http.get(server.url)).body == b"[1]"
    async with serving(always(b"[1]"), Fault("/", astray, 9)) as server, client() as http:
        with pytest.raises(SourceError, match="refuses the connection"):
            await http.get(server.url)
    assert len(server.requests) == 2


@pytest.mark.parametrize("spoil", [http_server.dropped, http_server.cut_off, http_server.cut_off_gzip])
async def test_an_answer_that_stays_broken_is_an_error_after_four_tries(
    spoil: Callable[[Reply], Reply],
) -> None:
    async with serving(always(b"[1, 2, 3]"), Fault("/", spoil, 9)) as server, client() as http:
        with pytest.raises(SourceError, match=r"127\.0\.0\.1"):
            await http.get(server.url)
    assert len(server.requests) == 4


async def test_a_server_fault_that_passes_is_not_noticed() -> None:
    sleeper = Sleeper()
    async with serving(always(), Fault("/", http_server.status(502), 3)) as server, client(sleeper) as http:
        assert (await http.get(server.url)).ok
    assert sleeper.waits == [1.0, 2.0, 4.0]


async def test_a_server_fault_that_stays_is_answered_with_its_status() -> None:
    async with serving(always(b"", 500)) as server, client() as http:
        answer = await http.get(server.url)
    assert (answer.status, len(server.requests)) == (500, 4)
    assert "127.0.0.1" in str(answer.error())


@pytest.mark.parametrize(
    ("asked", "waits"),
    [
        ("7", 7.0),
        ("Tue, 03 Mar 2026 12:00:20 GMT", 20.0),
        ("Tue, 03 Mar 2026 11:00:00 GMT", 0.0),
        ("bald", 1.0),
        ("-5", 1.0),
        ("²", 1.0),
        ("604801", 1.0),
        ("9" * 400, 1.0),
        ("Tue, 03 Mar 2099 12:00:00 GMT", 1.0),
    ],
)
async def test_the_time_a_server_asks_for_is_waited(asked: str, waits: float) -> None:
    sleeper = Sleeper()
    spoiled = Fault("/", http_server.status(429, Retry_After=asked))
    async with serving(always(), spoiled) as server, client(sleeper) as http:
        assert (await http.get(server.url)).ok
    assert sleeper.waits == [waits]


@pytest.mark.parametrize("asked", ["100000", "604800", "Wed, 04 Mar 2026 12:00:00 GMT"])
async def test_a_wait_beyond_bounds_is_told_and_not_waited(asked: str) -> None:
    sleeper = Sleeper()
    spoiled = Fault("/", http_server.status(503, Retry_After=asked))
    async with serving(always(), spoiled) as server, client(sleeper) as http:
        with pytest.raises(SourceRefused, match="minutes"):
            await http.get(server.url)
    assert sleeper.waits == []


def redirects(*targets: str) -> Callable[[Request], Reply]:
    def answer(request: Request) -> Reply:
        step = int(request.target.strip("/") or 0)
        return Reply(b"[]") if step == len(targets) else Reply(b"", 302, (("Location", targets[step]),))

    return answer


async def test_five_redirects_are_followed() -> None:
    async with serving(redirects("/1", "2", "/3", "/4", "/5")) as server, client() as http:
        assert (await http.get(server.url)).url == f"{server.url}/5"


@pytest.mark.parametrize(
    "targets",
    [
        ("/0",),
        ("/1", "/2", "/3", "/4", "/5", "/6"),
        ("file:///etc/passwd",),
        ("ftp://127.0.0.1/",),
        ("http://ada:geheim@127.0.0.1/",),
        ("http://[::1/",),
        ("http://xn--/",),
    ],
)
async def test_a_redirect_without_end_or_to_elsewhere_is_refused(targets: tuple[str, ...]) -> None:
    async with serving(redirects(*targets)) as server, client() as http:
        with pytest.raises(SourceError) as caught:
            await http.get(server.url)
    assert "geheim" not in str(caught.value)


async def test_a_redirect_without_a_target_is_an_answer() -> None:
    async with serving(always(b"", 302)) as server, client() as http:
        assert (await http.get(server.url)).status == 302


async def test_cookies_are_not_sent_back() -> None:
    async with serving(always(Set_Cookie="a=b")) as server, client() as http:
        await http.get(server.url)
        await http.get(server.url)
    assert "cookie" not in server.requests[1].headers


async def test_a_server_that_does_not_end_is_given_up_after_the_time_is_over() -> None:
    hanging = Fault("/", http_server.hanging, 9)
    async with serving(always(), hanging) as server, client(seconds=0.3) as http:
        with pytest.raises(SourceError, match=r"127\.0\.0\.1.* takes longer than 0.3 seconds"):
            await http.get(server.url)
    assert len(server.requests) == 2


async def test_cancelling_lets_go_of_the_connection_at_once() -> None:
    async with serving(always(b"[]"), Fault("/", http_server.hanging, 9)) as server, client() as http:
        task = asyncio.create_task(http.get(server.url))
        await server.asked.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await server.gone.wait()


async def test_a_host_is_asked_for_two_things_at_once_and_no_more() -> None:
    async with serving(always()) as server, client() as http:
        await asyncio.gather(*(http.get(f"{server.url}/{number}") for number in range(12)))
    assert (len(server.requests), server.most_at_once) == (12, 2)


@pytest.mark.parametrize(
    ("address", "kind", "says"),
    [
        ("http://nobody.invalid/", SourceMissing, "nobody.invalid"),
        ("ftp://blog.example/", SourceUnknown, "http"),
        ("http://ada:geheim@blog.example/", SourceUnknown, "blog.example"),
        ("http://xn--/", SourceUnknown, "no web address"),
        ("http://[::1/", SourceUnknown, "no web address"),
        ("http:///nur/pfad", SourceUnknown, "http"),
        ("blog.example", SourceUnknown, "http"),
        ("http://\x1b[31m/", SourceUnknown, "no web address"),
    ],
)
async def test_what_cannot_be_reached_is_told_in_a_sentence(
    address: str, kind: type[SourceError], says: str
) -> None:
    async with client() as http:
        with pytest.raises(kind, match=says) as caught:
            await http.get(address)
    assert "geheim" not in str(caught.value)
    assert str(caught.value).isprintable()


async def test_a_refused_connection_names_the_host_and_is_not_tried_again() -> None:
    sleeper = Sleeper()
    async with serving(always()) as server:
        address = server.url
    async with client(sleeper) as http:
        with pytest.raises(SourceError, match=r"127\.0\.0\.1:\d+ refuses the connection"):
            await http.get(address)
    assert sleeper.waits == []


async def test_https_where_only_http_is_spoken_is_told() -> None:
    async with serving(always()) as server, client() as http:
        with pytest.raises(SourceError, match="https"):
            await http.get(server.url.replace("http://", "https://"))


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (401, SourceRefused),
        (403, SourceRefused),
        (404, SourceMissing),
        (429, SourceRefused),
        (418, SourceError),
    ],
)
async def test_a_status_becomes_a_sentence_that_names_the_host(code: int, kind: type[SourceError]) -> None:
    async with serving(always(b"", code)) as server, client() as http:
        error = (await http.get(server.url, tries=1)).error()
    assert type(error) is kind
    assert "127.0.0.1" in str(error)
    assert str(code) in str(error)


async def test_a_client_works_inside_its_context_only() -> None:
    with pytest.raises(RuntimeError):
        await HttpClient().get("http://127.0.0.1/")
