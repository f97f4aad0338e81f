"""Where a phrase stands in lines that are laid out, and those lines with its hits marked.

What the program itself writes into a line, such as bars, dates and marks, is not searched: a hit goes on
behind it. A line may end within a hit wherever lines break.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from tui.content.phrase import LINE_END
from tui.content.terminal_text import SafeText
from tui.rendering.line import Line, Piece, Role

AROUND = 2
"""Lines above and below a line that a hit in it may reach into, as far as it is marked."""

_OWN_WORDS = frozenset(
    (Role.DIM, Role.QUOTE_BAR, Role.LIST_MARK, Role.RULE, Role.TABLE_RULE, Role.BY_AUTHOR, Role.STAR)
) | {Role.NEW, Role.GUIDE, Role.FOLD, Role.INFERRED, Role.MONTH}


class Spot(NamedTuple):
    """Where a hit begins: a line, and how many characters stand before the hit in it."""

    line: int
    start: int


class _Run(NamedTuple):
    """Characters of one line that stand one after the other in the text that is searched."""

    at: int
    """Their place in that text."""
    spot: Spot
    length: int


def spots(lines: Sequence[Line], pattern: re.Pattern[str]) -> list[Spot]:
    """Find all hits in the lines of one item, from the top."""
    text, runs = _searched(lines)
    return [next(_spans(match, runs))[0] for match in pattern.finditer(text)]


def marked(lines: Sequence[Line], number: int, pattern: re.Pattern[str], chosen: Spot | None = None) -> Line:
    """Mark the hits in line ``number`` of some neighbouring lines, the one at the ``chosen`` spot apart."""
    text, runs = _searched(lines)
    line = lines[number]
    for match in pattern.finditer(text):
        spans = list(_spans(match, runs))
        role = Role.FOUND_HERE if spans[0][0] == chosen else Role.FOUND
        for spot, end in spans:
            if spot.line == number:
                line = tuple(_with_role(line, spot.start, end, role))
    return line


def _searched(lines: Sequence[Line]) -> tuple[str, list[_Run]]:
    """Put the lines together as one text, and tell where each part of it comes from."""
    parts: list[str] = []
    runs: list[_Run] = []
    length = 0
    for number, line in enumerate(lines):
        begun, start = False, 0
        for piece in line:
            own = not _OWN_WORDS.isdisjoint(piece.roles)
            said = "" if own else piece.text if begun else piece.text.lstrip(" ")
            if said:
                runs.append(_Run(length, Spot(number, start + len(piece.text) - len(said)), len(said)))
                begun = True
            elif own and begun:
                said = "\n"
            parts.append(said)
            length += len(said)
            start += len(piece.text)
        parts.append(LINE_END)
        length += 1
    return "".join(parts), runs


def _spans(match: re.Match[str], runs: Sequence[_Run]) -> Iterator[tuple[Spot, int]]:
    """Give where a match stands in each line that it touches: its beginning there, and its end."""
    nearest = max(0, bisect_right(runs, match.start(), key=lambda run: run.at) - 1)
    for at, (line, start), length in islice(runs, nearest, None):
        if at >= match.end():
            return
        first, behind = max(match.start(), at), min(match.end(), at + length)
        if first < behind:
            yield Spot(line, start + first - at), start + behind - at


def _with_role(line: Line, start: int, end: int, role: Role) -> Iterator[Piece]:
    """Give the pieces of a line with a role more for the characters from ``start`` to ``end``."""
    at = 0
    for piece in line:
        first, behind = max(0, start - at), max(0, end - at)
        before, inside, after = piece.text[:first], piece.text[first:behind], piece.text[behind:]
        for text, roles in ((before, ()), (inside, (role,)), (after, ())):
            if text:
                yield piece._replace(text=SafeText(text), roles=(*piece.roles, *roles))
        at += len(piece.text)
