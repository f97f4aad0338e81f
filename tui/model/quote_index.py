"""Finds which of many passages a quotation was taken from, without reading them all."""

from collections.abc import Iterable, Sequence
from itertools import islice

_CANDIDATES = 50
"""How many of the newest passages with the same words are read."""
_LONGEST_ALIKE = 200
"""How many words of a quotation are compared when it is not exact."""
_PAIRS_LOOKED_UP = 300
"""Of each part, to find its rarest one: a quotation of a whole book costs no more than one of a page."""
_ALIKE = 0.8
_FEWEST_IN_A_ROW = 4
_BREAK = "\n"


class QuoteIndex:
    """Passages of words, numbered from 0 in the order in which they are added.

    A quotation is looked up by its rarest pair of words, and only the newest passages with that pair are
    read, so that thousands of comments that all say the same cost no more than so many different ones.
    Nothing is taken apart before the first quotation is looked up: in most discussions nobody quotes.
    """

    def __init__(self) -> None:
        self._passages: list[str] = []
        self._with: dict[tuple[str, ...], list[int]] = {}
        self._untouched: list[Iterable[Sequence[str]]] = []

    def add(self, parts: Iterable[Sequence[str]]) -> None:
        """Add a passage, whose parts may be made when they are asked for.

        No quotation reaches from one of its parts into the next.
        """
        self._untouched.append(parts)

    def _take_apart(self) -> None:
        for parts in self._untouched:
            self._enter(parts)
        self._untouched.clear()

    def _enter(self, parts: Iterable[Sequence[str]]) -> None:
        number = len(self._passages)
        parts = [part for part in parts if part]
        self._passages.append("".join(f" {' '.join(part)} {_BREAK}" for part in parts))
        for key in {key for part in parts for size in (2, 3) for key in _runs(part, size)}:
            self._with.setdefault(key, []).append(number)

    def containing(self, words: Sequence[str]) -> list[int]:
        """List passages with exactly these two or more words in a row, newest first."""
        return self.containing_in_order([words])

    def containing_in_order(self, parts: Sequence[Sequence[str]]) -> list[int]:
        """List passages with all of the parts one after the other, newest first."""
        self._take_apart()
        keys = {key for part in parts for key in islice(_runs(part, 2), _PAIRS_LOOKED_UP)}
        if not keys:
            return []
        fewest = min((self._with.get(key, []) for key in keys), key=len)
        sought = [f" {' '.join(part)} " for part in parts]
        return [number for number in fewest[: -_CANDIDATES - 1 : -1] if self._has(number, sought)]

    def resembling(self, words: Sequence[str]) -> list[int]:
        """List passages with at least 80 % of these words in runs of three, best first, then newest.

        One run has to be of four words or more, because runs of three come about by chance.
        """
        self._take_apart()
        runs = list(_runs(words[:_LONGEST_ALIKE], 3))
        starts: dict[int, list[int]] = {}
        for start, run in enumerate(runs):
            for number in self._with.get(run, [])[-_CANDIDATES:]:
                starts.setdefault(number, []).append(start)
        covered = {number: _covered(found) for number, found in starts.items()}
        enough = _ALIKE * (len(runs) + 2)
        alike = [number for number, (count, longest) in covered.items() if _is_alike(count, longest, enough)]
        return sorted(alike, key=lambda number: (covered[number][0], number), reverse=True)

    def _has(self, number: int, sought: Sequence[str]) -> bool:
        passage, place = self._passages[number], 0
        for part in sought:
            place = passage.find(part, place)
            if place < 0:
                return False
            # The blank behind one part may be the one before the next.
            place += len(part) - 1
        return True


def _runs(words: Sequence[str], size: int) -> Iterable[tuple[str, ...]]:
    return zip(*(words[start:] for start in range(size)), strict=False)


def _covered(starts: Sequence[int]) -> tuple[int, int]:
    """Count the words in runs of three at these ascending starts, and those of the longest stretch."""
    count = longest = stretch = 0
    last = -3
    for start in starts:
        stretch = stretch + 1 if start == last + 1 else 3
        count += min(3, start - last)
        longest = max(longest, stretch)
        last = start
    return count, longest


def _is_alike(count: int, longest: int, enough: float) -> bool:
    return count >= enough and longest >= _FEWEST_IN_A_ROW
