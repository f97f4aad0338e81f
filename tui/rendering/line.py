"""What a pane draws: lines of text in pieces, each with the parts it plays."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from tui.content.terminal_text import SafeText, cell_width, cut


class Role(StrEnum):
    """A part that text plays on the page; the style sheets say how each one looks."""

    DIM = "dim"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    STRIKE = "strike"
    CODE = "code"
    LINK = "link"
    IMAGE = "image"
    HEADING_1 = "heading-1"
    HEADING_2 = "heading-2"
    HEADING_3 = "heading-3"
    """Also the deeper ones: a terminal has no more than three ways to tell headings apart."""
    QUOTE = "quote"
    QUOTE_BAR = "quote-bar"
    LIST_MARK = "list-mark"
    RULE = "rule"
    TABLE_HEAD = "table-head"
    TABLE_RULE = "table-rule"
    CODE_BLOCK = "code-block"
    CODE_KEYWORD = "code-keyword"
    CODE_NAME = "code-name"
    CODE_STRING = "code-string"
    CODE_NUMBER = "code-number"
    CODE_COMMENT = "code-comment"
    CODE_OPERATOR = "code-operator"
    CODE_INSERTED = "code-inserted"
    CODE_DELETED = "code-deleted"
    TITLE = "title"
    AUTHOR = "author"
    BY_AUTHOR = "by-author"
    """The mark after a name which says that the post's author wrote the comment."""
    UNREAD = "unread"
    STAR = "star"
    NEW = "new"
    GUIDE = "guide"
    FOLD = "fold"
    INFERRED = "inferred"
    MONTH = "month"
    REMOVED = "removed"
    ADDED = "added"
    """Words that came into a text after the reader had seen it."""
    HINT = "hint"
    """Letters to be typed to follow a link."""
    HINT_TYPED = "hint-typed"
    FOUND = "found"
    FOUND_HERE = "found-here"
    """The hit of a search that the reader has gone to."""


Roles = tuple[Role, ...]
"""Roles from the outermost to the innermost; the inner one wins where two disagree."""


class Ink(NamedTuple):
    """Colours that are not the style sheets' to choose, because they are those of a picture."""

    colour: int
    """0xRRGGBB."""
    behind: int | None = None
    """The colour behind the sign, ``None`` where the background is seen."""


class Piece(NamedTuple):
    """A run of text in one line that looks the same throughout; no roles are plain text."""

    text: SafeText
    roles: Roles = ()
    link: str = ""
    """The safe address the text leads to, empty where it leads nowhere."""
    ink: Ink | None = None


Line = tuple[Piece, ...]

EMPTY: Line = ()


def drawn(text: str, *roles: Role) -> Piece:
    """Make a piece of the program's own text: marks, rules and words that it wrote itself."""
    return Piece(SafeText(text), roles)


def line_width(line: Iterable[Piece]) -> int:
    """Count the cells a line takes."""
    return sum(cell_width(piece.text) for piece in line)


def line_text(line: Iterable[Piece]) -> str:
    """Give a line's text without its looks."""
    return "".join(piece.text for piece in line)


def blanks(count: int) -> Line:
    """Give ``count`` empty cells, nothing for zero and less."""
    return (drawn(" " * count),) if count > 0 else EMPTY


def crop(line: Iterable[Piece], width: int, ellipsis: str = "…") -> Line:
    """Shorten a line to at most ``width`` cells with a mark that says so."""
    line = tuple(line)
    if line_width(line) <= width:
        return line
    kept: list[Piece] = []
    room = width - cell_width(ellipsis)
    for piece in line:
        cells = cell_width(piece.text)
        if cells > room:
            break
        kept.append(piece)
        room -= cells
    if room < 0:
        return EMPTY
    return (*kept, piece._replace(text=SafeText(cut(piece.text, room, "") + ellipsis)))


def trim(line: Iterable[Piece]) -> Line:
    """Take the blanks off a line's end, and leave out pieces without text."""
    kept = [piece for piece in line if piece.text]
    while kept and kept[-1].text.endswith(" "):
        last = kept.pop()
        if shorter := last.text.rstrip(" "):
            kept.append(last._replace(text=SafeText(shorter)))
    return tuple(kept)


def justify(left: Line, right: Line, width: int, ellipsis: str = "…") -> Line:
    """Put ``right`` at the right border of ``width`` cells, cutting ``left`` where the two would touch."""
    if not right:
        return crop(left, width, ellipsis)
    left = crop(left, max(0, width - line_width(right) - 1), ellipsis)
    return crop((*left, *blanks(width - line_width(left) - line_width(right)), *right), width, ellipsis)
