"""What a server asks for between two readings of a source is heeded."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.fakes import http_server
from tests.fakes.feed_site import FeedSite
from tests.fakes.http_server import Fault, HttpServer, Reply, Request, serving
from tui.archive import blogs, marks, sources
from tui.archive.archive import Archive
from tui.model.blog import BlogFacts, SourceRecord
from tui.model.sync_report import SyncReport
from tui.services import left_alone
from tui.services.moved_feed import Move
from tui.services.refreshing import refresh_blog

pytestmark = pytest.mark.anyio

NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)


def feed_at(archive: Archive, location: str) -> SourceRecord:
    with archive.writing() as connection:
        blog_id = blogs.add_blog(connection, BlogFacts(name="Kreide"))
        return sources.add_source(connection, blog_id, location, "feed")


async def sync(archive: Archive, record: SourceRecord) -> SyncReport:
    [report] = await refresh_blog(archive, record.blog_id)
    return report


async def test_a_server_that_asks_to_be_left_alone_is_not_asked_again_before_the_time(
    archive: Archive,
) -> None:
    busy = Fault("/", http_server.status(503, Retry_After="1800"))
    async with serving(FeedSite([1]), busy) as server:
        record = feed_at(archive, f"{server.url}/feed/")
        assert "left alone for 30 minutes" in (await sync(archive, record)).failure
        assert "left alone until" in (await sync(archive, record)).failure
        assert len(server.requests) == 1
        with archive.writing() as connection:
            past = datetime.now(UTC) - timedelta(seconds=1)
            marks.save_marks(connection, record.id, {left_alone.MARK: past.isoformat()})
        report = await sync(archive, record)
        assert (report.failure, report.posts.new) == ("", 1)
    assert left_alone.MARK not in marks.load_marks(archive.reader(), record.id)


def test_nobody_is_left_alone_for_more_than_an_hour() -> None:
    told = left_alone.mark_of(NOW + timedelta(days=2), NOW)
    for minutes, is_refused in ((0, True), (59, True), (60, False)):
        now = NOW + timedelta(minutes=minutes)
        assert bool(left_alone.refusal(told, "https://x.example/feed", now)) is is_refused


@pytest.mark.parametrize("until", ["", "bald", "2026-03-03T12:30:00", "2026-03-03T13:00:01+00:00"])
def test_a_time_that_makes_no_sense_keeps_nobody_from_asking(until: str) -> None:
    assert left_alone.refusal({left_alone.MARK: until}, "https://x.example/feed", NOW) == ""


def moving(status: int, target: str) -> http_server.Answer:
    """Give a feed at /feed/ and a redirect everywhere else."""
    fake = FeedSite([1])

    def answer(request: Request) -> Reply:
        if request.target.startswith(("/feed", "/1")):
            return fake(request)
        return Reply(b"", status, (("Location", target),))

    return answer


async def thrice(archive: Archive, server: HttpServer, times: int = 3) -> tuple[str, list[str]]:
    """Sync the feed at /old as often; give where it is looked for then, and what the last report warns of."""
    record = feed_at(archive, f"{server.url}/old")
    for _ in range(times):
        report = await sync(archive, record)
    assert not report.failure
    [record] = sources.list_sources(archive.reader(), record.blog_id)
    return record.location.removeprefix(server.url), report.warnings


@pytest.mark.parametrize("status", [301, 308])
async def test_a_feed_that_moved_for_good_is_believed_the_third_time(archive: Archive, status: int) -> None:
    async with serving(moving(status, "/feed/")) as server:
        location, warnings = await thrice(archive, server)
        assert location == "/feed/"
        assert any("has moved" in warning for warning in warnings)


@pytest.mark.parametrize(("status", "times"), [(301, 2), (302, 3), (307, 3)])
async def test_a_feed_that_is_elsewhere_for_now_keeps_its_address(
    archive: Archive, status: int, times: int
) -> None:
    async with serving(moving(status, "/feed/")) as server:
        assert (await thrice(archive, server, times))[0] == "/old"


async def test_a_feed_does_not_move_to_where_another_one_is(archive: Archive) -> None:
    async with serving(moving(301, "/feed/")) as server:
        feed_at(archive, f"{server.url}/feed/")
        location, warnings = await thrice(archive, server)
    assert location == "/old"
    assert not any("has moved" in warning for warning in warnings)


def test_a_feed_has_to_name_the_same_address_each_time() -> None:
    known: dict[str, str] = {}
    believed = []
    for target in ("/a", "/b", "/b", "/a", "/a", "/a"):
        move = Move("https://x.example/feed")
        move.note("GET https://x.example/feed", f"301 text/html, go to {target}")
        believed.append(move.is_believed(known))
        known = move.mark_after(known)
    assert believed == [False] * 5 + [True]


@pytest.mark.parametrize("mark", ["x", "²9 https://x.example/a", "999 https://x.example/a", "2"])
def test_a_mark_that_makes_no_sense_counts_as_none(mark: str) -> None:
    move = Move("https://x.example/feed")
    move.note("GET https://x.example/feed", "308, go to /a")
    assert not move.is_believed({"moved to": mark})
