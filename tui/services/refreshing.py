"""Reads the sources of a blog again."""

from collections.abc import Awaitable, Callable
from functools import partial

from tui.archive import marks, sources
from tui.archive.archive import Archive
from tui.model.blog import SourceRecord
from tui.model.errors import SourceError, SourceMissing
from tui.model.sync_report import SyncReport
from tui.services.logins import login_for
from tui.services.sync import ignore_progress, read_source
from tui.sources.discovery import is_address
from tui.sources.http_client import HttpClient
from tui.sources.reopening import reopen_source
from tui.sources.source import OnProgress, Source
from tui.sources.standard_input import is_standard_input

Read = Callable[[Source, SourceRecord], Awaitable[SyncReport]]


async def refresh_blog(
    archive: Archive,
    blog_id: int,
    on_progress: OnProgress = ignore_progress,
    *,
    full: bool = False,
    accept_loss: bool = False,
) -> list[SyncReport]:
    """Read every source of a blog for what is new and report on each, also on one that fails.

    ``full`` reads everything again, and ``accept_loss`` believes a source that no longer has a great part of
    what it had. What came through standard input cannot be read again and has an empty report.
    """
    read = partial(read_source, archive, on_progress=on_progress, full=full, accept_loss=accept_loss)
    with archive.reading() as reader:
        records = sources.list_sources(reader, blog_id)
    return [await _refresh(archive, record, read) for record in records]


async def _refresh(archive: Archive, record: SourceRecord, read: Read) -> SyncReport:
    # A client of its own, so that no source leads into a private network that another one was named in.
    async with HttpClient(logins=login_for) as http:
        return await _refresh_over(http, archive, record, read)


async def _refresh_over(http: HttpClient, archive: Archive, record: SourceRecord, read: Read) -> SyncReport:
    report = SyncReport(blog="", source=record.location, format=record.format)
    if is_standard_input(record.location):
        return report
    with archive.reading() as reader:
        known = marks.load_marks(reader, record.id)
    try:
        source = await reopen_source(record, known, http)
    except SourceMissing as error:
        if is_address(record.location):
            report.failure = str(error)
        else:
            # An export may be thrown away once it was read.
            report.warnings.append(f"{record.location} is no longer there; what was read from it is kept.")
        return report
    except SourceError as error:
        report.failure = str(error)
        return report
    return await read(source, record)
