"""To whom a login is shown."""

import asyncio
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fakes.http_server import Reply, Request, serving
from tui.model.errors import SettingsError, SourceRefused
from tui.model.login import Login, Secret
from tui.sources.http_client import HttpClient
from tui.sources.http_login import OwnLogin, may_carry_login

ADA = Login("ada", Secret("s3cret-Kreide"))
BASIC = "Basic YWRhOnMzY3JldC1LcmVpZGU="


def for_all(_: str) -> Login:
    return ADA


def shown_at(*addresses: str) -> list[bool]:
    """Say for each address, asked about in this order, whether the login is shown there."""

    async def ask() -> list[bool]:
        own = OwnLogin(for_all)
        return [await own.of(address) is not None for address in addresses]

    return asyncio.run(ask())


@pytest.mark.parametrize(
    ("address", "is_shown"),
    [
        ("https://blog.example/feed", True),
        ("https://blog.example:443/", True),
        ("https://BLOG.example/", True),
        ("https://blog.example:8443/", False),
        ("http://blog.example/", False),
        ("https://www.blog.example/", False),
        ("https://blog.example.evil.example/", False),
        ("https://blog.example@evil.example/", False),
        ("https://evil.example/https://blog.example/", False),
        ("https://evil.example\\@blog.example/", False),
        ("https://blog.example\\@evil.example/", True),
    ],
)
def test_a_login_goes_to_the_origin_that_the_reading_began_with(address: str, is_shown: bool) -> None:
    assert shown_at("https://blog.example/", address) == [True, is_shown]


def test_a_login_follows_its_host_from_http_to_https_and_is_not_shown_before() -> None:
    there = ["http://blog.example/", "https://blog.example/", "https://other.example/"]
    assert shown_at(*there) == [False, True, False]


@pytest.mark.parametrize(
    "query",
    [
        "_method=DELETE",
        "a=b&_method=PUT",
        "%5Fmethod=DELETE",
        "+_method=x",
        ".method=x",
        "%20method=x",
        "[method=x",
    ],
)
def test_an_address_that_asks_for_another_method_is_asked_for_as_nobody(query: str) -> None:
    assert shown_at("https://blog.example/", f"https://blog.example/wp-json/wp/v2/posts/1?{query}") == [
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("address", "is_safe"),
    [
        ("https://blog.example", True),
        ("http://blog.example", False),
        ("http://127.0.0.1:8080", True),
        ("http://0x7f.1", True),
        ("http://localhost", True),
        ("http://localhost.blog.example", False),
        ("http://192.168.3.4", True),
        ("http://[::1]:80", True),
        ("http://[fd00::1]", True),
        ("http://93.184.216.34", False),
        ("http://[2606:2800::1]", False),
        ("http://0.0.0.0", False),
        ("ftp://127.0.0.1", False),
        ("blog.example", False),
        ("", False),
    ],
)
def test_a_password_travels_by_https_or_within_a_private_network(address: str, is_safe: bool) -> None:
    assert may_carry_login(address) is is_safe


@settings(deadline=None, max_examples=80)
@given(st.text(max_size=40), st.sampled_from(["https://", "http://", "//", "", "https:\\\\"]))
def test_no_address_of_another_host_is_shown_the_login(text: str, scheme: str) -> None:
    address = f"{scheme}evil.example{text}"
    assert shown_at("https://blog.example/", address) == [True, False]


def test_a_host_that_a_stranger_named_first_is_shown_nothing() -> None:
    async def ask() -> Login | None:
        own = OwnLogin(for_all)
        own.begin_with("")
        return await own.of("https://blog.example/")

    assert asyncio.run(ask()) is None


def redirecting_to(target: Callable[[], str]) -> Callable[[Request], Reply]:
    def answer(request: Request) -> Reply:
        if request.target == "/moved":
            return Reply(b"", 302, (("Location", target()),))
        return Reply(b"[]")

    return answer


@pytest.mark.anyio
async def test_the_login_is_sent_along_and_dropped_where_a_redirect_leads_to_another_origin() -> None:
    async with (
        serving(lambda _: Reply(b"[]")) as elsewhere,
        serving(redirecting_to(lambda: elsewhere.url)) as server,
        HttpClient(logins=for_all) as http,
    ):
        assert (await http.get(f"{server.url}/here")).has_login
        assert not (await http.get(f"{server.url}/moved")).has_login
    assert [request.headers.get("authorization") for request in server.requests] == [BASIC, BASIC]
    assert "authorization" not in elsewhere.requests[0].headers


@pytest.mark.anyio
async def test_a_redirect_on_the_same_origin_keeps_the_login() -> None:
    async with serving(redirecting_to(lambda: "/here")) as server, HttpClient(logins=for_all) as http:
        assert (await http.get(f"{server.url}/moved")).has_login
    assert server.requests[1].headers["authorization"] == BASIC


@pytest.mark.anyio
async def test_without_a_login_nothing_is_sent_not_even_what_netrc_says(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    netrc = tmp_path_factory.mktemp("home") / ".netrc"
    netrc.write_text("machine 127.0.0.1 login ada password netrc-Kreide\n", encoding="utf-8")
    monkeypatch.setenv("NETRC", str(netrc))
    async with serving(lambda _: Reply(b"[]")) as server, HttpClient() as http:
        assert not (await http.get(server.url)).has_login
    assert "authorization" not in server.requests[0].headers


@pytest.mark.anyio
async def test_it_can_be_asked_beforehand_where_a_login_would_be_shown() -> None:
    http = HttpClient(logins=for_all)
    assert await http.has_login("https://blog.example/") is True
    assert await http.has_login("https://other.example/") is False


@pytest.mark.anyio
async def test_each_origin_is_looked_up_once() -> None:
    asked: list[str] = []

    def find(origin: str) -> None:
        asked.append(origin)

    async with serving(lambda _: Reply(b"[]")) as server, HttpClient(logins=find) as http:
        await http.get(server.url)
        await http.get(f"{server.url}/again")
        assert asked == [server.url]


@pytest.mark.anyio
async def test_a_keyring_that_stays_locked_is_told_as_a_refusal() -> None:
    def find(_: str) -> Login | None:
        raise SettingsError("The keyring is locked.")

    async with serving(lambda _: Reply(b"[]")) as server, HttpClient(logins=find) as http:
        with pytest.raises(SourceRefused, match="locked"):
            await http.get(server.url)
    assert server.requests == []


@pytest.mark.anyio
@pytest.mark.parametrize("status", [401, 403])
async def test_a_refusal_names_the_way_in(status: int) -> None:
    async with serving(lambda _: Reply(b"", status)) as server:
        async with HttpClient() as http:
            without = str((await http.get(server.url)).error())
        async with HttpClient(logins=for_all) as http:
            with_login = str((await http.get(server.url)).error())
    assert without.endswith(f"; vowe-tui login {server.url} lets you in.")
    assert with_login.endswith(
        f"; your login is not enough, and vowe-tui login {server.url} takes another one."
    )
