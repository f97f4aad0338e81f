"""Certificates, and the way between https and http."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.cli.program import Program
from tests.fakes.http_server import Reply, Request, serving
from tests.fakes.tls import BAD, authority_file, serving_tls
from tui.model.errors import SourceError, SourceRefused
from tui.sources.http_client import HttpClient

pytestmark = pytest.mark.anyio


@pytest.fixture
def trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Name the tests' own authority as one to trust."""
    monkeypatch.setenv("VOWE_CAFILE", str(authority_file(tmp_path)))


@asynccontextmanager
async def client() -> AsyncIterator[HttpClient]:
    async def no_sleep(_: float) -> None:
        await asyncio.sleep(0)

    async with HttpClient(sleep=no_sleep) as http:
        yield http


def leading_to(target: str) -> Callable[[Request], Reply]:
    return lambda request: Reply(b"[]") if request.target != "/" else Reply(b"", 301, (("Location", target),))


@pytest.mark.usefixtures("trusted")
async def test_an_authority_that_the_reader_names_is_trusted() -> None:
    async with serving_tls(leading_to("/there")) as server, client() as http:
        assert (await http.get(server.url)).url == f"{server.url}/there"


async def test_an_authority_that_nobody_named_is_not_trusted() -> None:
    async with serving_tls(leading_to("/there")) as server, client() as http:
        with pytest.raises(SourceRefused, match=r"certificate of 127.* not to be trusted: .*; --cafile FILE"):
            await http.get(server.url)
    assert server.requests == []


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize(
    ("kind", "reason"),
    [("unknown", "certificate"), ("expired", "expired"), ("wrong name", "IP address mismatch")],
)
async def test_a_bad_certificate_is_refused_with_its_reason(kind: str, reason: str) -> None:
    assert kind in BAD
    async with serving_tls(leading_to("/there"), kind) as server, client() as http:
        with pytest.raises(SourceRefused, match=rf"certificate of 127\.0\.0\.1:\d+ .*{reason}"):
            await http.get(server.url)
    assert server.requests == []


@pytest.mark.usefixtures("trusted")
async def test_the_way_leads_from_http_to_https_and_not_back() -> None:
    async with serving(leading_to("/there")) as plain, serving_tls(leading_to(plain.url)) as packed:
        async with client() as http:
            with pytest.raises(SourceRefused, match="from https to http"):
                await http.get(packed.url)
        plain.answer = leading_to(f"{packed.url}/there")
        async with client() as http:
            assert (await http.get(plain.url)).url == f"{packed.url}/there"
    assert [request.target for request in plain.requests] == ["/"]


@pytest.mark.usefixtures("trusted")
async def test_a_tls_that_breaks_off_in_the_middle_is_told() -> None:
    reply = Reply(b"x" * 5000, sent=2000)
    async with serving_tls(lambda _: reply) as server, client() as http:
        with pytest.raises(SourceError, match="breaks the connection"):
            await http.get(server.url)
    assert len(server.requests) == 4


@pytest.mark.parametrize("written", [None, "no certificate at all"])
async def test_a_file_that_holds_no_certificates_is_named(
    written: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "authority.pem"
    if written is not None:
        file.write_text(written)
    monkeypatch.setenv("VOWE_CAFILE", str(file))
    with pytest.raises(SourceRefused, match=r"authority\.pem holds no certificates .* --cafile"):
        async with client():
            pass


def test_the_command_line_names_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VOWE_CAFILE", "")
    program = Program(tmp_path, capsys)
    ended = program("--cafile", str(tmp_path / "none.pem"), "add", "https://127.0.0.1:9/")
    assert (ended.code, "none.pem holds no certificates" in ended.err) == (1, True), ended
