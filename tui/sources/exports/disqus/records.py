"""Threads and posts of an export out of their text."""

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape

from lxml import etree

from tui.sources.exports.disqus.pieces import End, Piece
from tui.sources.exports.elements import Fields, parse_markup
from tui.sources.json_fields import web_address

_ID = re.compile(r'\s(?:\w{1,20}:)?id\s*=\s*["\']([^"\'<>]{1,40})["\']')
_ADDRESS = re.compile(r"(?:^|(?<=\s))(?:https?://\S+|/\S*)")
_LOSSES = {
    End.FILE: "The file ends in the middle of it.",
    End.LARGE: "It is larger than 16 million characters.",
}
_BROKEN = "Its markup is broken beyond reading."


def name_of(piece: Piece) -> str:
    """Give how a report calls a record, such as ``post 5``."""
    number = _ID.search(piece.text[:200])
    return f"{piece.name} {number[1]}" if number else f"a {piece.name} without an id"


def parse_record(piece: Piece, prefixes: Mapping[str, str]) -> etree._Element | str:
    """Read a record strictly, else as far as it goes, or say why it is lost."""
    if piece.end in _LOSSES:
        return _LOSSES[piece.end]
    element = None
    for text, recover in ((piece.text, False), (_mended(piece.text), False), (_mended(piece.text), True)):
        try:
            root = parse_markup(text, prefixes, recover=recover)
        except etree.XMLSyntaxError:
            continue
        element = None if root is None or not len(root) else root[0]
        if element is not None:
            break
    if element is None or not id_of(element):
        return _BROKEN
    is_told = piece.name == "thread" or referred(element, "thread")
    is_short = "</message>" in piece.text and not Fields.of(element).all("message")
    return element if is_told and not is_short else _BROKEN


def id_of(element: etree._Element) -> str:
    """Give the number by which Disqus knows a record, empty where there is none."""
    names = (name for name in element.keys() if str(name).rpartition("}")[2] == "id")  # noqa: SIM118 - no dict
    return next((str(element.get(name)).strip() for name in names), "")


def referred(element: etree._Element, name: str) -> str:
    """Give the number of the thread or the parent that a post names, empty where it names none."""
    # where an end tag before it is missing, it lies deeper than it should
    named = (each for each in element.iter() if each is not element and isinstance(each.tag, str))
    return next((id_of(each) for each in named if each.tag.rpartition("}")[2] == name), "")


def address_of(thread: etree._Element) -> str:
    """Give the address of the page a thread stands on: its link, or an address in the page's own id for it.

    An address without a host is a path of the blog.
    """
    fields = Fields.of(thread)
    for told in (fields.line("link"), *_ADDRESS.findall(fields.line("id"))):
        if address := web_address(told) or (told if told.startswith("/") and told[1:2] != "/" else ""):
            return address
    return ""


def _mended(text: str) -> str:
    """Write a message that is CDATA as escaped text, so that an unclosed section does no harm."""
    before, start, rest = text.partition("<message>")
    message, end, after = rest.partition("</message>")
    if not end or "<![CDATA[" not in message:
        return text
    content = message.strip().replace("<![CDATA[", "").replace("]]>", "")
    return f"{before}{start}{escape(content)}{end}{after}"
