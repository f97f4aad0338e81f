"""Items of which the end is missing, so that the next one seems to stand in them."""

import re
from collections.abc import Iterator
from dataclasses import replace

from tui.sources.exports.items import Piece, PieceKind

TOKEN = re.compile(r"<!\[CDATA\[|\]\]>|<item(?=[\s>])")
ESCAPED = "]]><![CDATA[>"
"""How WordPress writes the end of a section that is text: parted over two sections."""
ITEM_END = "</item>"
BLANKS_BEFORE_AN_ITEM = 200


def whole_items(piece: Piece) -> Iterator[Piece]:
    """Give an item, or where others begin within it those without their ends as ``TORN`` and the last one."""
    if piece.kind not in {PieceKind.ITEM, PieceKind.CUT}:
        yield piece
        return
    start, continues = 0, piece.continues
    for end in _beginnings(piece.text):
        yield Piece(PieceKind.TORN, piece.text[start:end], continues=continues)
        start, continues = end, False
    yield replace(piece, text=piece.text[start:], continues=continues) if start else piece


def _beginnings(text: str) -> Iterator[int]:
    """Tell where further items begin in the text of one.

    In markup an item has none in it. In a section, where a post may speak of items, one begins only if a
    field of it is a section: were that one text, its end would be written as text as well.
    """
    if text.find("<item", 1) < 0:
        return
    is_open, item, is_torn = False, -1, False
    for token in TOKEN.finditer(text, 1):
        if token[0] == "<![CDATA[":
            is_torn = is_torn or (
                item >= 0 and text[token.start() - 1] == ">" and not _is_escaped(text, token)
            )
            is_open = True
        elif token[0] == "]]>":
            if text.startswith(ESCAPED, token.start()):
                is_torn = False
                continue
            if is_torn:
                yield item
            is_open, item, is_torn = False, -1, False
        elif not _has_its_end(text, token.start()):
            if not is_open:
                yield token.start()
            elif item < 0:
                item = token.start()


def _is_escaped(text: str, opening: re.Match[str]) -> bool:
    return text.startswith(ESCAPED, opening.start() - len("]]>"))


def _has_its_end(text: str, start: int) -> bool:
    """Say whether the item before the one that starts here has its end, and so lacks that of a section."""
    return text[max(0, start - BLANKS_BEFORE_AN_ITEM) : start].rstrip().endswith(ITEM_END)
