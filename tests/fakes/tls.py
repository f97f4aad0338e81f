"""Certificates good and bad, and servers on this machine that show them."""

import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import trustme

from tests.fakes.http_server import Answer, HttpServer, serving

HOST = "127.0.0.1"
LONG_AGO = datetime(2001, 1, 1, tzinfo=UTC), datetime(2001, 2, 1, tzinfo=UTC)
BAD = ("unknown", "expired", "wrong name")


@cache
def authority() -> trustme.CA:
    """Give the one authority whose certificates a test may trust."""
    return trustme.CA()


def authority_file(folder: Path) -> Path:
    """Write down the authority, to be named as one to trust."""
    file = folder / "authority.pem"
    file.write_bytes(authority().cert_pem.bytes())
    return file


@cache
def certificate(kind: str = "good") -> ssl.SSLContext:
    """Give what a server shows: ``good``, or one of ``BAD``."""
    match kind:
        case "unknown":
            leaf = trustme.CA().issue_cert(HOST)
        case "expired":
            leaf = authority().issue_cert(HOST, not_before=LONG_AGO[0], not_after=LONG_AGO[1])
        case "wrong name":
            leaf = authority().issue_cert("somebody.example")
        case _:
            leaf = authority().issue_cert(HOST)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    leaf.configure_cert(context)
    return context


@asynccontextmanager
async def serving_tls(answer: Answer, kind: str = "good") -> AsyncIterator[HttpServer]:
    """Serve on a free port of this machine by https."""
    async with serving(answer, tls=certificate(kind)) as server:
        yield server
