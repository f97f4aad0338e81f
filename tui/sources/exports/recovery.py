"""Items as elements, also those that are not well-formed."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from html import unescape
from xml.sax.saxutils import escape

from lxml import etree

from tui.sources.exports.elements import Fields, parse_markup
from tui.sources.exports.items import Piece, PieceKind
from tui.sources.exports.torn import whole_items

READ_NAMES = (
    "title|link|pubDate|guid|description|category|dc:creator|content:encoded|excerpt:encoded|"
    "wp:(?:post_(?:id|date|date_gmt|modified|modified_gmt|name|type|password)|status|meta_value|"
    "comment_(?:status|id|author|author_url|author_email|date|date_gmt|content|approved|type|parent|user_id))"
)
CDATA_FIELD = re.compile(rf"(<({READ_NAMES})(?:\s[^<>]*)?>)\s*<!\[CDATA\[")
ITEM_START = re.compile(r"<item[\s>]")
ITEM_BORDER = re.compile(r"(?<=</item>)")
ITEM_END = "</item>"
ID_TAG = "<wp:post_id>"
BODY_END = "</content:encoded>"
COMMENT = re.compile(r"<wp:comment[\s>]")
TITLE = re.compile(r"<title>\s{0,100}(?:<!\[CDATA\[)?([^<\]]{1,200})")
LONGEST_TEXT = 8 * 1024 * 1024
"""How many bytes of one text are kept: from 10 MB on libxml2 takes a text for an attack."""


@dataclass(frozen=True, slots=True)
class ParsedItem:
    """One item of an export, as far as it could be read."""

    name: str
    """How a report calls it, such as ``item 7 “Endlich”``."""
    element: etree._Element | None = None
    loss: str = ""
    """What of it is lost, as a sentence; empty where nothing is."""
    mended: bool = False
    """Whether it had to be mended to be read."""
    continues: bool = False
    """Whether it is only more comments of the item before it."""


def parse_items(pieces: Iterable[Piece], prefixes: Mapping[str, str]) -> Iterator[ParsedItem]:
    """Parse items one by one, strictly first, so that what is broken in one costs nothing of the others."""
    number = 0
    for piece in (part for each in pieces for part in whole_items(each)):
        if piece.kind is PieceKind.BETWEEN:
            if ITEM_END in piece.text:
                yield ParsedItem(f"after item {number}", loss="An item without its start tag cannot be read.")
            continue
        for parsed in _parse_piece(piece, prefixes, number + (not piece.continues)):
            number += not parsed.continues
            yield parsed


def _parse_piece(piece: Piece, prefixes: Mapping[str, str], number: int) -> Iterator[ParsedItem]:
    """Parse a piece, parted once more where an unclosed CDATA section made one piece of several items."""
    name = _name(number, piece.text)
    if piece.kind is PieceKind.LARGE:
        yield ParsedItem(name, loss="The item is larger than 32 million characters.")
        return
    if piece.kind is PieceKind.TORN:
        loss = "It breaks off before its end, where the next one begins."
        yield ParsedItem(name, loss=loss, continues=piece.continues)
        return
    whole = _completed(piece)
    element = _strict(whole, prefixes) if piece.kind is PieceKind.ITEM else None
    if element is not None:
        yield ParsedItem(name, element, continues=piece.continues)
        return
    texts = [text[start.start() :] for text in ITEM_BORDER.split(whole) if (start := ITEM_START.search(text))]
    for place, text in enumerate(texts):
        name, continues = _name(number + place, text), piece.continues and place == 0
        if text.endswith(ITEM_END):
            yield replace(_parse_broken(text, name, prefixes), continues=continues)
        else:
            yield ParsedItem(name, loss="The file ends in the middle of it.", continues=continues)


def _completed(piece: Piece) -> str:
    """Give a part of an item the tags that it lacks to be one."""
    return f"{'<item>' if piece.continues else ''}{piece.text}{ITEM_END if piece.goes_on else ''}"


def _parse_broken(text: str, name: str, prefixes: Mapping[str, str]) -> ParsedItem:
    mended, shortened = mend_fields(text)
    element = _strict(mended, prefixes)
    if element is None:
        element = _item_in(_recovered(mended, prefixes))
    fields = Fields() if element is None else Fields.of(element)
    # Without its id a post would be stored a second time under another key.
    if not fields.children or (ID_TAG in text and not fields.line("wp:post_id")):
        return ParsedItem(name, loss="Its markup is broken beyond reading.")
    return ParsedItem(name, element, _loss(mended, fields, shortened), mended=True)


def mend_fields(text: str) -> tuple[str, bool]:
    """Write every field that is CDATA as escaped text up to its end tag; also say if one had to be shortened.

    So CDATA within CDATA, an unclosed section and a stray ``]]>`` do no harm. It takes time in proportion to
    the text: the end tag of a name is not searched again once there is none left.
    """
    mended: list[str] = []
    at, shortened, without_end = 0, False, set[str]()
    for opening in CDATA_FIELD.finditer(text):
        if opening.start() < at or opening[2] in without_end:
            continue
        end = text.find(f"</{opening[2]}>", opening.end())
        if end < 0:
            without_end.add(opening[2])
            continue
        content = _content(text[opening.end() : end]).encode()
        shortened = shortened or len(content) > LONGEST_TEXT
        mended += [text[at : opening.end(1)], escape(content[:LONGEST_TEXT].decode(errors="ignore"))]
        at = end
    return "".join([*mended, text[at:]]), shortened


def _content(section: str) -> str:
    """Give what CDATA sections say; ``]]>`` in a text is written as two sections."""
    content = section.replace("]]]]><![CDATA[>", "\0").replace("<![CDATA[", "").replace("]]>", "")
    return content.replace("\0", "]]>")


def _strict(text: str, prefixes: Mapping[str, str]) -> etree._Element | None:
    try:
        return _item_in(parse_markup(text, prefixes, recover=False))
    except etree.XMLSyntaxError:
        return None


def _recovered(text: str, prefixes: Mapping[str, str]) -> etree._Element | None:
    try:
        return parse_markup(text, prefixes, recover=True)
    except etree.XMLSyntaxError:
        return None


def _item_in(root: etree._Element | None) -> etree._Element | None:
    return None if root is None else root.find("item")


def _loss(text: str, fields: Fields, shortened: bool) -> str:
    written = len(COMMENT.findall(text))
    lost = written - len(fields.all("wp:comment"))
    if BODY_END in text and not fields.all("content:encoded"):
        return "Its body is broken beyond reading."
    if lost > 0:
        return f"{lost} of its {written} comments are broken beyond reading."
    return "A text of more than 8 MiB was shortened." if shortened else ""


def _name(number: int, text: str) -> str:
    title = TITLE.search(text)
    return f"item {number} “{' '.join(unescape(title[1]).split())}”" if title else f"item {number}"
