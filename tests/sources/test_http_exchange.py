"""One exchange with a server: where it is followed to, and in which words it fails."""

from datetime import UTC, datetime, timedelta

import httpx
import pytest

from tests.fakes import http_server
from tests.fakes.http_server import Fault, Reply, Request, serving
from tui.model.errors import SourceError, SourceRefused
from tui.sources.http_client import HttpClient

pytestmark = pytest.mark.anyio

NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)


def leading(status: int) -> Reply:
    return Reply(b"", status, (("Location", "/there"),))


@pytest.mark.parametrize(
    ("status", "is_followed"),
    [(300, False), (301, True), (302, True), (303, True), (304, False), (307, True), (308, True)],
)
async def test_a_redirect_of_any_kind_is_followed(status: int, is_followed: bool) -> None:
    def answer(request: Request) -> Reply:
        return Reply(b"[]") if request.target == "/there" else leading(status)

    async with serving(answer) as server, HttpClient() as http:
        assert (await http.get(server.url)).status == (200 if is_followed else status)


async def test_a_server_that_sends_us_on_without_end_is_named() -> None:
    async with serving(lambda _: leading(302)) as server, HttpClient() as http:
        with pytest.raises(SourceError) as caught:
            await http.get(server.url)
    place = server.url.removeprefix("http://")
    assert str(caught.value) == f"{place} sends us from one address to the next without end."
    assert len(server.requests) == 6


@pytest.mark.parametrize("proxy", ["ftp://127.0.0.1:1", "nonsense://"])
async def test_a_proxy_that_cannot_be_used_is_told(monkeypatch: pytest.MonkeyPatch, proxy: str) -> None:
    monkeypatch.setenv("https_proxy", proxy)
    with pytest.raises(SourceError) as caught:
        await HttpClient().__aenter__()
    assert str(caught.value) == (
        "The proxy that the environment names (HTTPS_PROXY, ALL_PROXY) cannot be used; unset it."
    )


async def test_this_machine_is_asked_without_the_proxy_of_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    async with serving(lambda _: Reply(b"[]")) as server, HttpClient() as http:
        assert (await http.get(server.url)).ok


async def test_each_request_is_told_to_the_innermost_watcher() -> None:
    told: list[tuple[str, str, str]] = []

    async with (
        serving(lambda _: Reply(b"[]"), Fault("/b", http_server.dropped)) as server,
        HttpClient() as http,
    ):
        with http.watched(lambda *request: told.append(("outer", *request))):
            with http.watched(lambda *request: told.append(("inner", *request))):
                await http.get(f"{server.url}/a")
            with pytest.raises(SourceError):
                await http.get(f"{server.url}/b", tries=1)
        await http.get(f"{server.url}/c")
    place = server.url.removeprefix("http://")
    assert told == [
        ("inner", f"GET {server.url}/a", "200"),
        ("outer", f"GET {server.url}/b", f"{place} breaks the connection before its answer is complete."),
    ]


@pytest.mark.parametrize(("asked", "told"), [(21, "a minute"), (90, "2 minutes"), (170, "3 minutes")])
async def test_a_wait_beyond_bounds_is_told_in_minutes_and_as_a_time(asked: int, told: str) -> None:
    busy = Fault("/", http_server.status(503, Retry_After=str(asked)))
    async with (
        serving(lambda _: Reply(b"[]"), busy) as server,
        HttpClient(clock=lambda: NOON, longest_wait=20) as http,
    ):
        assert http.left_alone_until is None
        with pytest.raises(SourceRefused, match=rf"asks to be left alone for {told}; try again then\.$"):
            await http.get(server.url)
        assert http.left_alone_until == NOON + timedelta(seconds=asked)


async def test_a_client_that_is_closed_asks_nothing() -> None:
    async with serving(lambda _: Reply(b"[]")) as server:
        async with HttpClient() as http:
            await http.get(server.url)
        with pytest.raises(RuntimeError, match="inside its context only"):
            await http.get(server.url)
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("fault", "says"),
    [
        (httpx.ConnectTimeout("late"), "blog.example does not answer within 10 seconds."),
        (httpx.ConnectError("away"), "blog.example cannot be reached; is there a network?"),
        (httpx.ReadError("gone"), "blog.example breaks the connection before its answer is complete."),
    ],
)
async def test_a_connection_that_fails_is_told_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, fault: httpx.TransportError, says: str
) -> None:
    asked: list[str] = []

    async def fail(_: object, request: httpx.Request) -> httpx.Response:
        asked.append(request.method)
        raise fault

    monkeypatch.setattr(httpx.AsyncHTTPTransport, "handle_async_request", fail)
    async with HttpClient() as http:
        with pytest.raises(SourceError) as caught:
            await http.get("http://blog.example/", tries=1)
    assert (str(caught.value), asked) == (says, ["GET"])
