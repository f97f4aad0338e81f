"""A web of one public blog and of canaries, which nobody but its reader can reach, all on this machine."""

import asyncio
import socket
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any
from unittest.mock import patch

from httpcore import SOCKET_OPTION, AsyncNetworkStream, ConnectError
from httpcore._backends.anyio import AnyIOBackend
from httpcore._backends.auto import AutoBackend

from tests.fakes.http_server import Answer, HttpServer, Reply, Request, serving
from tests.sources.canaries.address_forms import NAMES, REBINDING

BLOG = "http://blog.example"
_PUBLIC = {"blog.example": "93.184.216.34", "other.example": "93.184.216.35"}


class _Seen(AsyncNetworkStream):
    """A connection to this machine that says it was made to a public address."""

    def __init__(self, stream: AsyncNetworkStream, address: str) -> None:
        self._stream = stream
        self._address = address

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109  httpcore's own
        return await self._stream.read(max_bytes, timeout)

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109  httpcore's own
        await self._stream.write(buffer, timeout)

    async def aclose(self) -> None:
        await self._stream.aclose()

    def get_extra_info(self, info: str) -> Any:
        return (self._address, 80) if info == "server_addr" else self._stream.get_extra_info(info)


@dataclass(slots=True)
class World:
    """Knows where names lead, and counts what the canaries hear."""

    blog: HttpServer
    heard: list[bytes] = field(default_factory=list)
    """What was sent to a canary, whatever it is."""
    reached: list[str] = field(default_factory=list)
    """The private addresses that a connection was begun to."""
    port: int = 0
    """Where the canaries listen."""
    _asked: dict[str, int] = field(default_factory=dict)
    _listening: set[asyncio.Task[Any]] = field(default_factory=set)

    async def hear(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Listen as a canary."""
        if task := asyncio.current_task():
            self._listening.add(task)
        with suppress(ConnectionError):
            if said := await reader.read(1000):
                self.heard.append(said)
        writer.close()

    async def hear_all(self) -> None:
        """Wait until every canary has heard what there was, once the clients are gone."""
        await asyncio.gather(*self._listening)

    def look_up(self, host: str | bytes, port: int | str | None, *_: int, **__: int) -> list[Any]:
        """Answer for the system's resolver, which understands numbers in all spellings of old."""
        name = host.decode() if isinstance(host, bytes) else host
        answers = {**NAMES, **REBINDING}.get(name) or ((_PUBLIC[name],) if name in _PUBLIC else ())
        if not answers:
            number = _RESOLVER("127.0.0.1" if name.rstrip(".") == "localhost" else name, port, flags=_NUMBER)
            return [(each[0], socket.SOCK_STREAM, *each[2:]) for each in number[:1]]
        place = self._asked.get(name, 0)
        self._asked[name] = place + 1
        address = answers[min(place, len(answers) - 1)]
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        return [(family, socket.SOCK_STREAM, 6, "", (address, int(port or 0)))]

    async def connect(
        self,
        _: AutoBackend,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109  httpcore's own
        local_address: str | None = None,
        socket_options: Iterable[SOCKET_OPTION] | None = None,
    ) -> AsyncNetworkStream:
        """Make a connection: to the blog for all that is public, to a canary for all that is not."""
        try:
            address = self.look_up(host, port)[0][4][0]
        except OSError as error:
            raise ConnectError(str(error)) from error
        there = AnyIOBackend()
        if address in _PUBLIC.values():
            blog = int(self.blog.url.rpartition(":")[2])
            return _Seen(await there.connect_tcp("127.0.0.1", blog, timeout), address)
        self.reached.append(f"{host} ({address})")
        return _Seen(await there.connect_tcp("127.0.0.1", self.port, timeout), address)


_RESOLVER = socket.getaddrinfo
_NUMBER = socket.AI_NUMERICHOST


def nothing(_: Request) -> Reply:
    """Answer as a blog that has nothing."""
    return Reply(b"", 404)


@asynccontextmanager
async def a_world(answer: Answer = nothing) -> AsyncIterator[World]:
    """Serve the blog and the canaries, and lead every look-up and every connection there."""
    async with serving(answer) as server:
        world = World(server)
        canary = await asyncio.start_server(world.hear, "127.0.0.1", 0)
        world.port = canary.sockets[0].getsockname()[1]
        connecting = patch.object(
            AutoBackend, "connect_tcp", lambda *given, **more: world.connect(*given, **more)
        )
        try:
            with connecting, patch.object(socket, "getaddrinfo", world.look_up):
                yield world
            await world.hear_all()
        finally:
            canary.close()
            await canary.wait_closed()
