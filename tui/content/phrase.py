"""A phrase as its readers and its writers spell it, to be found in a text that is shown."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

LINE_END = "\x1f"
"""Stands between the lines of what was laid out; safe text has no such character."""

_MARKS = "[\u0300-\u036f]*"
_SPELLINGS = {
    "ae": f"a{LINE_END}?e|ä|a\u0308|æ",
    "oe": f"o{LINE_END}?e|ö|o\u0308|œ|ø",
    "ue": f"u{LINE_END}?e|ü|u\u0308",
    "ss": f"s{LINE_END}?s|ß",
    "ä": "ä|a\u0308|ae",
    "ö": "ö|o\u0308|oe",
    "ü": "ü|u\u0308|ue",
    "ß": "ß|ss",
    "'": "['’‘ʼ]",
    '"': '["“”„«»]',
    "-": "[-‐‑‒–—]",
    "...": r"\.\.\.|…",
    "…": r"…|\.\.\.",
}
_UNIT = re.compile(r"\s+|\.\.\.|ae|oe|ue|ss|.", re.DOTALL)


def phrase_pattern(words: str) -> re.Pattern[str]:
    """Make the pattern that finds a phrase as it is typed, in any letter case.

    Umlauts are found by their digraphs and the other way round, accented letters by the bare ones, and a
    blank stands for any white space; ``LINE_END`` may stand between any two characters. ``ValueError`` says
    that there is nothing to look for.
    """
    folded = unicodedata.normalize("NFC", " ".join(words.split())).lower()
    if not folded:
        raise ValueError("a phrase has at least one character")
    return re.compile(f"{LINE_END}?".join(map(_spelt, _UNIT.findall(folded))), re.IGNORECASE)


def _spelt(unit: str) -> str:
    if unit.isspace():
        return rf"[\s{LINE_END}]+"
    if unit in _SPELLINGS:
        return f"(?:{_SPELLINGS[unit]})"
    return f"[{unit}{_ACCENTED[unit]}]{_MARKS}" if unit in _ACCENTED else re.escape(unit)


def _accented() -> dict[str, str]:
    """Give for each bare letter the ones of Western scripts that are it with an accent."""
    accented: dict[str, str] = {}
    for code in range(0xC0, 0x180):
        letter = chr(code)
        bare = unicodedata.normalize("NFD", letter)[0]
        if bare != letter and letter.islower():
            accented[bare] = accented.get(bare, "") + letter
    return accented


_ACCENTED = _accented()


@dataclass(frozen=True, slots=True)
class Hits:
    """Where a phrase was found: how often under which keys."""

    keys: tuple[int, ...] = ()
    """Ascending."""
    ends: tuple[int, ...] = ()
    """For each key the number of hits up to its last one."""

    def __len__(self) -> int:
        return self.ends[-1] if self.ends else 0

    def place(self, number: int) -> tuple[int, int]:
        """Give the key of a hit, and which of the key's hits it is, both counted from zero."""
        slot = bisect_right(self.ends, number)
        return self.keys[slot], number - (self.ends[slot - 1] if slot else 0)

    def first_from(self, key: int) -> int:
        """Give the first hit under a key or a later one, else the very first; there must be one."""
        slot = bisect_right(self.keys, key - 1)
        return self.ends[slot - 1] if 0 < slot < len(self.keys) else 0

    def last_before(self, key: int) -> int:
        """Give the last hit under an earlier key, else the very last; there must be one."""
        slot = bisect_right(self.keys, key - 1)
        return (self.ends[slot - 1] if slot else len(self)) - 1


def find_phrase(texts: Iterable[tuple[int, str]], pattern: re.Pattern[str]) -> Hits:
    """Count a phrase in texts that come with their keys, in the order of these."""
    counted = [(key, count) for key, text in texts if (count := len(pattern.findall(text)))]
    return Hits(tuple(key for key, _ in counted), tuple(accumulate(count for _, count in counted)))
