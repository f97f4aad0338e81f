"""What a reader's word for a blog means: a file, a folder or a web address."""

import asyncio
import re
from pathlib import Path

from tui.model.errors import SourceError, SourceMissing, SourceRefused, SourceUnknown
from tui.sources import files
from tui.sources.blogger.finding import find_blogger
from tui.sources.exports.ghost.content_api import find_content_api
from tui.sources.feeds.finding import find_feed
from tui.sources.http_client import HttpClient
from tui.sources.mentions.finding import find_mentions
from tui.sources.pages.live.finding import find_website
from tui.sources.source import Source
from tui.sources.trail import TAKEN, Trail
from tui.sources.wordpress.finding import find_wordpress

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*)://")
_PATH = re.compile(r"[/~\\]|\.{1,2}(?:[/\\]|$)|[a-zA-Z]:[/\\]")
_HOST = re.compile(
    r"(?:localhost|\[[0-9a-fA-F:.]+\]|[^\s/\\:?#@]+\.[^\s/\\:?#@]+)(?::\d{1,5})?(?:[/?#]|$)", re.IGNORECASE
)
_FILE_SUFFIXES = frozenset((".xml", ".wxr", ".txt", ".html", ".htm", ".json", ".csv", ".gz", ".opml", ".zip"))


async def find_source(location: str, http: HttpClient, trail: Trail | None = None) -> Source:
    """Find what can be read at ``location``; an address may lack its scheme, then https is tried before http.

    What exists as a path is a path. Raises ``SourceMissing``, ``SourceRefused`` or ``SourceUnknown`` with a
    sentence that names what was looked for, or ``SourceError`` where something else is in the way. ``trail``
    gets to know everything that was tried.
    """
    trail = trail or Trail()
    with http.watched(trail.note):
        source = await _find(location.strip(), http, trail)
    trail.note(source.location, f"{TAKEN}, read as {source.format}")
    return source


async def _find(location: str, http: HttpClient, trail: Trail) -> Source:
    if not location:
        raise SourceMissing("Neither an address nor a path was given.")
    if scheme := _SCHEME.match(location):
        if scheme[1].lower() not in ("http", "https"):
            raise SourceUnknown(f"Addresses that begin with {scheme[0]} cannot be read; http and https can.")
        return await _find_blog(location, http, trail)
    if await asyncio.to_thread(_is_path, location):
        return await asyncio.to_thread(_open, location, trail)
    trail.note(location, "no file and no folder, so it is taken for an address")
    return await _find_without_scheme(location, http, trail)


def is_address(location: str) -> bool:
    """Whether ``location`` would be asked of a server; what exists as a path is a path."""
    location = location.strip()
    return bool(location) and (bool(_SCHEME.match(location)) or not _is_path(location))


def _open(location: str, trail: Trail) -> Source:
    try:
        path = Path(location).expanduser()
    except RuntimeError as error:
        raise SourceMissing(f"There is no home folder for {location}.") from error
    return files.open_path(path, trail)


def _is_path(location: str) -> bool:
    host = _HOST.match(location)
    bare = "/" not in location and Path(location).suffix.lower() in _FILE_SUFFIXES
    return bool(_PATH.match(location)) or host is None or bare or _exists(location)


def _exists(location: str) -> bool:
    try:
        return Path(location).exists()
    except (OSError, ValueError):
        return False


async def _find_blog(address: str, http: HttpClient, trail: Trail) -> Source:
    """Find a WordPress or a blog of Blogger, who know what answers what, else a feed, else pages."""
    if ghost := find_content_api(address, http):
        return ghost
    if mentions := await find_mentions(address, http):
        return mentions
    try:
        with trail.looking_for(f"a WordPress at {address}"):
            return await find_wordpress(address, http)
    except (SourceUnknown, SourceRefused) as no_wordpress:
        try:
            if blogger := await find_blogger(address, http):
                trail.note(f"a blog of Blogger at {address}", TAKEN)
                return blogger
            with trail.looking_for(f"a feed at {address}"):
                return await find_feed(address, http)
        except SourceUnknown as no_feed:
            return await _find_website(address, http, trail, (no_wordpress, no_feed))


async def _find_website(
    address: str, http: HttpClient, trail: Trail, in_vain: tuple[SourceUnknown | SourceRefused, SourceUnknown]
) -> Source:
    """Find a blog that can be read page by page only; ``in_vain`` is told where there is none."""
    try:
        with trail.looking_for(f"pages of posts at {address}"):
            return await find_website(address, http)
    except SourceUnknown as no_pages:
        if isinstance(in_vain[0], SourceRefused):
            raise in_vain[0] from no_pages
        told = dict.fromkeys(map(str, (*in_vain, no_pages)))  # each may say that it is no address at all
        raise SourceUnknown(" ".join(told)) from no_pages


async def _find_without_scheme(location: str, http: HttpClient, trail: Trail) -> Source:
    try:
        return await _find_blog(f"https://{location}", http, trail)
    except (SourceMissing, SourceRefused, SourceUnknown):
        raise
    except SourceError as unreachable:
        try:
            return await _find_blog(f"http://{location}", http, trail)
        except SourceError as error:
            raise error from unreachable
