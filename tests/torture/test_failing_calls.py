"""Whichever call to a server or to an export's file fails, that is told, and the next reading goes on."""

import asyncio
import builtins
import io
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.http_server import Reply, Request, serving
from tests.fakes.wordpress_site import WordPressSite, json_comment, json_post
from tests.sources.exports import export
from tests.torture.archive_state import digest, faults, is_begun
from tests.torture.scenarios import NOW
from tests.torture.test_failing_statements import read_into
from tui.archive import blogs, marks, sources
from tui.archive.archive import Archive
from tui.model.blog import BlogFacts
from tui.model.errors import SourceError, VoweError
from tui.services.sync import read_source
from tui.sources.http_client import HttpClient
from tui.sources.wordpress.opening import open_wordpress

SITE = WordPressSite(
    [json_post(number) for number in range(1, 204)], [json_comment(number, number) for number in range(1, 6)]
)
STEP = 1 if os.environ.get("VOWE_E2E") == "1" else 4
"""Of the requests every one fails in the full run, and every fourth in the quick one."""


@dataclass
class Calls:
    """Fails the call that is the ``fails``th and all behind it; 0 for none."""

    fails: int = 0
    done: int = 0

    def is_failing(self) -> bool:
        """Count a call and say whether it fails."""
        self.done += 1
        return bool(self.fails) and self.done >= self.fails

    def begin(self, fails: int) -> None:
        """Begin to count anew."""
        self.fails, self.done = fails, 0


def a_blog(file: Path) -> Archive:
    archive = Archive.open(file)
    if not blogs.list_blogs(archive.reader()):
        with archive.writing() as connection:
            blog_id = blogs.add_blog(connection, BlogFacts(name="Prüfblog"))
            sources.add_source(connection, blog_id, "https://blog.example/", "wordpress")
    return archive


async def no_wait(_: float) -> None:
    """Take no time between two tries."""


async def sync(file: Path, address: str) -> str:
    """Read the site into an archive and give the sentence of what went wrong."""
    archive = a_blog(file)
    try:
        record = sources.list_sources(archive.reader(), 1)[0]
        async with HttpClient(clock=lambda: NOW, sleep=no_wait) as http:
            known = marks.load_marks(archive.reader(), record.id)
            report = await read_source(archive, await open_wordpress(address, http, known), record)
        return report.failure
    except SourceError as error:
        return str(error)
    finally:
        archive.close()


def test_a_sync_whose_server_is_gone_from_the_nth_request_on_is_told_and_goes_on(tmp_path: Path) -> None:
    calls = Calls()

    def answer(request: Request) -> Reply:
        return Reply(sent=-1, resets=True) if calls.is_failing() else SITE(request)

    async def torture() -> int:
        async with serving(answer) as server:
            assert await sync(tmp_path / "calm.db", server.url) == ""
            expected, requests = digest(tmp_path / "calm.db"), calls.done
            for number in range(1, requests + 1, STEP):
                file = tmp_path / f"{number}.db"
                calls.begin(number)
                assert (await sync(file, server.url)).endswith(".")
                calls.begin(0)
                assert faults(file) == []
                assert await sync(file, server.url) == ""
                assert digest(file) == expected
        return requests

    assert asyncio.run(torture()) >= 5


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Calls:
    """Let the opening and the reading of the export fail."""
    calls, opened = Calls(), io.open

    class Failing(io.FileIO):
        def readinto(self, buffer: Any) -> int | None:
            _fail(calls)
            return super().readinto(buffer)

    def open_failing(file: Any, mode: str = "r", *arguments: Any, **options: Any) -> Any:
        if mode != "rb" or Path(str(file)) != tmp_path / "export.xml":
            return opened(file, mode, *arguments, **options)
        _fail(calls)
        return io.BufferedReader(Failing(file))

    for module in (io, builtins):
        monkeypatch.setattr(module, "open", open_failing)
    return calls


def _fail(calls: Calls) -> None:
    if calls.is_failing():
        raise OSError(5, "Input/output error")


def test_an_import_whose_nth_call_to_its_file_fails_is_told_and_goes_on(calls: Calls, tmp_path: Path) -> None:
    location = tmp_path / "export.xml"
    items = [export.item(number, export.comment(number), body="Kreide " * 900) for number in range(1, 4)]
    location.write_text(export.export(*items), encoding="utf-8")
    read_into(tmp_path / "calm.db", location)
    expected, all_calls, told = digest(tmp_path / "calm.db"), calls.done, 0
    for number in range(1, all_calls + 1):
        file = tmp_path / f"{number}.db"
        calls.begin(number)
        with suppress(VoweError):
            read_into(file, location)
        calls.begin(0)
        assert not is_begun(file) or faults(file) == []
        read_into(file, location)
        assert digest(file) == expected
        told += 1
    assert told == all_calls > 2
