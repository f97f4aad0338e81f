"""Where emphasis can be written: Markdown takes a run of asterisks for text next to the wrong neighbours.

The rules are CommonMark's for left- and right-flanking runs (spec 0.31, section 6.2). Where they would show
asterisks to the reader, the words stay and their emphasis is given up.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace

from tui.content.private_marks import BREAK, EMPHASIS, PLAIN, STRIKE, STRONG, marked

_WRITTEN = {STRONG: marked("**"), EMPHASIS: marked("*"), STRIKE: marked("~~")}
_KIND = {mark: kind for kind in _WRITTEN for mark in kind}
_OPENINGS = frozenset(kind[0] for kind in _WRITTEN)
_MARKS = "".join(_KIND)
_SEAM = re.compile("|".join(closing + opening for opening, closing in _WRITTEN))
_QUOTE = marked(">") + marked(" ")
_MARK_OR_GAP = re.compile(f"[{_MARKS}]|\n[{_QUOTE} \t{BREAK}]*(?=\n)")


@dataclass(frozen=True, slots=True)
class _Pair:
    kind: tuple[str, str]
    start: int
    end: int
    outer: int | None
    """Where asterisks begin that are still open."""


def settled(text: str) -> str:
    """Replace the marks of emphasis by asterisks and tildes where those work, and by nothing elsewhere."""
    text = _SEAM.sub("", text)
    written: dict[int, str] = {}
    for pair in _pairs(text):
        if _stands(text, pair):
            written[pair.start] = written[pair.end] = _WRITTEN[pair.kind]
    return re.sub(f"[{_MARKS}]", lambda mark: written.get(mark.start(), ""), text)


def _pairs(text: str) -> Iterator[_Pair]:
    """Match openings and endings within each paragraph; emphasis within the same emphasis adds nothing."""
    opened: list[tuple[tuple[str, str], int]] = []
    for mark in _MARK_OR_GAP.finditer(text):
        kind = _KIND.get(mark[0])
        if kind is None:
            opened.clear()
        elif mark[0] in _OPENINGS:
            opened.append((kind, mark.start()))
        elif opened and opened[-1][0] == kind:
            start = opened.pop()[1]
            if all(outer != kind for outer, _ in opened):
                asterisks = (outer for other, outer in opened if STRIKE not in (other, kind))
                yield _Pair(kind, start, mark.start(), next(asterisks, None))


def _stands(text: str, pair: _Pair) -> bool:
    run = pair.start
    while run and text[run - 1] in _KIND:
        run -= 1
        if text[run] not in _OPENINGS:
            # Where one emphasis ends, another cannot begin: both would be read as one run.
            return False
    if pair.outer is not None and pair.outer < run and not _only_opens(text, pair.start):
        # Within a word it would end the emphasis around it instead of beginning its own.
        return False
    return _flanks(text, pair.start, -1) and _flanks(text, pair.end, 1)


def _flanks(text: str, position: int, outwards: int) -> bool:
    """Tell whether a run at ``position`` opens or ends emphasis, whatever becomes of the marks around it."""
    inner, mixed = _neighbour(text, position, -outwards)
    outer, _ = _neighbour(text, position, outwards)
    if isWhiteSpace(ord(inner)):
        return False
    return not (mixed or _is_punctuation(inner)) or isWhiteSpace(ord(outer)) or _is_punctuation(outer)


def _only_opens(text: str, position: int) -> bool:
    before, behind_tildes = _neighbour(text, position, -1)
    after, before_tildes = _neighbour(text, position, 1)
    if isWhiteSpace(ord(before)) and not behind_tildes:
        return True
    apart = isWhiteSpace(ord(before)) or _is_punctuation(before)
    return apart and not before_tildes and not _is_punctuation(after)


def _neighbour(text: str, position: int, step: int) -> tuple[str, bool]:
    """Give the nearest character that is no mark, and whether a mark of another sign lies between."""
    tildes = _KIND[text[position]] == STRIKE
    mixed = False
    position += step
    while 0 <= position < len(text) and (kind := _KIND.get(text[position])):
        mixed = mixed or (kind == STRIKE) != tildes
        position += step
    character = text[position] if 0 <= position < len(text) else "\n"
    return PLAIN.get(ord(character), character) or " ", mixed


def _is_punctuation(character: str) -> bool:
    return bool(isPunctChar(character) or isMdAsciiPunct(ord(character)))
