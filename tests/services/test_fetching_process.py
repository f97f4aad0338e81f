"""What is fetched in a process of its own comes as if it had been fetched here."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.fakes.http_server import Fault, HttpServer, hanging, serving
from tests.fakes.wordpress_site import WordPressSite, json_comment, json_post
from tui.archive.archive import Archive
from tui.archive.blogs import list_blogs
from tui.model.errors import VoweError
from tui.model.sync_report import Counts
from tui.services import fetching_process
from tui.services.fetching_process import refresh_blog, register_source
from tui.sources.source import Progress

pytestmark = pytest.mark.anyio


def ignore(_: Progress) -> None:
    """Let progress go unseen."""


@asynccontextmanager
async def a_site(posts: int, *faults: Fault) -> AsyncIterator[HttpServer]:
    site = WordPressSite(
        [json_post(number) for number in range(1, posts + 1)], [json_comment(1, 1), json_comment(2, 1, 1)]
    )
    async with serving(site, *faults) as server:
        site.home = server.url
        yield server


async def test_a_blog_is_added_and_fetched_with_its_comments(archive: Archive) -> None:
    told: list[Progress] = []
    async with a_site(3) as server:
        record = await register_source(archive, server.url)
        [report] = await refresh_blog(archive, record.blog_id, told.append)
    assert (record.format, report.format, report.failure) == ("wordpress", "wordpress", "")
    assert (report.posts, report.comments) == (Counts(new=3), Counts(new=2))
    assert [(blog.posts, blog.comments) for blog in list_blogs(archive.reader())] == [(3, 2)]
    assert told
    assert all(isinstance(progress, Progress) for progress in told)


async def test_a_failure_is_in_the_report(archive: Archive) -> None:
    async with a_site(1) as server:
        record = await register_source(archive, server.url)
    [report] = await refresh_blog(archive, record.blog_id, ignore)
    assert report.source == record.location
    assert "127.0.0.1" in report.failure


async def test_what_cannot_be_added_is_told_in_the_same_sentence(archive: Archive, tmp_path: Path) -> None:
    missing = tmp_path / "nothing.xml"
    with pytest.raises(VoweError, match=r"nothing\.xml"):
        await register_source(archive, str(missing))
    assert list_blogs(archive.reader()) == []


async def test_what_had_come_before_a_stop_is_kept(archive: Archive) -> None:
    async with a_site(350, Fault("page=4", hanging)) as server:
        record = await register_source(archive, server.url)
        work = asyncio.create_task(refresh_blog(archive, record.blog_id, ignore))
        while not list_blogs(archive.reader())[0].posts:  # noqa: ASYNC110  the archive tells nobody
            await asyncio.sleep(0.02)
        work.cancel()
        with pytest.raises(asyncio.CancelledError):
            await work
    assert 100 <= list_blogs(archive.reader())[0].posts <= 300


@pytest.mark.parametrize("program", ["", "import os; os.abort()", "input(); raise SystemExit(3)"])
async def test_a_process_that_dies_is_told_in_a_sentence(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    monkeypatch.setattr(fetching_process, "COMMAND", [sys.executable, "-c", program])
    with pytest.raises(VoweError, match="broke off"):
        await refresh_blog(archive, 1, ignore)


async def test_a_process_that_cannot_be_started_is_told_in_a_sentence(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(fetching_process, "COMMAND", [str(tmp_path / "nowhere")])
    with pytest.raises(VoweError, match="could be started"):
        await refresh_blog(archive, 1, ignore)


async def test_a_process_that_does_not_stop_is_ended(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    begun = tmp_path / "begun"
    program = f"import time; open({str(begun)!r}, 'w').close(); time.sleep(60)"
    monkeypatch.setattr(fetching_process, "COMMAND", [sys.executable, "-c", program])
    monkeypatch.setattr(fetching_process, "SECONDS_TO_STOP", 0.05)
    work = asyncio.create_task(refresh_blog(archive, 1, ignore))
    while not begun.exists():  # noqa: ASYNC110  a file tells nobody
        await asyncio.sleep(0.02)
    work.cancel()
    with pytest.raises(asyncio.CancelledError):
        await work
