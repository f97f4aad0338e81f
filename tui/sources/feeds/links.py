"""Addresses in feeds and the feeds that a web page names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast
from urllib.parse import urljoin, urlsplit

from lxml import etree

from tui.content.links import safe_link
from tui.sources.http_answer import Answer

MEDIA_TYPES = (
    "application/atom+xml",
    "application/rss+xml",
    "application/feed+json",
    "application/rdf+xml",
    "application/xml",
    "text/xml",
    "application/json",
)
_COMMENTS = re.compile(r"comments?\b|kommentare?\b", re.IGNORECASE)
_MOST_HTML = 512 * 1024
_PIECE = 4096
_TARGET = re.compile(r"\s*(?:,\s*)?<([^<>]*)>")
_PARAMETER = re.compile(r'\s*;\s*([^\s=;,"<>]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;,"<>]*)))?')


def web_address(link: str) -> str:
    """Give a web address that may be followed, empty where there is none."""
    address = safe_link(link) or ""
    return address if address.startswith(("http://", "https://")) else ""


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed that a web page names."""

    address: str
    media_type: str = ""
    title: str = ""

    @property
    def is_of_comments(self) -> bool:
        """Whether title or address say that it holds comments and not posts."""
        return bool(_COMMENTS.search(self.title) or _COMMENTS.search(urlsplit(self.address).path))


def named_feeds(answer: Answer) -> list[FeedLink]:
    """Give the feeds that a page names in its header and its head, those of posts first, then by format.

    Atom comes before RSS 2.0 before RSS 1.0 before what only its content can tell, because that is how much
    they hold.
    """
    found = [*_header_feeds(answer.headers.get("link", ""), answer.url), *_page_feeds(answer)]
    unique = {link.address: link for link in reversed(found) if link.address}
    links = [link for link in reversed(unique.values()) if link.media_type in MEDIA_TYPES]
    return sorted(links, key=lambda link: (link.is_of_comments, MEDIA_TYPES.index(link.media_type)))


def _header_feeds(header: str, base: str) -> Iterator[FeedLink]:
    """Read a ``Link`` header (RFC 8288, 3), up to what is broken."""
    place = 0
    while target := _TARGET.match(header, place):
        place = target.end()
        told: dict[str, str] = {}
        while parameter := _PARAMETER.match(header, place):
            place = parameter.end()
            told.setdefault(parameter[1].lower(), parameter[2] or parameter[3] or "")
        if "alternate" in told.get("rel", "").lower().split():
            yield FeedLink(
                _resolved(base, target[1]), _media_type(told.get("type", "")), told.get("title", "")
            )


def _page_feeds(answer: Answer) -> list[FeedLink]:
    head = _LinkElements(answer.url)
    # lxml passes over what a target has no method for; its stubs want every method there is
    parser = etree.HTMLParser(target=cast("etree.ParserTarget", head))
    page = answer.body[:_MOST_HTML]
    # in pieces, because libxml2 gives a page up whole at some depth of nesting, and pieces only in part
    for start in range(0, len(page), _PIECE):
        parser.feed(page[start : start + _PIECE])
    if page:
        parser.close()
    return head.found


class _LinkElements:
    """An lxml parser target that keeps nothing of a page but its links to feeds."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._is_based = False
        self.found: list[FeedLink] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Look at an element's beginning."""
        link = attributes.get("href", "").strip()
        if tag == "base" and link and not self._is_based:
            self._base = _resolved(self._base, link) or self._base
            self._is_based = True
        elif tag == "link" and "alternate" in attributes.get("rel", "").lower().split():
            media_type, title = _media_type(attributes.get("type", "")), attributes.get("title", "")
            self.found.append(FeedLink(_resolved(self._base, link), media_type, title))

    def close(self) -> None:
        """End the page, as the parser expects of its target."""


def _media_type(written: str) -> str:
    return written.partition(";")[0].strip().lower()


def _resolved(base: str, link: str) -> str:
    try:
        return web_address(urljoin(base, link.strip())) if link.strip() else ""
    except ValueError:
        return ""
