"""Single records asked for by their ids, to be sure that they are no longer there."""

from collections.abc import Set

from tui.sources.json_fields import objects
from tui.sources.wordpress.api import Api
from tui.sources.wordpress.collection import Collection
from tui.sources.wordpress.pages import Page
from tui.sources.wordpress_json.fields import identity


async def not_there(api: Api, collection: Collection, keys: Set[str]) -> Set[str]:
    """Ask for records by their keys and give those of them that the site does not have.

    An answer about other records, or one that holds fewer than it counts, says nothing of those that are
    not in it. Raises ``SourceError``.
    """
    by_id = {number: key for key in keys if (number := collection.identity(key))}
    ids, gone = sorted(by_id), set[str]()
    for start in range(0, len(ids), api.page_size):
        asked = set(ids[start : start + api.page_size])
        query = {"include": ",".join(map(str, sorted(asked))), "_fields": "id"}
        page = await api.page(collection.unit, query, 1)
        there = {identity(record, "id") for record in objects(page.records)}
        if there <= asked and _is_whole(page, there):
            gone |= {by_id[number] for number in asked - there}
    return gone


def _is_whole(page: Page, there: set[int]) -> bool:
    return page.total is not None and page.total <= len(there)
