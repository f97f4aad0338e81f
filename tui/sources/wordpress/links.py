"""What an HTTP header and the head of a web page say: links to other addresses, and who made it."""

import re
from typing import cast
from urllib.parse import urljoin

from lxml import etree

_MOST_HTML = 512 * 1024
_PIECE = 4096
_TARGET = re.compile(r"\s*(?:,\s*)?<([^<>]*)>")
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
    told = _attributes(html, "link", ("rel", relation), "href")
    return [resolved for link in told if (resolved := resolve(address, link))]


def meta_contents(html: bytes, name: str) -> list[str]:
    """Give what a web page says of itself in ``<meta name="name">``."""
    return _attributes(html, "meta", ("name", name), "content")


def _attributes(html: bytes, tag: str, having: tuple[str, str], wanted: str) -> list[str]:
    head = _Elements(tag, having, wanted)
    # lxml passes over what a target has no method for; its stubs want every method there is
    parser = etree.HTMLParser(target=cast("etree.ParserTarget", head))
    # in pieces, because libxml2 gives a page up whole at some depth of nesting, and pieces only in part
    for start in range(0, min(len(html), _MOST_HTML), _PIECE):
        parser.feed(html[start : min(start + _PIECE, _MOST_HTML)])
    if html:
        parser.close()
    return head.found


def resolve(address: str, link: str) -> str:
    """Resolve ``link`` against ``address``, empty where it is no address."""
    try:
        return urljoin(address, link)
    except ValueError:
        return ""


class _Elements:
    """An lxml parser target that keeps nothing of a page but one attribute of some elements."""

    def __init__(self, tag: str, having: tuple[str, str], wanted: str) -> None:
        self._tag = tag
        self._name, self._word = having
        self._wanted = wanted
        self.found: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Look at an element's beginning."""
        if tag == self._tag and self._word in attributes.get(self._name, "").lower().split():
            self.found.append(attributes.get(self._wanted, "").strip())

    def close(self) -> None:
        """End the page, as the parser expects of its target."""
