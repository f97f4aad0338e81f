"""What was taken out of a text and what was put in, word by word.

After E. W. Myers, An O(ND) Difference Algorithm and Its Variations, Algorithmica 1 (1986).
"""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

MOST_EDITS = 600
"""Words taken out or put in beyond which two texts count as wholly different: time grows with the square."""
_WORDS = re.compile(r"\n+|[^\s]+")


class Fate(StrEnum):
    """What became of words."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


class Passage(NamedTuple):
    """Words in a row with one fate; a word of newlines alone ends a line."""

    fate: Fate
    words: tuple[str, ...]


def word_diff(before: str, now: str) -> list[Passage]:
    """Give the passages of both texts in order: what was removed stands before what came in its place."""
    old, new = _WORDS.findall(before), _WORDS.findall(now)
    start = _shared(old, new)
    end = _shared(old[start:][::-1], new[start:][::-1])
    middle = _edits(old[start : len(old) - end], new[start : len(new) - end])
    kept = ((Fate.KEPT, word) for word in old[:start])
    rest = ((Fate.KEPT, word) for word in old[len(old) - end :])
    return list(_passages([*kept, *middle, *rest]))


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """Count the words at the beginning that are the same."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((number for number, (word, its) in pairs if word != its), min(len(one), len(other)))


def _edits(old: Sequence[str], new: Sequence[str]) -> list[tuple[Fate, str]]:
    trail = _trail(old, new)
    if trail is None:
        return [*((Fate.REMOVED, word) for word in old), *((Fate.ADDED, word) for word in new)]
    return list(_walked_back(old, new, trail))[::-1]


def _trail(old: Sequence[str], new: Sequence[str]) -> list[dict[int, int]] | None:
    """Find how far each diagonal is reached with 0, 1, 2 … edits, ``None`` where too many are needed."""
    reached = {1: 0}
    trail: list[dict[int, int]] = []
    for edits in range(min(len(old) + len(new), MOST_EDITS) + 1):
        trail.append(reached.copy())
        for diagonal in range(-edits, edits + 1, 2):
            x = _begin(reached, diagonal, edits)
            while x < len(old) and 0 <= x - diagonal < len(new) and old[x] == new[x - diagonal]:
                x += 1
            reached[diagonal] = x
            if x >= len(old) and x - diagonal >= len(new):
                return trail
    return None


def _begin(reached: dict[int, int], diagonal: int, edits: int) -> int:
    """Step onto a diagonal by whichever edit leads farther: putting a word in, or taking one out."""
    if diagonal == -edits or (diagonal != edits and reached[diagonal - 1] < reached[diagonal + 1]):
        return reached[diagonal + 1]
    return reached[diagonal - 1] + 1


def _walked_back(
    old: Sequence[str], new: Sequence[str], trail: list[dict[int, int]]
) -> Iterator[tuple[Fate, str]]:
    x, y = len(old), len(new)
    for edits in range(len(trail) - 1, -1, -1):
        diagonal, reached = x - y, trail[edits]
        begin = _begin(reached, diagonal, edits) if edits else 0
        while x > begin:
            x, y = x - 1, y - 1
            yield Fate.KEPT, old[x]
        if edits and begin == reached.get(diagonal + 1, -1):
            y -= 1
            yield Fate.ADDED, new[y]
        elif edits:
            x -= 1
            yield Fate.REMOVED, old[x]


def _passages(edits: Sequence[tuple[Fate, str]]) -> Iterator[Passage]:
    for is_kept, run in groupby(edits, key=lambda edit: edit[0] is Fate.KEPT):
        words = list(run)
        for fate in (Fate.KEPT,) if is_kept else (Fate.REMOVED, Fate.ADDED):
            if of_fate := tuple(word for each, word in words if each is fate):
                yield Passage(fate, of_fate)
