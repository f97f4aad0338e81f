"""Reading a source into the archive."""

import asyncio
from collections.abc import AsyncIterator, Mapping

import pytest

from tests.services.fake_source import FakeSource, comment, post
from tui.archive import blogs, comments, marks, posts, sources
from tui.archive.archive import Archive
from tui.model.blog import BlogFacts, SourceRecord
from tui.model.sync_report import Counts, Skipped
from tui.services.sync import read_source
from tui.sources.source import Checkpoint, Item, Notice, Progress

pytestmark = pytest.mark.anyio


@pytest.fixture
def record(archive: Archive) -> SourceRecord:
    with archive.writing() as connection:
        blog_id = blogs.add_blog(connection, BlogFacts(name="A blog"))
        return sources.add_source(connection, blog_id, "https://blog.example/", "fake")


async def test_posts_and_comments_are_stored_and_counted(archive: Archive, record: SourceRecord) -> None:
    report = await read_source(
        archive, FakeSource([post(1), comment(1, on=1), comment(2, on=1, parent=1)]), record
    )

    assert (report.posts, report.comments) == (Counts(new=1), Counts(new=2))
    post_id = posts.find_post(archive.reader(), "wp:1")
    assert post_id is not None
    stored = comments.load_comments(archive.reader(), post_id)
    assert [reply.comment.parent_key for reply in stored] == ["", "wp:1"]
    assert [reply.text for reply in stored] == ["Yes.", "Yes."]


async def test_a_second_reading_changes_nothing_and_says_so(archive: Archive, record: SourceRecord) -> None:
    source = FakeSource([post(1), comment(1, on=1)])
    await read_source(archive, source, record)
    report = await read_source(archive, source, record)
    assert (report.posts, report.comments) == (Counts(unchanged=1), Counts(unchanged=1))


async def test_what_came_before_a_failure_is_kept_and_the_failure_told(
    archive: Archive, record: SourceRecord
) -> None:
    report = await read_source(archive, FakeSource([post(1)], failure="blog.example broke off."), record)
    assert report.failure == "blog.example broke off."
    assert posts.find_post(archive.reader(), "wp:1") is not None
    assert blogs.load_blog(archive.reader(), record.blog_id).synced == ""


async def test_the_next_reading_starts_from_the_marks_of_the_last_checkpoint(
    archive: Archive, record: SourceRecord
) -> None:
    await read_source(
        archive, FakeSource([post(1), Checkpoint({"page": "2"}), post(2)], failure="Broken."), record
    )
    again = FakeSource([])
    await read_source(archive, again, record)
    assert again.asked_with == [{"page": "2"}]


async def test_marks_are_stored_only_together_with_what_came_before_them(
    archive: Archive, record: SourceRecord
) -> None:
    class Interrupted(FakeSource):
        async def items(self, marks: Mapping[str, str]) -> AsyncIterator[Item]:
            yield post(1)
            yield Checkpoint({"page": "2"})
            yield post(2)
            raise asyncio.CancelledError

    with pytest.raises(asyncio.CancelledError):
        await read_source(archive, Interrupted([]), record)
    assert marks.load_marks(archive.reader(), record.id) == {"page": "2"}
    assert posts.find_post(archive.reader(), "wp:1") is not None


async def test_losses_and_notices_reach_the_report_and_progress_the_listener(
    archive: Archive, record: SourceRecord
) -> None:
    seen: list[Progress] = []
    lost = Skipped("item 7", "It has no end.")
    source = FakeSource([Progress(1, 2, "posts"), lost, Notice("Comments are closed.")])
    report = await read_source(archive, source, record, seen.append)
    assert report.skipped == [lost]
    assert report.warnings == ["Comments are closed."]
    assert seen == [Progress(1, 2, "posts")]


async def test_comments_on_posts_that_are_not_stored_are_told_of(
    archive: Archive, record: SourceRecord
) -> None:
    report = await read_source(archive, FakeSource([post(1), comment(1, on=9)]), record)
    assert report.warnings == ["1 comment belongs to posts that are not stored."]


async def test_what_the_source_says_of_the_blog_is_stored(archive: Archive, record: SourceRecord) -> None:
    await read_source(
        archive, FakeSource([BlogFacts(name="Kalkstein", url="https://kalkstein.example")]), record
    )
    assert blogs.load_blog(archive.reader(), record.blog_id).facts.url == "https://kalkstein.example"


async def test_more_posts_than_one_batch_all_arrive(archive: Archive, record: SourceRecord) -> None:
    report = await read_source(archive, FakeSource([post(number) for number in range(1201)]), record)
    assert report.posts == Counts(new=1201)
    assert blogs.load_blog(archive.reader(), record.blog_id).posts == 1201
