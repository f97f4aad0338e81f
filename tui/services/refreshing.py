"""Reads the sources of a blog again."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from functools import partial

from tui.archive import marks, sources
from tui.archive.archive import Archive
from tui.model.blog import SourceRecord
from tui.model.errors import SourceError, SourceMissing
from tui.model.sync_report import SyncReport
from tui.services import left_alone, moved_feed
from tui.services.logins import login_for
from tui.services.moved_feed import Move
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
    if refused := left_alone.refusal(known, record.location, http.clock()):
        report.failure = refused
        return report
    move = Move(record.location)
    with http.watched(move.note):
        report = await _read_again(http, report, record, read, known)
    if http.left_alone_until or left_alone.MARK in known:
        told = left_alone.mark_of(http.left_alone_until, http.clock())
        await asyncio.to_thread(_save, archive, record, told)
    if record.format == "feed" and not report.failure:
        await asyncio.to_thread(_follow, archive, record, move, known, report)
    return report


def _save(archive: Archive, record: SourceRecord, told: Mapping[str, str]) -> None:
    with archive.writing() as connection:
        marks.save_marks(connection, record.id, told)


def _follow(
    archive: Archive, record: SourceRecord, move: Move, known: Mapping[str, str], report: SyncReport
) -> None:
    """Remember where a feed says that it is, and believe it in the end."""
    if move.target or moved_feed.MARK in known:
        _save(archive, record, move.mark_after(known))
    if move.is_believed(known):
        with archive.writing() as connection:
            is_moved = sources.move_source(connection, record.id, move.target)
        if is_moved:
            report.warnings.append(f"{record.location} has moved; from now on {move.target} is asked.")


async def _read_again(
    http: HttpClient, report: SyncReport, record: SourceRecord, read: Read, known: Mapping[str, str]
) -> SyncReport:
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
