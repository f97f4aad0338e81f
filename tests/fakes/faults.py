"""Everything that may go wrong with an answer of a WordPress, to be drawn by a seed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from random import Random
from urllib.parse import parse_qs, urlsplit

from tests.fakes import http_server
from tests.fakes.http_server import Reply, Request
from tests.fakes.wordpress_site import WordPressSite


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
KINDS: tuple[Callable[[Reply], Reply], ...] = (
    http_server.dropped,
    reset,
    http_server.hanging,
    http_server.cut_off,
    http_server.cut_off_gzip,
    chunks_cut_off,
    half_without_length,
    more_than_promised,
    no_http,
    http_server.status(500),
    http_server.status(502),
    http_server.status(429, Retry_After="3"),
    http_server.status(429, Retry_After=_DATE),
    http_server.status(503, Retry_After="soon"),
    http_server.status(503, Retry_After="1000000000"),
    http_server.status(304),
    http_server.status(302, Location=""),
    http_server.a_login_page,
    http_server.after_a_notice,
    http_server.after_a_byte_order_mark,
    http_server.instead(b""),
    lying_charset,
    counted_less,
    counted_more,
)
"""What can happen to any answer; two more kinds, which need to know the request, are drawn with them."""


@dataclass(slots=True)
class Hostile:
    """A site whose answers go wrong at a rate, each in a way that the seed draws."""

    site: WordPressSite
    random: Random
    rate: float = 0.3
    is_calm: bool = False
    drawn: list[str] = field(default_factory=list)

    def __call__(self, request: Request) -> Reply:
        """Answer as the site does, and spoil it perhaps."""
        reply = self.site(request)
        if self.is_calm or self.random.random() >= self.rate:
            return reply
        kind = self.random.randrange(len(KINDS) + 2)
        if kind == len(KINDS):
            return self._note("another page", self._first_page(request, reply))
        if kind > len(KINDS):
            return self._note("a circle", replace(reply, status=302, headers=(("Location", request.target),)))
        return self._note(str(kind), KINDS[kind](reply))

    @contextmanager
    def calm(self) -> Iterator[None]:
        """Spoil nothing meanwhile."""
        self.is_calm = True
        yield
        self.is_calm = False

    def _note(self, name: str, reply: Reply) -> Reply:
        self.drawn.append(name)
        return reply

    def _first_page(self, request: Request, reply: Reply) -> Reply:
        parts = urlsplit(request.target)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        if query.get("page", "1") == "1":
            return reply
        first = "&".join(f"{name}={value}" for name, value in {**query, "page": "1"}.items())
        return self.site(Request(f"{parts.path}?{first}", {}))
