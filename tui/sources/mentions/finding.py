"""Which addresses are those of mentions, by their shape."""

from tui.model.errors import SourceError, SourceUnknown
from tui.sources.http_client import HttpClient
from tui.sources.mentions.mastodon import status_of
from tui.sources.mentions.mastodon_source import MastodonSource
from tui.sources.mentions.webmention_io import WebmentionSource, asked_targets, asks_for_mentions
from tui.sources.source import Source


async def find_mentions(address: str, http: HttpClient) -> Source | None:
    """Give the source that an address is by its shape, ``None`` where it is neither of the two.

    Raises ``SourceUnknown`` for an address of webmention.io that names no page.
    """
    if asks_for_mentions(address):
        if targets := asked_targets(address):
            return WebmentionSource(http, targets)
        raise SourceUnknown("Name the pages whose mentions are wanted, each as target= in the address.")
    if status := status_of(address):
        source = MastodonSource(http, *status, address)
        try:
            return source if await source.is_there() else None
        except SourceError:
            return None  # it may be a blog all the same, and looking for that will tell what is in the way
    return None
