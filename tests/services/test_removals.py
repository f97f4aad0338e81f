"""Records that a source no longer has."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Set
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.services.fake_source import FakeSource, comment, post
from tui.archive import blogs, gone, marks, posts, sources
from tui.archive.archive import Archive
from tui.model.blog import BlogFacts, SourceRecord
from tui.model.errors import SourceError
from tui.model.sync_report import SyncReport
from tui.services.sync import read_source
from tui.sources.source import Inventory, Item

pytestmark = pytest.mark.anyio

EVERYTHING: list[Item] = [
    *(post(number) for number in range(1, 11)),
    *(comment(number, on=1 + number % 2) for number in range(1, 11)),
]


@pytest.fixture
async def record(archive: Archive) -> SourceRecord:
    with archive.writing() as connection:
        blog_id = blogs.add_blog(connection, BlogFacts(name="A blog"))
        made = sources.add_source(connection, blog_id, "https://blog.example/", "fake")
    await read_source(archive, FakeSource(EVERYTHING), made)
    return made


def posts_but(*numbers: int) -> Inventory:
    return Inventory("post", {f"wp:{number}" for number in range(1, 11)} - {f"wp:{each}" for each in numbers})


async def reading(archive: Archive, record: SourceRecord, *items: Item, accept: bool = False) -> SyncReport:
    return await read_source(archive, FakeSource(items), record, accept_loss=accept)


def gone_posts(archive: Archive, record: SourceRecord) -> set[str]:
    return gone.gone_keys(archive.reader(), record.id, "post")


async def test_what_is_missing_is_marked_and_stays(archive: Archive, record: SourceRecord) -> None:
    report = await reading(archive, record, posts_but(3))
    assert (report.posts.gone, report.failure) == (1, "")
    assert gone_posts(archive, record) == {"wp:3"}
    post_id = posts.find_post(archive.reader(), "wp:3")
    assert post_id is not None
    assert gone.day_of_post(archive.reader(), post_id) == datetime.now(UTC).date().isoformat()
    assert blogs.load_blog(archive.reader(), record.blog_id).posts == 10


async def test_it_is_counted_once(archive: Archive, record: SourceRecord) -> None:
    await reading(archive, record, posts_but(3))
    assert (await reading(archive, record, posts_but(3))).posts.gone == 0


@pytest.mark.parametrize("items", [[post(3)], [posts_but()]])
async def test_what_comes_back_loses_its_mark(
    archive: Archive, record: SourceRecord, items: list[Item]
) -> None:
    await reading(archive, record, posts_but(3))
    await reading(archive, record, *items)
    assert gone_posts(archive, record) == set()


async def test_of_one_post_only_its_own_comments_are_compared(archive: Archive, record: SourceRecord) -> None:
    there = Inventory("comment", {"wp:2", "wp:4", "wp:6", "wp:8"}, of_posts=("wp:1", "wp:99"))
    report = await reading(archive, record, there)
    assert report.comments.gone == 1
    assert gone.gone_keys(archive.reader(), record.id, "comment") == {"wp:10"}


async def test_over_a_fifth_at_once_is_refused_and_the_way_out_named(
    archive: Archive, record: SourceRecord
) -> None:
    lost = Inventory("post", posts_but(1, 2, 3).keys, marks={"walked": "2026-03-01"})
    report = await reading(archive, record, post(11), lost)
    assert "no longer gives 4 of 11 posts" in report.failure
    assert report.failure.endswith(f"vowe-tui sync --accept-loss {record.blog_id} believes it.")
    assert (report.posts.new, report.posts.gone, gone_posts(archive, record)) == (1, 0, set())
    assert marks.load_marks(archive.reader(), record.id) == {}

    accepted = await reading(archive, record, lost, accept=True)
    assert (accepted.failure, accepted.posts.gone) == ("", 4)
    assert marks.load_marks(archive.reader(), record.id) == {"walked": "2026-03-01"}


async def test_a_fifth_and_a_single_record_are_believed(archive: Archive, record: SourceRecord) -> None:
    assert (await reading(archive, record, posts_but(1, 2))).posts.gone == 2
    one_of_four = Inventory("comment", {"wp:2", "wp:4", "wp:6", "wp:8"}, of_posts=("wp:1",))
    assert (await reading(archive, record, one_of_four)).comments.gone == 1


async def test_what_was_proved_before_a_failure_counts(archive: Archive, record: SourceRecord) -> None:
    source = FakeSource([posts_but(3)], failure="blog.example broke off.")
    report = await read_source(archive, source, record)
    assert (report.failure, report.posts.gone) == ("blog.example broke off.", 1)
    assert gone_posts(archive, record) == {"wp:3"}


async def test_a_cancelled_reading_marks_nothing(archive: Archive, record: SourceRecord) -> None:
    class Cancelled(FakeSource):
        async def items(self, marks: Mapping[str, str]) -> AsyncIterator[Item]:
            yield posts_but(3)
            raise asyncio.CancelledError

    with pytest.raises(asyncio.CancelledError):
        await read_source(archive, Cancelled([]), record)
    assert gone_posts(archive, record) == set()


async def test_a_full_reading_begins_without_marks(archive: Archive, record: SourceRecord) -> None:
    with archive.writing() as connection:
        marks.save_marks(connection, record.id, {"page": "2"})
    source = FakeSource([])
    await read_source(archive, source, record, full=True)
    assert source.asked_with == [{}]


def asking(*gone: str, fails: bool = False) -> Inventory:
    """Miss the posts 3 and 4, and give of those that are asked for the ones that are ``gone``."""

    async def ask(keys: Set[str]) -> Set[str]:
        assert keys == {"wp:3", "wp:4"}
        if fails:
            raise SourceError("blog.example is tired.")
        return set(gone)

    return replace(posts_but(3, 4), ask=ask, marks={"walked": "2026-03-01"})


async def test_only_what_is_not_there_by_its_name_either_is_marked(
    archive: Archive, record: SourceRecord
) -> None:
    report = await reading(archive, record, asking("wp:4"))
    assert (report.posts.gone, report.failure) == (1, "")
    assert gone_posts(archive, record) == {"wp:4"}
    assert marks.load_marks(archive.reader(), record.id) == {"walked": "2026-03-01"}


async def test_where_the_asking_fails_nothing_is_marked_and_it_is_looked_for_again(
    archive: Archive, record: SourceRecord
) -> None:
    report = await reading(archive, record, asking("wp:4", fails=True))
    assert (report.posts.gone, report.failure) == (0, "blog.example is tired.")
    assert gone_posts(archive, record) == set()
    assert marks.load_marks(archive.reader(), record.id) == {}
