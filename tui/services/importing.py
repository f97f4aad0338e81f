"""Adds a source to the library: finds out what it is, gives it a blog, reads it."""

import asyncio
from pathlib import Path
from urllib.parse import urlsplit

from tui.archive import blogs, sources
from tui.archive.archive import Archive
from tui.archive.connection import Connection
from tui.model.blog import Blog, BlogFacts, SourceRecord
from tui.model.errors import NotStored, SourceRefused
from tui.model.sync_report import SyncReport
from tui.services.joining import Begun, find_belonging
from tui.services.logins import login_for
from tui.services.sync import ignore_progress, read_source
from tui.sources.discovery import find_source
from tui.sources.http_client import HttpClient
from tui.sources.source import OnProgress, Source
from tui.sources.trail import Trail


async def add_source(
    archive: Archive,
    location: str,
    *,
    into: str = "",
    name: str = "",
    on_progress: OnProgress = ignore_progress,
    trail: Trail | None = None,
    source: Source | None = None,
) -> tuple[SourceRecord, SyncReport]:
    """Read ``location`` into the blog called ``into``, else into the one it tells of, else into a new one.

    A source that is given a ``name`` of its own is not joined with another blog. ``trail`` gets to know what
    was tried to find out how it can be read; a ``source`` that is given was found before. Raises
    ``SourceError`` where nothing readable is there or it is of another blog already, and ``NotStored`` where
    no blog is called ``into``.
    """
    target = find_blog(archive, into).id if into else None
    async with HttpClient(logins=login_for) as http:
        source = source or await find_source(location, http, trail)
        can_be_joined = await asyncio.to_thread(_can_be_joined, archive, source)
        if into or name or not can_be_joined:
            return await _read(archive, source, target, name, on_progress)
        begun = Begun(source)
        try:
            await begun.look(on_progress)
            joined = await asyncio.to_thread(find_belonging, archive, begun.beginning)
            target = joined.blog.id if joined else None
            record, report = await _read(archive, begun, target, name, on_progress)
        finally:
            await begun.close()
        if joined:
            report.warnings.insert(0, joined.reason)
        return record, report


async def _read(
    archive: Archive, source: Source, target: int | None, name: str, on_progress: OnProgress
) -> tuple[SourceRecord, SyncReport]:
    record, is_new_blog = await asyncio.to_thread(_remember, archive, source, target, name)
    try:
        return record, await read_source(archive, source, record, on_progress)
    finally:
        if is_new_blog:
            _forget_if_empty(archive, record)


async def register_source(archive: Archive, location: str) -> SourceRecord:
    """Find out what ``location`` is and which blog it is of, and read it later; raises ``SourceError``."""
    async with HttpClient(logins=login_for) as http:
        source = await find_source(location, http)
        joined = None
        if await asyncio.to_thread(_can_be_joined, archive, source):
            begun = Begun(source)
            try:
                await begun.look()
            finally:
                await begun.close()
            joined = await asyncio.to_thread(find_belonging, archive, begun.beginning)
    target = joined.blog.id if joined else None
    record, _ = await asyncio.to_thread(_remember, archive, source, target, "")
    return record


def find_blog(archive: Archive, name: str) -> Blog:
    """Find a blog by number, name or address; raises ``NotStored`` naming those there are."""
    with archive.reading() as reader:
        found = blogs.find_blog(reader, name)
        if found is None:
            there = ", ".join(blog.name for blog in blogs.list_blogs(reader)) or "none yet"
            raise NotStored(f"The library has no blog {name!r}; it has: {there}.")
    return found


def _can_be_joined(archive: Archive, source: Source) -> bool:
    """Say whether a source is new and there is a blog that it could be of."""
    with archive.reading() as reader:
        is_known = sources.find_source(reader, source.location) is not None
        return not is_known and bool(blogs.list_blogs(reader))


def _remember(archive: Archive, source: Source, target: int | None, name: str) -> tuple[SourceRecord, bool]:
    """Give the record of a source, made where there was none, and whether a blog was made for it."""
    with archive.writing() as connection:
        # Looked up in the transaction, as another process may be adding the same source.
        if (known := _known_as_of(connection, source, target)) is not None:
            return known, False
        blog_id = target
        if blog_id is None:
            blog_id = blogs.add_blog(connection, BlogFacts(name=_name_from(source.location)), given_name=name)
        return sources.add_source(connection, blog_id, source.location, source.format), target is None


def _known_as_of(connection: Connection, source: Source, target: int | None) -> SourceRecord | None:
    """Give the record of a source that was read before; raises ``SourceRefused`` if another blog has it."""
    known = sources.find_source(connection, source.location)
    if known is None or target in (None, known.blog_id):
        return known
    owner = blogs.load_blog(connection, known.blog_id).name
    raise SourceRefused(f"{source.location} is read into the blog {owner} already; nothing was changed.")


def _name_from(location: str) -> str:
    host = urlsplit(location).hostname if "://" in location else None
    return host or Path(location).stem or location


def _forget_if_empty(archive: Archive, record: SourceRecord) -> None:
    """Drop the blog this reading made if nothing came for it, so that a failed first try leaves no trace."""
    with archive.reading() as reader:
        blog = blogs.load_blog(reader, record.blog_id)
    if not blog.posts and not blog.comments:
        with archive.writing() as connection:
            blogs.remove_blog(connection, record.blog_id)
