"""Entries as elements, also those that are not well-formed."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape

from lxml import etree

from tui.content.charset import decode
from tui.sources.blogger.elements import Fields
from tui.sources.blogger.kinds import EntryKind, kind_of, names_a_kind
from tui.sources.blogger.markup import parse_markup
from tui.sources.blogger.mending import mend_entry
from tui.sources.blogger.pieces import Piece, PieceKind

BORDER = re.compile(r"(?=<(?:[A-Za-z_][\w.-]{0,40}:)?entry[\s>])", re.ASCII)
END = re.compile(r"</(?:[A-Za-z_][\w.-]{0,40}:)?entry\s{0,9}>", re.ASCII)
ID = re.compile(r"<(?:[A-Za-z_][\w.-]{0,40}:)?id\s{0,9}>[^<]", re.ASCII)
CONTENT = re.compile(r"</(?:[A-Za-z_][\w.-]{0,40}:)?content\s{0,9}>", re.ASCII)
TITLE = re.compile(r"<(?:[A-Za-z_][\w.-]{0,40}:)?title[^<>]{0,200}>\s{0,100}(?:<!\[CDATA\[)?([^<\]]{1,200})")


@dataclass(frozen=True, slots=True)
class ParsedEntry:
    """One entry of a document, as far as it could be read."""

    name: str
    """How a report calls it, such as ``entry 7 “Endlich”``."""
    kind: EntryKind = EntryKind.OTHER
    fields: Fields = field(default_factory=Fields)
    """Nothing where it cannot be read."""
    loss: str = ""
    """What of it is lost, as a sentence; empty where nothing is."""
    mended: bool = False
    """Whether it had to be mended to be read."""


def parse_piece(
    piece: Piece, namespaces: Mapping[str, str], charset: str, number: int
) -> Iterator[ParsedEntry]:
    """Parse a piece that begins with entry ``number``, strictly first, so that no fault reaches the next one.

    It is parted once more where an unclosed CDATA section made one piece of several entries.
    """
    text = decode_piece(piece.data, charset)
    name = _name(number, text)
    if piece.kind is PieceKind.LARGE:
        yield ParsedEntry(name, loss="The entry is larger than 32 MiB.")
        return
    fields = _strict(text, namespaces) if piece.kind is PieceKind.ENTRY else None
    if fields is not None:
        yield ParsedEntry(name, kind_of(fields), fields)
        return
    texts = [part for part in BORDER.split(text) if part]
    for place, part in enumerate(texts):
        ends = list(END.finditer(part))
        name = _name(number + place, part)
        if ends:
            yield _parse_broken(part[: ends[-1].end()], name, namespaces)
        else:
            yield ParsedEntry(name, loss="It breaks off before its end.")


def decode_piece(data: bytes, charset: str) -> str:
    """Decode a piece by itself; what is UTF-8 with letters beyond ASCII is that, whatever was declared."""
    try:
        is_utf8 = not data.isascii() and bool(data.decode("utf-8"))
    except UnicodeDecodeError:
        is_utf8 = False
    return decode(data, "" if is_utf8 else charset)[0]


def _parse_broken(text: str, name: str, namespaces: Mapping[str, str]) -> ParsedEntry:
    mended, is_shortened = mend_entry(text)
    fields = _strict(mended, namespaces)
    if fields is None:
        fields = _recovered(mended, namespaces)
    kind = kind_of(fields)
    # without its id a record would be stored under another key, and without its kind a comment as a post
    if (ID.search(text) and not fields.line("id")) or (names_a_kind(text) and kind is EntryKind.UNTOLD):
        return ParsedEntry(name, loss="Its markup is broken beyond reading.")
    loss = "A text of more than 8 MiB was shortened." if is_shortened else ""
    if CONTENT.search(text) and not fields.all("content"):
        loss = "Its body is broken beyond reading."
    return ParsedEntry(name, kind, fields, loss, mended=True)


def _strict(text: str, namespaces: Mapping[str, str]) -> Fields | None:
    try:
        return _entry_in(parse_markup(text, namespaces, recover=False))
    except etree.XMLSyntaxError:
        return None


def _recovered(text: str, namespaces: Mapping[str, str]) -> Fields:
    try:
        return _entry_in(parse_markup(text, namespaces, recover=True)) or Fields()
    except etree.XMLSyntaxError:
        return Fields()


def _entry_in(root: etree._Element | None) -> Fields | None:
    return None if root is None or not len(root) else Fields.of(root[0])


def _name(number: int, text: str) -> str:
    title = TITLE.search(text)
    told = " ".join(unescape(title[1]).split())[:80] if title else ""
    return f"entry {number} “{told}”" if told else f"entry {number}"
