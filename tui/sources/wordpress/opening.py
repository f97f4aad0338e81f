"""Opens a WordPress that was read before, without looking for its API again."""

from collections.abc import Mapping

from tui.sources.http_client import HttpClient
from tui.sources.wordpress.finding import find_wordpress, read_index, source_at
from tui.sources.wordpress.route import Route
from tui.sources.wordpress.source import ROUTE, WordPressSource

_FIELDS = "name,description,url,home,gmt_offset,timezone_string,namespaces"
"""What is wanted of the index, which else lists every route of every plugin."""


async def open_wordpress(address: str, http: HttpClient, marks: Mapping[str, str]) -> WordPressSource:
    """Ask the API where it was; find it anew as ``find_wordpress`` does only where something else answers."""
    if root := marks.get(ROUTE):
        route = Route(root)
        for _ in range(2):
            if index := read_index(await http.get(route.url(_fields=_FIELDS))):
                return source_at(http, route, index)
    return await find_wordpress(address, http)
