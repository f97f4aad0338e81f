"""Every cell of the table of formats says what reading a sample of the format really gives."""

import json
from collections.abc import AsyncIterator, Iterable
from contextlib import aclosing, asynccontextmanager, suppress
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conformance.charsets import CHARSETS, UTF_8, Recode, in_bytes
from tests.conformance.samples import SAMPLES
from tests.conformance.samples.sample import Sample
from tests.conformance.shelf import Shelf, opened_shelf, put
from tests.fakes.http_server import HTML, Answer, Reply, Request, serving
from tests.readme import sections
from tests.sources.packing import zipped
from tui.archive import comments, posts
from tui.model.comment import Comment, CommentStatus
from tui.model.dates import DatePrecision
from tui.model.errors import SourceError
from tui.model.post import Post, PostKind, PostStatus
from tui.model.replies import infer_answers
from tui.model.sync_report import SyncReport
from tui.model.thread import ParentSource, build_thread
from tui.sources.discovery import find_source
from tui.sources.files import READERS, open_path
from tui.sources.http_client import HttpClient
from tui.sources.source import Source

pytestmark = pytest.mark.anyio

CHECKED = ["source", "format", "posts", "comments", "nesting", "dates", "charset", "live / offline"]
TABLE = {
    sections.code(row[1])[0]: dict(zip(CHECKED, row, strict=True))
    for row in sections.rows("What it reads", "source")
}
NESTING = {
    ParentSource.EXPLICIT: "published",
    ParentSource.QUOTE: "inferred",
    ParentSource.MENTION: "inferred",
}
PRECISION = {
    DatePrecision.SECOND: "second",
    DatePrecision.DAY: "day",
    DatePrecision.MONTH: "month",
    DatePrecision.BEFORE: "bound",
}
EVERY = pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.format)


def told(sample: Sample, column: str) -> set[str]:
    """Give the words of a cell."""
    return set(TABLE[sample.format][column].split(", "))


@asynccontextmanager
async def place_of(sample: Sample, folder: Path, recode: Recode) -> AsyncIterator[str]:
    """Give where a sample can be read: its files, or an address where it has none."""
    if sample.files:
        yield str(put(folder, in_bytes(sample, recode)))
    elif sample.site:
        async with serving(recoded(sample, sample.site(""), recode)) as server:
            yield server.url


def recoded(sample: Sample, answer: Answer, recode: Recode) -> Answer:
    """Serve JSON in another charset."""

    def answered(request: Request) -> Reply:
        reply = answer(request)
        if dict(reply.headers).get("Content-Type") == HTML:
            return reply
        return replace(reply, body=recode(sample, json.dumps(json.loads(reply.body), ensure_ascii=False)))

    return answered


def test_every_column_is_checked_and_every_format_has_a_row() -> None:
    table = sections.section("What it reads")
    assert f"\n| {' | '.join(CHECKED)} |\n" in table
    assert sorted(TABLE) == sorted(sample.format for sample in SAMPLES)


@EVERY
async def test_the_row_says_what_is_read(sample: Sample, tmp_path: Path) -> None:
    async with place_of(sample, tmp_path / "sample", UTF_8) as place, opened_shelf(tmp_path) as shelf:
        report = await shelf.add(sample, place)
        assert (report.format, report.skipped, report.failure) == (sample.format, [], "")
        assert shelf.names() == sample.names
        assert told(sample, "posts") == posts_of(shelf)
        assert told(sample, "comments") == comments_of(shelf)
        assert told(sample, "nesting") == nesting_of(shelf)
        assert told(sample, "dates") == dates_of(shelf, report)
    assert ("†" in TABLE[sample.format]["source"]) is sample.is_overlay


def posts_of(shelf: Shelf) -> set[str]:
    def words() -> Iterable[str]:
        for _, status, kind, _ in shelf.posts():
            shown = "pages" if kind == PostKind.PAGE else "posts"
            yield shown if status == PostStatus.PUBLISHED else "drafts"

    return set(words()) or {"none"}


def comments_of(shelf: Shelf) -> set[str]:
    statuses = {status for _, status, _ in shelf.comments()}
    return {"yes" if each == CommentStatus.APPROVED else "hidden" for each in statuses} or {"no"}


def nesting_of(shelf: Shelf) -> set[str]:
    found: set[str] = set()
    reader = shelf.archive.reader()
    for (post_id,) in reader.execute("SELECT id FROM posts"):
        stored, replies = posts.load_post(reader, post_id), comments.load_comments(reader, post_id)
        thread = build_thread(replies, infer_answers(stored.text, stored.post.author, replies))
        found |= {NESTING[entry.edge.source] for entry in thread.entries if entry.parent is not None}
    return found or {"none"}


def dates_of(shelf: Shelf, report: SyncReport) -> set[str]:
    dated = [row[-1] for row in (*shelf.posts(), *shelf.comments()) if row[-1] != DatePrecision.UNKNOWN]
    zone = {"no zone"} if any("time zone" in each for each in report.warnings) else set[str]()
    return {PRECISION[DatePrecision(str(each))] for each in dated} | zone


@EVERY
async def test_the_letters_are_those_that_were_written_in_every_charset_of_the_row(
    sample: Sample, tmp_path: Path
) -> None:
    written = await texts_of(sample, tmp_path / "utf-8", UTF_8)
    assert any("Größe für 5 €" in text or "Äpfel für 5 €" in text for _, text in written)

    readings = [
        (word, await texts_of(sample, tmp_path / f"{word} {number}", recode))
        for word, recodings in CHARSETS.items()
        for number, recode in enumerate(recodings)
    ]
    assert told(sample, "charset") == CHARSETS.keys() - {word for word, texts in readings if texts != written}


async def texts_of(sample: Sample, folder: Path, recode: Recode) -> set[tuple[str, str]]:
    """Give every name with its text, none where the sample is read as nothing or as another format."""
    texts = set[tuple[str, str]]()
    async with place_of(sample, folder, recode) as place, HttpClient(sleep=no_sleep) as http:
        with suppress(SourceError):
            source = await find_source(place, http)
            async for item in source.items({}):
                if isinstance(item, Post | Comment):
                    texts.add((item.title if isinstance(item, Post) else item.author, item.body))
    return texts


@EVERY
async def test_it_is_read_live_or_offline_as_the_row_says(sample: Sample, tmp_path: Path) -> None:
    found = set[str]()
    if sample.files and open_path(put(tmp_path / "sample", sample.files)).format == sample.format:
        found.add("offline")
    async with serving(lambda request: answer(request)) as server, HttpClient(sleep=no_sleep) as http:
        answer = sample.site(server.url) if sample.site else lambda _: as_text(sample)
        with suppress(SourceError):
            source = await find_source(server.url + sample.path, http)
            if source.format == sample.format and await gives_a_record(source):
                found.add("live")
    assert told(sample, "live / offline") == found


async def gives_a_record(source: Source) -> bool:
    async with aclosing(source.items({})) as items:  # type: ignore[type-var]  # a Source's iterator is a generator
        async for item in items:
            if isinstance(item, Post | Comment):
                return True
    return False


async def no_sleep(_: float) -> None:
    """Wait for nothing."""


def as_text(sample: Sample) -> Reply:
    """Serve the first file of a format that has no place on the web, whatever is asked for."""
    return Reply(next(iter(sample.files.values())).encode(), 200, (("Content-Type", "text/plain"),))


@pytest.mark.parametrize("sample", [each for each in SAMPLES if each.files], ids=lambda sample: sample.format)
async def test_what_is_packed_is_read_as_what_is_not_but_for_static_sites(
    sample: Sample, tmp_path: Path
) -> None:
    archive = zipped(tmp_path / "sample.zip", sample.files)
    is_read_packed = any(each.reads_packed for each in READERS if each.format == sample.format)
    assert is_read_packed is (sample.format != "markdown")
    if is_read_packed:
        async with opened_shelf(tmp_path / "shelf") as shelf:
            report = await shelf.add(sample, archive)
            assert (report.format, report.skipped) == (sample.format, [])
            assert shelf.names() == sample.names
