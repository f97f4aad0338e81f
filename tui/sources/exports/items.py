"""Parts the text of an export at its items, without holding more than one of them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum, auto

LARGEST_ITEM = 32 * 1024 * 1024
TOLD_OF_A_LARGE_ITEM = 4096
LONGEST_TOKEN = 12

IN_MARKUP = re.compile(r"<!\[CDATA\[|<!--|<item(?=[\s>])|</item\s{0,2}>")
IN_CDATA = re.compile(r"\]\]>")
IN_CDATA_BEFORE_ITEMS = re.compile(r"\]\]>|<item(?=[\s>])")
"""What a term or description between items never holds, so that an unclosed section hides no item."""
IN_COMMENT = re.compile(r"-->")


class PieceKind(StrEnum):
    """What a piece of an export is."""

    BETWEEN = auto()
    """What stands before, between and after the items."""
    ITEM = auto()
    LARGE = auto()
    """The beginning of an item that is larger than 32 Mi characters."""
    CUT = auto()
    """An item that the file ends in."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of an export."""

    kind: PieceKind
    text: str


def split_items(characters: Iterable[str]) -> Iterator[Piece]:
    """Give the pieces of an export in order; joined, they are its text, but for the rest of large items.

    What looks like a tag inside CDATA or a comment is none, so an unclosed CDATA section makes one piece of
    two items: see ``recovery``.
    """
    text, at, state, inside = "", 0, IN_MARKUP, False
    large: str | None = None
    for more in characters:
        text += more
        start = 0
        while token := state.search(text, at):
            at = token.end()
            if token[0] in {"]]>", "-->"}:
                state = IN_MARKUP
            elif token[0] == "<![CDATA[":
                state = IN_CDATA if inside else IN_CDATA_BEFORE_ITEMS
            elif token[0] == "<!--":
                state = IN_COMMENT
            elif token[0] == "<item" and not inside:
                yield Piece(PieceKind.BETWEEN, text[start : token.start()])
                start, inside, state = token.start(), True, IN_MARKUP
            elif token[0] != "<item" and inside:
                whole = Piece(PieceKind.ITEM, text[start:at])
                yield whole if large is None else Piece(PieceKind.LARGE, large)
                start, inside, large = at, False, None
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
        yield Piece(PieceKind.CUT if inside else PieceKind.BETWEEN, text if large is None else large)
