"""The lines of text in which every character takes one cell, which is most of what is ever read."""

import re
from collections.abc import Iterator, Sequence

from tui.content.cells import ONE_CELL
from tui.content.terminal_text import SafeText
from tui.rendering.line import Line, Piece

HYPHENS = re.compile(r"(?<=[^\W\d_]-)(?=[^\W\d_])")
"""After a hyphen between letters, where a line may break."""

_NARROW = re.compile(
    "[\n{}]*".format("".join(f"{re.escape(first)}-{re.escape(last)}" for first, last in ONE_CELL))
)


def is_narrow(text: str) -> bool:
    """Tell whether cells can be counted as characters are; a newline is allowed, and takes none."""
    return _NARROW.fullmatch(text) is not None


def wrap_narrow(pieces: Sequence[Piece], width: int) -> list[Line]:
    """Break narrow pieces as ``wrap`` does; neighbours among them look different."""
    text = "".join(piece.text for piece in pieces)
    if len(pieces) == 1:
        return [
            (Piece(SafeText(text[a:b]), *pieces[0][1:]),) if a < b else () for a, b in _spans(text, width)
        ]
    return list(_cut(pieces, _spans(text, width)))


def _spans(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Give where each line begins and ends."""
    start, last = 0, len(text.rstrip(" "))
    for paragraph in text.split("\n"):
        end = start + len(paragraph.rstrip(" "))
        at = _behind_blanks(text, start, end)
        while end - at > width:
            to = _last_break(text, at, width)
            yield at, at + len(text[at:to].rstrip(" "))
            at = _behind_blanks(text, to, end)
        # A newline ends a line and begins none.
        if at < end or not start or end < last:
            yield at, end
        start += len(paragraph) + 1


def _behind_blanks(text: str, start: int, end: int) -> int:
    while start < end and text[start] == " ":
        start += 1
    return start


def _last_break(text: str, start: int, width: int) -> int:
    """Give where a line that goes on has to end, at the latest after ``width`` characters."""
    blank = text.rfind(" ", start, start + width + 1)
    hyphens = [found.start() for found in HYPHENS.finditer(text, max(start, blank), start + width + 1)]
    best = max([blank, *(place for place in hyphens if place > start)])
    return best if best > start else start + width


def _cut(pieces: Sequence[Piece], spans: Iterator[tuple[int, int]]) -> Iterator[Line]:
    """Cut pieces at the ends of lines."""
    number, begins = 0, 0
    for start, end in spans:
        line: list[Piece] = []
        while start < end:
            ends = begins + len(pieces[number].text)
            if start >= ends:
                number, begins = number + 1, ends
                continue
            to = min(end, ends)
            line.append(
                Piece(SafeText(pieces[number].text[start - begins : to - begins]), *pieces[number][1:])
            )
            start = to
        yield tuple(line)
