"""An HTTP server on 127.0.0.1 that answers by a function and goes wrong as it is told."""

import asyncio
import gzip
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from socket import SO_LINGER, SOL_SOCKET
from ssl import SSLContext, SSLError
from struct import pack
from typing import TypeAlias

JSON = "application/json; charset=UTF-8"
HTML = "text/html; charset=UTF-8"
_TLS = b"\x16"
_PIECE = 1 << 16


@dataclass(frozen=True, slots=True)
class Reply:
    """What is sent back."""

    body: bytes = b""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    sent: int | None = None
    """After how many bytes of the body the connection breaks; -1: before anything is sent."""
    has_length: bool = True
    hangs: bool = False
    """Whether nothing more comes after the head until the client goes away."""
    raw: bytes | None = None
    """What is sent in place of head and body, whatever it is."""
    resets: bool = False
    """Whether the connection is reset and not closed."""
    drip: float = 0.0
    """The seconds before each further byte that ``raw`` is sent with; it begins with ``at_once`` bytes."""
    at_once: int = 0
    is_endless: bool = False
    """Whether ``raw`` goes on with its last bytes until the client goes away."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that goes wrong with the next ``times`` requests whose target holds ``where``."""

    where: str
    spoil: Callable[[Reply], Reply]
    times: int = 1


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked."""

    target: str
    headers: dict[str, str]


Answer: TypeAlias = Callable[[Request], Reply]


@dataclass(slots=True)
class HttpServer:
    """Counts what it is asked and how much at once."""

    answer: Answer
    faults: list[Fault] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)
    url: str = ""
    at_once: int = 0
    most_at_once: int = 0
    asked: asyncio.Event = field(default_factory=asyncio.Event)
    """Set with the first request."""
    gone: asyncio.Event = field(default_factory=asyncio.Event)
    """Set when a client went away from a reply that hangs."""

    async def connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one request and close."""
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            with suppress(ConnectionError, asyncio.IncompleteReadError):
                first = await reader.readexactly(1)
                if first == _TLS:
                    return
                request = _request(first + await reader.readuntil(b"\r\n\r\n"))
                self.requests.append(request)
                self.asked.set()
                await self._send(self._spoiled(request, self.answer(request)), reader, writer)
        finally:
            self.at_once -= 1
            writer.close()
            with suppress(ConnectionError, SSLError):
                await writer.wait_closed()

    def _spoiled(self, request: Request, reply: Reply) -> Reply:
        for place, fault in enumerate(self.faults):
            if fault.times and fault.where in request.target:
                self.faults[place] = replace(fault, times=fault.times - 1)
                return fault.spoil(reply)
        return reply

    async def _send(self, reply: Reply, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if reply.sent == -1:
            return
        if reply.raw is not None:
            await _send_raw(reply, reply.raw, writer)
            return
        headers = [*reply.headers, ("Connection", "close")]
        if reply.has_length:
            headers.append(("Content-Length", str(len(reply.body))))
        head = "".join(f"{name}: {value}\r\n" for name, value in headers)
        writer.write(f"HTTP/1.1 {reply.status} X\r\n{head}\r\n".encode("latin-1"))
        if reply.hangs:
            try:
                await reader.read()
            finally:
                self.gone.set()  # also where the client resets the connection
        else:
            writer.write(reply.body[: reply.sent])
            await writer.drain()
        if reply.resets:
            # lingering for no second makes the system answer with a reset
            writer.get_extra_info("socket").setsockopt(SOL_SOCKET, SO_LINGER, pack("ii", 1, 0))


async def _send_raw(reply: Reply, raw: bytes, writer: asyncio.StreamWriter) -> None:
    at_once = reply.at_once if reply.drip else len(raw)
    writer.write(raw[:at_once])
    await writer.drain()
    for place in range(at_once, len(raw)):
        await asyncio.sleep(reply.drip)
        writer.write(raw[place : place + 1])
        await writer.drain()
    while reply.is_endless:
        writer.write(raw[-_PIECE:])
        await writer.drain()


def _request(head: bytes) -> Request:
    first, *lines = head.decode("latin-1").strip().split("\r\n")
    pairs = (line.partition(":") for line in lines)
    return Request(first.split(" ")[1], {name.lower(): value.strip() for name, _, value in pairs})


@asynccontextmanager
async def serving(answer: Answer, *faults: Fault, tls: SSLContext | None = None) -> AsyncIterator[HttpServer]:
    """Serve on a free port of this machine, by https where there is a certificate."""
    fake = HttpServer(answer, list(faults))
    server = await asyncio.start_server(fake.connected, "127.0.0.1", 0, ssl=tls)
    fake.url = f"{'https' if tls else 'http'}://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        yield fake
    finally:
        server.close()
        await server.wait_closed()


def status(code: int, **headers: str) -> Callable[[Reply], Reply]:
    """Answer with a status and an HTML page that tells it."""
    pairs = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return lambda _: Reply(f"<h1>{code}</h1>".encode(), code, (("Content-Type", HTML), *pairs))


def instead(body: bytes) -> Callable[[Reply], Reply]:
    """Answer as before with another body."""
    return lambda reply: replace(reply, body=body)


def dropped(reply: Reply) -> Reply:
    """Break the connection before anything is sent."""
    return replace(reply, sent=-1)


def cut_off(reply: Reply) -> Reply:
    """Promise the whole length and send half of it."""
    return replace(reply, sent=len(reply.body) // 2)


def cut_off_gzip(reply: Reply) -> Reply:
    """Send half a gzip stream as if it were all."""
    packed = gzip.compress(reply.body or b"nothing", mtime=0)
    headers = (*reply.headers, ("Content-Encoding", "gzip"))
    return replace(reply, body=packed[: len(packed) // 2], headers=headers)


def hanging(reply: Reply) -> Reply:
    """Send the head and then nothing."""
    return replace(reply, hangs=True)


def after_a_notice(reply: Reply) -> Reply:
    """Answer as PHP does with warnings switched on."""
    notice = b"<br />\n<b>Notice</b>: Undefined index: [0] in {a} on line [1]<br />\n"
    return replace(reply, body=notice + reply.body)


def after_a_byte_order_mark(reply: Reply) -> Reply:
    """Answer as a plug-in does whose file was saved with a byte order mark."""
    return replace(reply, body=b"\xef\xbb\xbf" + reply.body)


def a_login_page(reply: Reply) -> Reply:
    """Answer with a web page and call it good, and JSON."""
    return replace(reply, body=b"<!DOCTYPE html><form action='wp-login.php'>[log in]</form>")
