"""Links to other addresses in an HTTP header and in the head of a web page."""

import re
from typing import cast
from urllib.parse import urljoin

from lxml import etree

_MOST_HTML = 512 * 1024
_PIECE = 4096
_TARGET = re.compile(r"\s*,?\s*<([^<>]*)>")
_PARAMETER = re.compile(r'\s*;\s*([^\s=;,"<>]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;,"<>]*)))?')


def header_links(header: str, relation: str) -> list[str]:
    """Give the targets of a ``Link`` header that have ``relation`` (RFC 8288, 3), up to what is broken."""
    links, place = [], 0
    while target := _TARGET.match(header, place):
        place = target.end()
        relations = ""
        while parameter := _PARAMETER.match(header, place):
            place = parameter.end()
            if parameter[1].lower() == "rel" and not relations:
                relations = parameter[2] or parameter[3] or ""
        if relation in relations.lower().split():
            links.append(target[1].strip())
    return links


def page_links(html: bytes, relation: str, address: str) -> list[str]:
    """Give the targets of ``<link rel="relation">`` in a web page, resolved against its own address."""
    head = _LinkElements(relation)
    # lxml passes over what a target has no method for; its stubs want every method there is
    parser = etree.HTMLParser(target=cast("etree.ParserTarget", head))
    # in pieces, because libxml2 gives a page up whole at some depth of nesting, and pieces only in part
    for start in range(0, min(len(html), _MOST_HTML), _PIECE):
        parser.feed(html[start : min(start + _PIECE, _MOST_HTML)])
    if html:
        parser.close()
    return [resolved for link in head.found if (resolved := resolve(address, link))]


def resolve(address: str, link: str) -> str:
    """Resolve ``link`` against ``address``, empty where it is no address."""
    try:
        return urljoin(address, link)
    except ValueError:
        return ""


class _LinkElements:
    """An lxml parser target that keeps nothing of a page but some of its links."""

    def __init__(self, relation: str) -> None:
        self._relation = relation
        self.found: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Look at an element's beginning."""
        if tag == "link" and self._relation in attributes.get("rel", "").lower().split():
            self.found.append(attributes.get("href", "").strip())

    def close(self) -> None:
        """End the page, as the parser expects of its target."""
