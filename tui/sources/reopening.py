"""Opens a source that was read before as what it was, without finding out again what it is."""

from collections.abc import Mapping

from tui.model.blog import SourceRecord
from tui.model.errors import SourceRefused
from tui.sources.blogger.finding import find_blogger
from tui.sources.discovery import find_source, is_address
from tui.sources.feeds.source import FeedSource
from tui.sources.http_client import HttpClient
from tui.sources.pages.live.finding import find_website
from tui.sources.source import Source
from tui.sources.wordpress.opening import open_wordpress


async def reopen_source(record: SourceRecord, marks: Mapping[str, str], http: HttpClient) -> Source:
    """Open a source by its remembered format and marks; raises ``SourceError``.

    A server that answers as another format is refused: under a fault a WordPress may look like a feed, and
    read as one every post would come a second time, under another key.
    """
    if not is_address(record.location):
        return await find_source(record.location, http)
    source = await _reopen(record, marks, http)
    if source.format != record.format:
        raise SourceRefused(
            f"{record.location} was read as {record.format} and answers as {source.format} now, so nothing "
            f"was read; vowe-tui add {source.location} --into {record.blog_id} adds what it has become."
        )
    return source


async def _reopen(record: SourceRecord, marks: Mapping[str, str], http: HttpClient) -> Source:
    match record.format:
        case "wordpress":
            return await open_wordpress(record.location, http, marks)
        case "feed":
            return FeedSource(http, record.location)
        case "html":
            return await find_website(record.location, http)
        case "blogger":
            return await find_blogger(record.location, http) or await find_source(record.location, http)
    return await find_source(record.location, http)
