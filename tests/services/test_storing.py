"""What a large blog gives is stored by a process of its own as if it had been stored here."""

import io
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import UTC

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.services.fake_source import FakeSource, comment, post
from tui.archive import blogs, marks, sources
from tui.archive.archive import Archive
from tui.model.blog import BlogFacts, SourceRecord
from tui.model.comment import Comment
from tui.model.dates import UNDATED, PublicationDate
from tui.model.errors import ArchiveError
from tui.model.post import Post
from tui.model.sync_report import Counts, SyncReport
from tui.services import storing, storing_process, storing_worker
from tui.services.batch import Batch
from tui.services.batch_lines import batch_of, line_of
from tui.services.prepared_batch import PreparedBatch
from tui.services.sync import read_source
from tui.sources.source import Checkpoint, Inventory, Item

pytestmark = pytest.mark.anyio

text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)
dates = st.just(UNDATED) | st.datetimes(timezones=st.just(UTC)).map(PublicationDate.at)


@pytest.fixture
def record(archive: Archive) -> SourceRecord:
    with archive.writing() as connection:
        blog_id = blogs.add_blog(connection, BlogFacts(name="A blog"))
        return sources.add_source(connection, blog_id, "https://blog.example/", "fake")


@pytest.fixture(autouse=True)
def nothing_is_stored_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storing, "MANY", 0)


def pages(count: int) -> Sequence[Item]:
    """Give pages of a post and a comment each, with a checkpoint behind them."""
    given: Iterable[list[Item]] = (
        [post(number), comment(number, on=number), Checkpoint({"page": str(number)})]
        for number in range(1, count + 1)
    )
    return [item for page in given for item in page]


def stored(archive: Archive) -> tuple[list[tuple[int, str]], list[tuple[int, str]], str | None]:
    with archive.reading() as reader:
        return (
            reader.execute("SELECT id, key FROM posts ORDER BY id").fetchall(),
            reader.execute("SELECT id, key FROM comments ORDER BY id").fetchall(),
            marks.load_marks(reader, 1).get("page"),
        )


def keys(count: int) -> list[tuple[int, str]]:
    return [(number, f"wp:{number}") for number in range(1, count + 1)]


async def test_all_is_stored_in_its_order_and_counted(archive: Archive, record: SourceRecord) -> None:
    report = await read_source(archive, FakeSource([*pages(30), comment(99, on=98)]), record)
    assert stored(archive) == (keys(30), keys(30), "30")
    assert (report.posts, report.comments) == (Counts(new=30), Counts(new=30))
    assert report.warnings == ["1 comment belongs to posts that are not stored."]


async def test_what_is_gone_is_told_from_what_is_still_on_its_way(
    archive: Archive, record: SourceRecord
) -> None:
    there = Inventory("post", {f"wp:{number}" for number in range(1, 20)})
    report = await read_source(archive, FakeSource([*pages(20), there]), record, accept_loss=True)
    assert report.posts == Counts(new=20, gone=1)


@pytest.mark.parametrize(
    "program",
    ["", "import os; os.abort()", "input(); input(); raise SystemExit(3)", "print('[', end='')", "/nowhere"],
)
async def test_a_process_that_dies_costs_nothing(
    archive: Archive, record: SourceRecord, monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    command = [program] if program.startswith("/") else [sys.executable, "-S", "-c", program]
    monkeypatch.setattr(storing_process, "COMMAND", command)
    report = await read_source(archive, FakeSource(pages(5)), record)
    assert stored(archive) == (keys(5), keys(5), "5")
    assert (report.posts, report.comments) == (Counts(new=5), Counts(new=5))


async def test_after_a_batch_that_cannot_be_stored_nothing_is_and_the_sentence_is_told(
    archive: Archive, record: SourceRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = "input(); input(); print('\"The disk has no room left.\"')"
    monkeypatch.setattr(storing_process, "COMMAND", [sys.executable, "-S", "-c", program])
    with pytest.raises(ArchiveError, match="no room left"):
        await read_source(archive, FakeSource(pages(5)), record)
    assert stored(archive) == ([], [], None)


def test_a_process_stores_also_where_the_system_grants_no_room_to_wait_in(
    archive: Archive, record: SourceRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storing_process, "_WAITING", 2**31 - 1)
    process = storing_process.StoringProcess(archive, record)
    process.give(Batch([post(1)]).prepared())
    answer = process.answer()
    process.end()
    assert answer is not None
    assert answer.posts == Counts(new=1)


def test_nothing_is_stored_behind_a_failure(
    archive: Archive, record: SourceRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storing, "MANY", 1000)
    archive.close()
    report = SyncReport("A blog", "", "")
    behind = storing.Storing(archive, record, report)
    for number in (1, 2):
        with pytest.raises(ArchiveError):
            behind.store(Batch([post(number)]))
    with pytest.raises(ArchiveError):
        behind.settle()
    behind.end()
    assert report.posts == Counts()


def test_a_batch_that_was_not_given_whole_is_not_stored(archive: Archive, record: SourceRecord) -> None:
    lines = [line_of(Batch([post(number)], marks={"page": str(number)}).prepared()) for number in (1, 2)]
    header = json.dumps([str(archive.file), asdict(record)]).encode() + b"\n"
    answers = io.BytesIO()
    storing_worker.serve(io.BytesIO(header + lines[0] + lines[1][:-1]), answers)
    assert stored(archive) == (keys(1), [], "1")
    assert len(answers.getvalue().splitlines()) == 1


def test_what_cannot_be_stored_is_answered_in_a_sentence(archive: Archive, record: SourceRecord) -> None:
    archive.file.write_bytes(b"no archive, " * 999)
    answers = io.BytesIO()
    header = json.dumps([str(archive.file), asdict(record)]).encode() + b"\n"
    storing_worker.serve(io.BytesIO(header), answers)
    assert str(archive.file) in json.loads(answers.getvalue())


@settings(deadline=None)
@given(
    st.builds(Post, key=text, title=text, body=text, author=text, published=dates, updated=dates),
    st.builds(Comment, key=text, post_key=text, body=text, author=text, published=dates),
    text,
)
def test_a_batch_comes_back_from_its_line(told: Post, said: Comment, words: str) -> None:
    batch = PreparedBatch([(told, words)], [(said, words)], {"page": words})
    line = line_of(batch)
    assert line.count(b"\n") == 1
    assert batch_of(line) == batch
