"""A full reading stores damaged records of its own source anew, and looks at no others."""

from collections.abc import Sequence

import pytest

from tests.services.fake_source import FakeSource, comment, post
from tui.archive import blogs, checksums, sources, verification
from tui.archive.archive import Archive
from tui.archive.integrity import check
from tui.archive.stored_text import Column
from tui.model.blog import BlogFacts, SourceRecord
from tui.services.sync import read_source

pytestmark = pytest.mark.anyio


def a_blog(archive: Archive, name: str) -> SourceRecord:
    with archive.writing() as connection:
        blog_id = blogs.add_blog(connection, BlogFacts(name=name))
        return sources.add_source(connection, blog_id, f"https://{name}.example/", "fake")


def another_source(archive: Archive, record: SourceRecord) -> SourceRecord:
    with archive.writing() as connection:
        return sources.add_source(connection, record.blog_id, f"{record.location}feed", "fake")


def a_source(number: int) -> FakeSource:
    """Make a source of a post and a comment that no other number has."""
    return FakeSource([post(number, body=f"<p>Der Text von {number}.</p>"), comment(number, on=number)])


def damage(archive: Archive, statement: str) -> None:
    with archive.writing() as connection:
        connection.execute(statement)


def damaged(archive: Archive) -> set[str]:
    """Give the kinds and ids of what is not as it was stored."""
    return {f"{each.kind} {each.record_id}" for each in verification.mismatches(archive.reader())}


async def test_a_damaged_row_of_another_blog_waits_until_that_blog_is_read(archive: Archive) -> None:
    cups, lime = a_blog(archive, "tassen"), a_blog(archive, "kalk")
    await read_source(archive, a_source(1), cups)
    await read_source(archive, a_source(2), lime)
    damage(archive, "UPDATE post_bodies SET body = 'x'")
    damage(archive, "UPDATE comments SET author = 'x'")
    untouched = "SELECT fingerprint FROM posts WHERE id = 2"
    known = archive.reader().execute(untouched).fetchone()

    report = await read_source(archive, a_source(1), cups, full=True)
    assert (report.posts.changed, report.comments.changed) == (1, 1)
    assert damaged(archive) == {"post 2", "comment 2"}
    assert archive.reader().execute(untouched).fetchone() == known

    report = await read_source(archive, a_source(2), lime, full=True)
    assert (report.posts.changed, report.comments.changed) == (1, 1)
    assert check(archive.reader()) == []


async def test_a_damaged_row_of_another_source_of_the_blog_waits_for_that_source(archive: Archive) -> None:
    first = a_blog(archive, "tassen")
    second = another_source(archive, first)
    await read_source(archive, a_source(1), first)
    await read_source(archive, a_source(2), second)
    damage(archive, "UPDATE posts SET slug = 'x'")

    await read_source(archive, a_source(1), first, full=True)
    assert damaged(archive) == {"post 2"}
    await read_source(archive, a_source(2), second, full=True)
    assert damaged(archive) == set()


@pytest.mark.parametrize("reader", [0, 1])
async def test_a_damaged_row_of_several_sources_is_stored_anew_by_any_of_them(
    archive: Archive, reader: int
) -> None:
    first = a_blog(archive, "tassen")
    told_by = (first, another_source(archive, first))
    for record in told_by:
        await read_source(archive, a_source(1), record)
    damage(archive, "UPDATE post_bodies SET body = 'x'")
    damage(archive, "UPDATE comment_bodies SET body = 'x'")
    assert damaged(archive) == {"post 1", "comment 1"}

    await read_source(archive, a_source(1), told_by[reader], full=True)
    assert damaged(archive) == set()


@pytest.mark.parametrize("teller", [0, 1])
async def test_what_one_of_several_sources_told_waits_for_that_source(archive: Archive, teller: int) -> None:
    first = a_blog(archive, "tassen")
    told_by = (first, another_source(archive, first))
    for record in told_by:
        await read_source(archive, a_source(1), record)
    damage(archive, f"UPDATE post_versions SET checksum = x'00' WHERE source_id = {told_by[teller].id}")

    await read_source(archive, a_source(1), told_by[1 - teller], full=True)
    assert damaged(archive) == {"post 1"}
    await read_source(archive, a_source(1), told_by[teller], full=True)
    assert damaged(archive) == set()


async def test_reading_every_source_anew_looks_at_every_row_once(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    records = [a_blog(archive, f"blog{number}") for number in range(4)]
    records.append(another_source(archive, records[0]))
    for number, record in enumerate(records):
        await read_source(archive, a_source(number), record)
    looked_at: list[Sequence[Column]] = []
    checksum = checksums.checksum

    def noted(columns: Sequence[Column]) -> bytes:
        looked_at.append(columns)
        return checksum(columns)

    monkeypatch.setattr("tui.archive.verification.checksum", noted)
    for number, record in enumerate(records):
        await read_source(archive, a_source(number), record, full=True)
    assert len(looked_at) == len(set(map(tuple, looked_at))) == 2 * len(records)
