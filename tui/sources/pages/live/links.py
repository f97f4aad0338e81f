"""The addresses that a page of a blog links, and what they tell of what lies there."""

import re
from collections.abc import Iterable

from tui.sources.pages.html.document import Document
from tui.sources.pages.html.keys import TELLING_QUERY
from tui.sources.pages.html.tags import attribute
from tui.sources.pages.live.scope import Scope

MOST_LINKS = 5000
MONTHLY = re.compile(
    r"/(?:19|20)\d\d(?:[-_/.]?(?:0[1-9]|1[0-2]))?(?:/|(?:/index)?\.[a-z]{3,5})?$", re.IGNORECASE
)
PAGING = re.compile(r"/(?:page|seite)/\d{1,4}/?$|\?(?:page|paged|seite)=\d{1,4}$", re.IGNORECASE)
ARCHIVE = re.compile(r"/(?:archiv|archives?|archive[-_]?index|sitemap)(?:/|\.[a-z]{3,5})?$", re.IGNORECASE)


def linked_pages(document: Document, scope: Scope) -> tuple[str, ...]:
    """Give the pages of the blog that a page links, each once, in its order.

    An address with a query counts where the query names a post or a page of a list: others are mostly one
    page in endless guises.
    """
    tags = document.tags.all("a")[:MOST_LINKS] + document.tags.all("link")[:MOST_LINKS]
    addresses = (scope.page(attribute(tag, "href")) for tag in tags if attribute(tag, "href"))
    return tuple(dict.fromkeys(address for address in addresses if address and _is_telling(address)))


def is_list(address: str) -> bool:
    """Say whether an address looks like that of a list: a month, a year, a further page, an archive."""
    return bool(MONTHLY.search(address) or PAGING.search(address) or ARCHIVE.search(address))


def lists_first(addresses: Iterable[str]) -> list[str]:
    """Put the lists before the other pages, because they date posts that do not date themselves."""
    return sorted(addresses, key=lambda address: not is_list(address))


def _is_telling(address: str) -> bool:
    query = address.partition("?")[2]
    return not query or bool(TELLING_QUERY.fullmatch(query) or PAGING.search(address))
