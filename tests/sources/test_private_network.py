"""Strangers lead to no machine that only the reader can reach."""

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest

from tests.fakes.http_server import HttpServer, Reply, Request, serving
from tui.model.errors import SourceRefused
from tui.sources.http_client import HttpClient
from tui.sources.private_network import PrivateNetwork

pytestmark = pytest.mark.anyio

PUBLIC, OTHER_PUBLIC = "93.184.216.34", "2606:2800:220:1::1"
PRIVATE = (
    "10.1.2.3",
    "172.16.0.9",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "224.0.0.1",
    "fc00::1",
    "fe80::1",
    "::ffff:10.0.0.1",
    "64:ff9b::a00:1",
    "2002:a00:1::",
    "::10.0.0.1",
    "::ffff:0:10.0.0.1",
    "64:ff9b:1::808:808",
    "fec0::1",
    "192.0.0.192",
)


@dataclass
class Resolver:
    """Knows some names, and for each look-up of one the next of its answers, the last for ever."""

    names: dict[str, list[str]]
    asked: list[str] = field(default_factory=list)

    def __call__(self, host: str | bytes, port: int | str | None, *more: int, **options: int) -> list[object]:
        name = host.decode() if isinstance(host, bytes) else host
        self.asked.append(name)
        answers = self.names.get(name, [name])
        address = answers.pop(0) if len(answers) > 1 else answers[0]
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        return [(family, socket.SOCK_STREAM, 6, "", (address, int(port or 0)))]


@pytest.fixture
def resolver(monkeypatch: pytest.MonkeyPatch) -> Resolver:
    """Answer for the network's own resolver."""
    fake = Resolver({})
    monkeypatch.setattr(socket, "getaddrinfo", fake)
    return fake


@asynccontextmanager
async def client() -> AsyncIterator[HttpClient]:
    async with HttpClient(sleep=asyncio.sleep) as http:
        yield http


def leading_to(target: str) -> Callable[[Request], Reply]:
    return lambda request: Reply(b"[]") if request.target != "/" else Reply(b"", 302, (("Location", target),))


def port_of(server: HttpServer) -> str:
    return server.url.rpartition(":")[2]


@pytest.mark.parametrize("address", PRIVATE)
async def test_a_redirect_to_a_private_address_is_not_followed(address: str) -> None:
    written = f"[{address}]" if ":" in address else address
    async with serving(leading_to(f"http://{written}/latest/meta-data/")) as server, client() as http:
        with pytest.raises(SourceRefused, match="private network"):
            await http.get(server.url)
    assert len(server.requests) == 1


@pytest.mark.parametrize("address", PRIVATE)
async def test_a_link_to_a_name_with_a_private_address_is_not_followed(
    resolver: Resolver, address: str
) -> None:
    resolver.names["inner.example"] = [address]
    async with serving(leading_to("/")) as server, client() as http:
        await http.get(f"{server.url}/begin")
        with pytest.raises(SourceRefused, match=r"leads to inner\.example"):
            await http.get("http://inner.example/")


async def test_a_private_host_that_the_reader_named_is_read(resolver: Resolver) -> None:
    resolver.names["nas.example"] = ["127.0.0.1"]
    async with serving(leading_to("/there")) as server, client() as http:
        answer = await http.get(f"http://nas.example:{port_of(server)}/")
    assert answer.url == f"http://nas.example:{port_of(server)}/there"


async def test_the_machine_that_the_reader_named_may_call_itself_otherwise(resolver: Resolver) -> None:
    resolver.names["nas.example"] = resolver.names["nas"] = ["127.0.0.1"]
    async with serving(leading_to("/")) as server, client() as http:
        await http.get(f"http://nas.example:{port_of(server)}/begin")
        assert (await http.get(f"http://nas:{port_of(server)}/there")).ok


async def test_a_public_blog_leads_to_no_service_on_this_machine(resolver: Resolver) -> None:
    resolver.names.update({"blog.example": [PUBLIC], "inner.example": ["127.0.0.1"]})
    network = PrivateNetwork()
    network.begin_with("blog.example")
    await connecting(network, "blog.example")
    for host in ("inner.example", "127.0.0.1", "0.0.0.0", "::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1"):
        with pytest.raises(SourceRefused):
            await connecting(network, host)


async def test_a_public_name_that_becomes_private_is_refused(resolver: Resolver) -> None:
    resolver.names["blog.example"] = [PUBLIC, "127.0.0.1"]
    network = PrivateNetwork()
    network.begin_with("blog.example")
    await connecting(network, "blog.example")
    with pytest.raises(SourceRefused):
        await connecting(network, "blog.example")


async def test_a_name_that_changes_between_look_up_and_connection_is_sent_nothing(resolver: Resolver) -> None:
    resolver.names["blog.example"] = [PUBLIC, "127.0.0.1"]
    async with serving(leading_to("/")) as server, client() as http:
        with pytest.raises(SourceRefused):
            await http.get(f"http://blog.example:{port_of(server)}/there")
    assert server.requests == []
    assert resolver.asked == ["blog.example", "blog.example"]


async def test_a_public_blog_may_lead_to_other_public_hosts(resolver: Resolver) -> None:
    resolver.names.update({"blog.example": [PUBLIC], "api.example": [OTHER_PUBLIC]})
    network = PrivateNetwork()
    network.begin_with("blog.example")
    await connecting(network, "blog.example")
    await connecting(network, "api.example")
    assert resolver.asked == ["blog.example", "api.example"]


async def test_what_a_proxy_connects_to_is_not_looked_up_here(resolver: Resolver) -> None:
    network = PrivateNetwork()
    network.begin_with("blog.example")
    look = network.watch("blog.example")
    await look("connection.connect_tcp.started", {"host": "10.0.0.1", "port": 3128})
    assert resolver.asked == []
    with pytest.raises(SourceRefused):
        network.refuse_written("192.168.1.1")


async def connecting(network: PrivateNetwork, host: str) -> None:
    """Go as far as the moment before the connection is made."""
    await network.watch(host)("connection.connect_tcp.started", {"host": host, "port": 80})
