"""Pieces broken into lines of a width."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from tui.content.cells import cell_width, clusters
from tui.content.terminal_text import SafeText
from tui.rendering.line import Line, Piece
from tui.rendering.narrow_wrap import HYPHENS, is_narrow, wrap_narrow

# Blanks at which a line may be broken; no-break spaces are not among them.
_BLANK = " \u1680\u2000-\u2006\u2008-\u200a\u205f\u3000"
_PARTS = re.compile(rf"\n|[{_BLANK}]+|[^\n{_BLANK}]+")
_BLANKS = re.compile(rf"[{_BLANK}]")
_NEVER_FIRST = frozenset("、。，．！？）」』】》〉：；ー々…,.!?:;)]}”’»")
_NEVER_LAST = frozenset("（「『【《〈([{“‘«")
_TOO_WIDE = "…"


def wrap(pieces: Iterable[Piece], width: int) -> list[Line]:
    """Break pieces into lines of at most ``width`` cells, at least one.

    Lines break at blanks, after hyphens between letters and beside wide characters; a newline breaks
    always. A word longer than a line starts one and is cut between characters. No line begins or ends
    with a blank, and a character that is wider than the whole line is shown as an ellipsis.
    """
    joined = list(_joined(pieces))
    if all(is_narrow(piece.text) for piece in joined):
        return wrap_narrow(joined, max(1, width))
    return wrap_wide(joined, max(1, width))


def wrap_wide(pieces: Iterable[Piece], width: int) -> list[Line]:
    """Break pieces in which a character may take any number of cells."""
    filler = _Filler(width)
    for piece in pieces:
        for part in _PARTS.findall(piece.text):
            if part == "\n":
                filler.end_line()
            elif _BLANKS.match(part):
                filler.add_blank(piece._replace(text=part))
            else:
                filler.add_text(piece._replace(text=part))
    return filler.finish()


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Join neighbours that look the same, so that a cluster cut between them is measured whole."""
    for looks, run in groupby(pieces, key=lambda piece: piece[1:]):
        yield Piece(SafeText("".join(piece.text for piece in run)), *looks)


class _Filler:
    """Fills lines with words; a word is what lies between two places where a line may break."""

    def __init__(self, width: int) -> None:
        self._width = width
        self._lines: list[Line] = []
        self._line: list[Piece] = []
        self._line_cells = 0
        self._blank: list[Piece] = []
        self._word: list[Piece] = []
        self._word_cells = 0

    def add_text(self, piece: Piece) -> None:
        """Add text without blanks to the word, ending the word wherever a line may break."""
        for chunk, breaks_before in _chunks(piece.text):
            if breaks_before:
                self._end_word()
            self._word.append(piece._replace(text=SafeText(chunk)))
            self._word_cells += cell_width(chunk)

    def add_blank(self, piece: Piece) -> None:
        """End the word; the blank is shown only if another word follows in the line."""
        self._end_word()
        self._blank.append(piece)

    def end_line(self) -> None:
        """End the line, also an empty one."""
        self._end_word()
        self._break()

    def finish(self) -> list[Line]:
        """Give all lines, at least one."""
        self._end_word()
        if self._line or not self._lines:
            self._break()
        return self._lines

    def _break(self) -> None:
        self._lines.append(_merged(self._line))
        self._line, self._line_cells, self._blank = [], 0, []

    def _end_word(self) -> None:
        if not self._word:
            return
        word, cells = self._word, self._word_cells
        self._word, self._word_cells = [], 0
        blank_cells = sum(cell_width(blank.text) for blank in self._blank)
        if self._line and self._line_cells + blank_cells + cells > self._width:
            self._break()
        if self._line:
            self._line += self._blank
            self._line_cells += blank_cells
        self._blank = []
        if cells > self._width:
            self._cut(word)
        else:
            self._line += word
            self._line_cells += cells

    def _cut(self, word: list[Piece]) -> None:
        """Cut a word that is longer than a line between its characters."""
        for piece in word:
            for cluster, cells in clusters(piece.text):
                text, size = (cluster, cells) if cells <= self._width else (_TOO_WIDE, 1)
                if self._line_cells + size > self._width:
                    self._break()
                self._line.append(piece._replace(text=SafeText(text)))
                self._line_cells += size


def _chunks(text: str) -> Iterator[tuple[str, bool]]:
    """Cut a word where it may break; says of each part whether a line may break before it."""
    if text.isascii() or cell_width(text) == len(text):
        for number, part in enumerate(HYPHENS.split(text)):
            yield part, number > 0
        return
    before, wide_before = "", False
    for cluster, cells in clusters(text):
        wide = cells > 1
        yield cluster, (wide or wide_before) and cluster not in _NEVER_FIRST and before not in _NEVER_LAST
        before, wide_before = cluster, wide


def _merged(line: list[Piece]) -> Line:
    return tuple(_joined(line))
