"""Everything that may go wrong with an answer of a WordPress, to be drawn by a seed."""

import gzip
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from random import Random
from urllib.parse import parse_qs, urlsplit

from tests.fakes import http_server
from tests.fakes.http_server import Reply, Request
from tests.fakes.wordpress_site import WordPressSite

SECONDS_A_BYTE = 0.03
_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"


def reset(reply: Reply) -> Reply:
    """Send half of the answer and reset the connection."""
    return replace(reply, sent=len(reply.body) // 2, resets=True)


def chunks_cut_off(reply: Reply) -> Reply:
    """Send half of an answer in chunks, and no last one."""
    half = reply.body[: len(reply.body) // 2]
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
    return replace(reply, raw=head + f"{len(half):x}\r\n".encode() + half + b"\r\n")


def half_without_length(reply: Reply) -> Reply:
    """Send half of an answer that ends where the connection does."""
    return replace(reply, body=reply.body[: len(reply.body) // 2], has_length=False)


def more_than_promised(reply: Reply) -> Reply:
    """Send more than the length says."""
    head = (
        f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(reply.body) // 2}\r\n\r\n"
    )
    return replace(reply, raw=head.encode() + reply.body)


def no_http(reply: Reply) -> Reply:
    """Speak another language."""
    return replace(reply, raw=b"SSH-2.0-OpenSSH_9.2\r\n")


def dripped_head(reply: Reply) -> Reply:
    """Send the head a byte at a time."""
    return replace(reply, raw=_HEAD + b"Content-Length: 2\r\n\r\n[]", drip=SECONDS_A_BYTE, at_once=12)


def dripped_body(reply: Reply) -> Reply:
    """Send the body a byte at a time."""
    head = _HEAD + f"Content-Length: {len(reply.body)}\r\n\r\n".encode()
    return replace(reply, raw=head + reply.body, drip=SECONDS_A_BYTE, at_once=len(head) + 1)


def endless(reply: Reply) -> Reply:
    """Send a body that has no end."""
    return replace(reply, raw=_HEAD + b"\r\n[" + b" " * (1 << 16), is_endless=True)


def very_many_headers(reply: Reply) -> Reply:
    """Send a hundred thousand lines of headers before the body."""
    return replace(reply, raw=_HEAD + b"X-Odd: 1\r\n" * 100_000 + b"\r\n" + reply.body)


def one_long_header(reply: Reply) -> Reply:
    """Send a header of a megabyte before the body."""
    return replace(reply, raw=_HEAD + b"X-Odd: " + b"1" * 1_000_000 + b"\r\n\r\n" + reply.body)


def a_bomb(reply: Reply) -> Reply:
    """Send a body that unpacks to more than a thousand times its size."""
    packed = gzip.compress(b" " * (4 << 20), mtime=0)
    return replace(reply, body=packed, headers=(*reply.headers, ("Content-Encoding", "gzip")))


def unasked_packing(reply: Reply) -> Reply:
    """Pack the body in a way that nobody asked for."""
    return replace(reply, headers=(*reply.headers, ("Content-Encoding", "br")))


def lying_charset(reply: Reply) -> Reply:
    """Call the answer something that it is not, and that Python would even decode."""
    return replace(reply, headers=_with(reply, "Content-Type", "application/json; charset=zlib_codec"))


def counted_less(reply: Reply) -> Reply:
    """Tell of one page fewer, and of as many records."""
    return _counted(reply, -1)


def counted_more(reply: Reply) -> Reply:
    """Tell of a page more than there is."""
    return _counted(reply, 1)


def _counted(reply: Reply, pages: int) -> Reply:
    told = dict(reply.headers)
    if "X-WP-TotalPages" not in told:
        return reply
    number = max(1, int(told["X-WP-TotalPages"]) + pages)
    counts = (("X-WP-TotalPages", str(number)), ("X-WP-Total", str(number * 100 - 50)))
    return replace(reply, headers=(*reply.headers[:1], *counts))


def _with(reply: Reply, name: str, value: str) -> tuple[tuple[str, str], ...]:
    return (*(pair for pair in reply.headers if pair[0] != name), (name, value))


_DATE = "Wed, 21 Oct 2015 07:28:00 GMT"
KINDS: dict[str, Callable[[Reply], Reply]] = {
    "dropped": http_server.dropped,
    "reset": reset,
    "hanging": http_server.hanging,
    "dripped head": dripped_head,
    "dripped body": dripped_body,
    "cut off by length": http_server.cut_off,
    "cut off by gzip": http_server.cut_off_gzip,
    "cut off by chunks": chunks_cut_off,
    "cut off without length": half_without_length,
    "more than promised": more_than_promised,
    "endless": endless,
    "bomb": a_bomb,
    "unasked packing": unasked_packing,
    "100,000 headers": very_many_headers,
    "one long header": one_long_header,
    "no http": no_http,
    "500": http_server.status(500),
    "502": http_server.status(502),
    "429, seconds": http_server.status(429, Retry_After="3"),
    "429, date": http_server.status(429, Retry_After=_DATE),
    "503, garbage": http_server.status(503, Retry_After="soon"),
    "503, years": http_server.status(503, Retry_After="1000000000"),
    "304 unasked": http_server.status(304),
    "302 to nowhere": http_server.status(302, Location=""),
    "login page": http_server.a_login_page,
    "PHP notice": http_server.after_a_notice,
    "byte order mark": http_server.after_a_byte_order_mark,
    "empty": http_server.instead(b""),
    "lying charset": lying_charset,
    "counted less": counted_less,
    "counted more": counted_more,
}
"""What can happen to any answer; those of ``REQUESTS``, which know the request, are drawn with them."""
REQUESTS = ("another page", "a circle", "a bad certificate")


@dataclass(slots=True)
class Hostile:
    """A site whose answers go wrong at a rate, each in a way that the seed draws."""

    site: WordPressSite
    random: Random
    bad_hosts: Sequence[str] = ("",)
    """Where https is spoken with certificates that nobody should trust."""
    rate: float = 0.3
    is_calm: bool = False
    drawn: Counter[str] = field(default_factory=Counter)
    """How often each kind of fault was drawn."""

    def __call__(self, request: Request) -> Reply:
        """Answer as the site does, and spoil it perhaps."""
        reply = self.site(request)
        if self.is_calm or self.random.random() >= self.rate:
            return reply
        name = self.random.choice((*KINDS, *REQUESTS))
        self.drawn[name] += 1
        if name in KINDS:
            return KINDS[name](reply)
        if name == "another page":
            return self._first_page(request, reply)
        place = "" if name == "a circle" else self.random.choice(self.bad_hosts)
        return Reply(b"", 302, (("Location", place + request.target),))

    @contextmanager
    def calm(self) -> Iterator[None]:
        """Spoil nothing meanwhile."""
        self.is_calm = True
        yield
        self.is_calm = False

    def _first_page(self, request: Request, reply: Reply) -> Reply:
        parts = urlsplit(request.target)
        query = {name: values[0] for name, values in parse_qs(parts.query).items() if name != "offset"}
        if query.get("page", "1") == "1":
            return reply
        first = "&".join(f"{name}={value}" for name, value in {**query, "page": "1"}.items())
        return self.site(Request(f"{parts.path}?{first}", {}))
