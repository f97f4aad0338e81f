"""Parts the text of an export at its items, and long discussions in them, so that little is held at once."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum, auto

LARGEST_ITEM = 32 * 1024 * 1024
LARGE = 512 * 1024
"""From how many characters on an item is parted behind a comment: it may have a hundred thousand of them."""
TOLD_OF_A_LARGE_ITEM = 4096
LONGEST_TOKEN = 16

IN_MARKUP = re.compile(r"<!\[CDATA\[|<!--|<item(?=[\s>])|</item\s{0,2}>|</wp:comment\s{0,2}>")
IN_CDATA = re.compile(r"\]\]>")
IN_CDATA_BEFORE_ITEMS = re.compile(r"\]\]>|<item(?=[\s>])")
"""What a term or description between items never holds, so that an unclosed section hides no item."""
IN_COMMENT = re.compile(r"-->")
LEADS_TO = {"]]>": IN_MARKUP, "-->": IN_MARKUP, "<!--": IN_COMMENT}


class PieceKind(StrEnum):
    """What a piece of an export is."""

    BETWEEN = auto()
    """What stands before, between and after the items."""
    ITEM = auto()
    LARGE = auto()
    """The beginning of an item that is larger than 32 Mi characters."""
    CUT = auto()
    """An item that the file ends in."""
    TORN = auto()
    """An item without an end, behind which another one begins."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of an export."""

    kind: PieceKind
    text: str
    goes_on: bool = False
    """Whether the item does not end here but behind a comment of the next piece, or of a later one."""
    continues: bool = False
    """Whether the item began in an earlier piece; what follows in it are comments."""


def split_items(characters: Iterable[str]) -> Iterator[Piece]:
    """Give the pieces of an export in order; joined, they are its text, but for the rest of large items.

    What looks like a tag inside CDATA or a comment is none, so an unclosed CDATA section makes one piece of
    two items: see ``recovery``.
    """
    text, at, state, inside, parted = "", 0, IN_MARKUP, False, False
    large: str | None = None
    for more in characters:
        text += more
        start = 0
        while token := state.search(text, at):
            at = token.end()
            if token[0] in LEADS_TO:
                state = LEADS_TO[token[0]]
            elif token[0] == "<![CDATA[":
                state = IN_CDATA if inside else IN_CDATA_BEFORE_ITEMS
            elif token[0] == "<item" and not inside:
                yield Piece(PieceKind.BETWEEN, text[start : token.start()])
                start, inside, state = token.start(), True, IN_MARKUP
            elif token[0] == "<item" or not inside:
                continue
            elif token[0].startswith("</item"):
                whole = Piece(PieceKind.ITEM, text[start:at], continues=parted)
                yield whole if large is None else Piece(PieceKind.LARGE, large)
                start, inside, parted, large = at, False, False, None
            elif at - start > LARGE and large is None:
                yield Piece(PieceKind.ITEM, text[start:at], goes_on=True, continues=parted)
                start, parted = at, True
        # A token may be cut by the end of what was read, so the search goes on a little before it.
        at = max(at, len(text) - LONGEST_TOKEN)
        if at - start > LARGEST_ITEM:
            if not inside:
                yield Piece(PieceKind.BETWEEN, text[start:at])
            elif large is None:
                large = text[start : start + TOLD_OF_A_LARGE_ITEM]
            start = at
        text, at = text[start:], at - start
    if text:
        yield Piece(PieceKind.CUT if inside else PieceKind.BETWEEN, large or text, continues=parted)
