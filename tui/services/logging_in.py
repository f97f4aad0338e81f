"""Finds out whether a blog takes a login, before it is kept."""

from dataclasses import dataclass

from tui.archive import sources
from tui.archive.archive import Archive
from tui.content.origin import origin_of
from tui.model.errors import NotStored, SourceRefused, SourceUnknown
from tui.model.login import Login
from tui.services.importing import find_blog
from tui.services.logins import require_safe_way
from tui.sources.discovery import find_source, is_address
from tui.sources.http_client import HttpClient
from tui.sources.source import Source
from tui.sources.wordpress.source import WordPressSource


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reader logs in."""

    address: str
    origin: str


def place_of(archive: Archive | None, name: str) -> Place:
    """Find the address of a blog that is stored, by its number, name or address, or of one that is not yet.

    An address may lack its scheme, then https is meant. Raises ``SourceRefused`` where a password could be
    read on the way, and ``SourceUnknown`` for what is no address.
    """
    address = _stored_address(archive, name) if archive else ""
    if not address and is_address(name):
        address = name if "://" in name else f"https://{name}"
    origin = origin_of(address)
    if not origin:
        raise SourceUnknown(f"{name} is neither a blog that is read from the web nor a web address.")
    require_safe_way(address)
    return Place(address, origin)


async def check_login(place: Place, login: Login) -> str:
    """Read the beginning of a blog with a login, and give the name that it knows the reader by, if it tells.

    Raises ``SourceRefused`` where the blog does not take it, and ``SourceError`` where there is none.
    """
    async with HttpClient(logins=lambda origin: login if origin == place.origin else None) as http:
        source = await find_source(place.address, http)
        reached = _reached(source)
        if reached != place.origin:
            raise SourceRefused(
                f"{place.origin} sends us on to {reached}, which is not shown the password; "
                f"log in there: vowe-tui login {reached}."
            )
        return await source.user() if isinstance(source, WordPressSource) else ""


def _reached(source: Source) -> str:
    return origin_of(source.api_address if isinstance(source, WordPressSource) else source.location)


def _stored_address(archive: Archive, name: str) -> str:
    """Give the first web address that a stored blog is read from, empty where there is no such blog."""
    try:
        blog_id = find_blog(archive, name).id
    except NotStored:
        return ""
    with archive.reading() as reader:
        records = sources.list_sources(reader, blog_id)
    return next((record.location for record in records if origin_of(record.location)), "")
