"""The people of a discussion by all the names they can be called."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from tui.model.quote_words import words_of

_WORD_OF_NAME = re.compile(r"\w[\w.'’-]*")
_MOST_WORDS = 4
_SHORTEST = 3
_KEPT = 3


@dataclass(frozen=True, slots=True)
class Called:
    """A name and whom it can mean."""

    speakers: Collection[str]
    whole: bool
    """Whether it is all of the name that somebody gave; then only these people are meant."""
    unique: bool
    """Whether nobody else can be called so."""
    words: str
    """The name as bare words."""
    text: str
    """The name as it was written."""


class CallNames:
    """Full names, first names, last names and nicknames of three or more letters.

    Of the people with one name the three who spoke last are kept: without the one who calls there are
    still two, enough to know who spoke last and that the name is not unique.
    """

    def __init__(self) -> None:
        self._whole: dict[str, list[str]] = {}
        self._part: dict[str, list[str]] = {}
        self._words: dict[str, list[str]] = {}

    def add(self, speaker: str, name: str) -> None:
        """Let a speaker, who has just spoken, be called by a name and by its first and last word."""
        words = self._words.get(name)
        if words is None:
            words = self._words[name] = words_of(name)
        if not words:
            return
        _put_last(speaker, self._whole.setdefault(" ".join(words), []))
        for word in {words[0], words[-1]}:
            _put_last(speaker, self._part.setdefault(word, []))

    def called(self, text: str, by: str) -> Called | None:
        """Tell whom a name means when a speaker says it; nobody calls himself."""
        words = " ".join(words_of(text))
        if len(words) < _SHORTEST:
            return None
        whole = {*self._whole.get(words, [])} - {by}
        anybody = {*whole, *self._part.get(words, [])} - {by}
        if not anybody:
            return None
        return Called(whole or anybody, bool(whole), len(anybody) == 1, words, text.strip())

    def called_first(self, text: str, by: str) -> Called | None:
        """Tell whom the longest name means that the text begins with."""
        ends = _ends_of_words(text)
        return next((found for end in reversed(ends) if (found := self.called(text[:end], by))), None)


def _put_last(speaker: str, recent: list[str]) -> None:
    if speaker in recent:
        recent.remove(speaker)
    recent.append(speaker)
    del recent[:-_KEPT]


def _ends_of_words(text: str) -> list[int]:
    ends: list[int] = []
    for match in _WORD_OF_NAME.finditer(text):
        gap = text[ends[-1] if ends else 0 : match.start()]
        if len(ends) == _MOST_WORDS or gap.strip():
            break
        ends.append(match.end())
    return ends
