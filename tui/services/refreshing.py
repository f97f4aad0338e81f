"""Reads the sources of a blog again."""

from tui.archive import sources
from tui.archive.archive import Archive
from tui.model.blog import SourceRecord
from tui.model.errors import SourceError, SourceMissing
from tui.model.sync_report import SyncReport
from tui.services.sync import OnProgress, ignore_progress, read_source
from tui.sources.discovery import find_source, is_address
from tui.sources.http_client import HttpClient
from tui.sources.standard_input import is_standard_input


async def refresh_blog(
    archive: Archive, blog_id: int, on_progress: OnProgress = ignore_progress
) -> list[SyncReport]:
    """Read every source of a blog for what is new and report on each, also on one that fails.

    What came through standard input cannot be read again and has an empty report.
    """
    async with HttpClient() as http:
        return [
            await _refresh(archive, record, http, on_progress)
            for record in sources.list_sources(archive.reader(), blog_id)
        ]


async def _refresh(
    archive: Archive, record: SourceRecord, http: HttpClient, on_progress: OnProgress
) -> SyncReport:
    report = SyncReport(blog="", source=record.location, format=record.format)
    if is_standard_input(record.location):
        return report
    try:
        source = await find_source(record.location, http)
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
    return await read_source(archive, source, record, on_progress)
