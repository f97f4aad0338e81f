"""A document of Blogger from its first byte to its last: what it says of the blog, and its entries."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from lxml import etree

from tui.model.blog import BlogFacts
from tui.sources.blogger.elements import Fields
from tui.sources.blogger.entries import ParsedEntry, decode_piece, parse_piece
from tui.sources.blogger.keys import blog_number
from tui.sources.blogger.kinds import EntryKind
from tui.sources.blogger.markup import declared_namespaces, parse_markup
from tui.sources.blogger.mending import mend_entry
from tui.sources.blogger.pieces import Piece, PieceKind, read_blocks, split_entries

ROOT = re.compile(r"<(?:[A-Za-z_][\w.-]{0,40}:)?feed(?=[\s>])[^<>]*>", re.ASCII)
ROOT_END = re.compile(r"</(?:[A-Za-z_][\w.-]{0,40}:)?feed\s{0,9}>", re.ASCII)
CHARSET = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']""")
MOST_ABOUT_THE_BLOG = 256 * 1024
ENTRY_END = re.compile(r"</(?:[A-Za-z_][\w.-]{0,40}:)?entry\s{0,9}>", re.ASCII)
SETTING = re.compile(r"\.settings\.(BLOG_[A-Z_]{1,40})$")
FACTS = {
    "BLOG_NAME": "name",
    "BLOG_DESCRIPTION": "description",
    "BLOG_LOCALE": "language",
    "BLOG_TIME_ZONE": "time_zone",
}
"""The settings in an export before 2018 that say something of the blog."""


class Document:
    """One pass over a document, in memory for the largest of its entries."""

    def __init__(self, file: BinaryIO) -> None:
        self._pieces = split_entries(read_blocks(file))
        head = next(self._pieces, Piece(PieceKind.BETWEEN, b""))
        declared = CHARSET.search(head.data[:1024])
        self._charset = declared[1].decode("ascii", "replace") if declared else ""
        text = decode_piece(head.data[:MOST_ABOUT_THE_BLOG], self._charset)
        root = ROOT.search(text)
        self._namespaces = declared_namespaces(root[0] if root else "")
        self._told = text[root.end() :] if root else text
        self._last = head
        self._settings: dict[str, str] = {}
        self._fields = self._about()
        self.without_start = int(bool(ENTRY_END.search(text)))
        """How many times an entry lacks its beginning."""

    @property
    def is_whole(self) -> bool:
        """Whether the document ends as it should; known after the last entry."""
        text = decode_piece(self._last.data[-200:], self._charset)
        return bool(ROOT_END.search(text))

    @property
    def ends_in_entry(self) -> bool:
        """Whether the last entry has no end; known after it."""
        return self._last.kind is PieceKind.CUT

    @property
    def blog(self) -> str:
        """The number of the blog, empty where the document does not tell it before its first entry."""
        return blog_number(self._fields.line("id"))

    @property
    def total(self) -> int | None:
        """How many entries a live feed has in all of its pages, ``None`` where it does not say."""
        written = self._fields.line("openSearch:totalResults")
        return int(written) if written.isascii() and written.isdigit() and len(written) < 10 else None

    @property
    def facts(self) -> BlogFacts:
        """What the document says of the blog; after the last entry it may be more."""
        settings = {FACTS[name]: value for name, value in self._settings.items()}
        facts = BlogFacts(
            name=self._fields.title(),
            url=self._fields.link("alternate"),
            description=self._fields.line("subtitle"),
        )
        return replace(facts, **settings)

    def entries(self) -> Iterator[ParsedEntry]:
        """Give every entry once, in the document's order, also those that cannot be read."""
        number = 0
        for piece in self._pieces:
            self._last = piece
            if piece.kind is PieceKind.BETWEEN:
                self._look_between(piece)
                continue
            for parsed in parse_piece(piece, self._namespaces, self._charset, number + 1):
                number += 1
                if parsed.kind is EntryKind.SETTINGS:
                    self._note_setting(parsed.fields)
                yield parsed
        self._fields = self._about()

    def _look_between(self, piece: Piece) -> None:
        text = decode_piece(piece.data, self._charset)
        self.without_start += bool(ENTRY_END.search(text))
        if len(self._told) < MOST_ABOUT_THE_BLOG and not text.isspace():
            self._told += text[:MOST_ABOUT_THE_BLOG]

    def _note_setting(self, fields: Fields) -> None:
        named = SETTING.search(fields.line("id"))
        value = " ".join(fields.body()[0].split())
        if named and named[1] in FACTS and value:
            self._settings[named[1]] = value

    def _about(self) -> Fields:
        """Read what stands around the entries, as far as it is well-formed."""
        text = ENTRY_END.sub("", ROOT_END.sub("", self._told))
        for told in (text, mend_entry(text)[0]):
            try:
                return Fields.of(_parse(told, self._namespaces))
            except etree.XMLSyntaxError:
                continue
        return Fields()


def _parse(text: str, namespaces: dict[str, str]) -> etree._Element:
    element = parse_markup(text, namespaces, recover=False)
    return etree.Element("feed") if element is None else element
