"""The words around a match."""

import re
import unicodedata
from itertools import islice

from tui.archive.search_query import WORDS, Term
from tui.archive.spelling import fold

WIDTH = 160
"""How many characters a snippet has about."""

BEFORE = 50
"""How many of them stand before the match."""

LOOKED_AT = 20_000
"""A match beyond so many words is not looked for; the snippet is then the text's beginning."""

SPACES = re.compile(r"\s+")


def snippet(text: str, terms: list[Term]) -> str:
    """Cut the text around the first match of any term, on word boundaries, with … where it goes on."""
    text = SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()
    start = _word_start(text, max(0, _first_match(text, terms) - BEFORE))
    end = _word_end(text, start + WIDTH)
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"


def _first_match(text: str, terms: list[Term]) -> int:
    if not terms:
        return 0
    places = [found.span() for found in islice(WORDS.finditer(text), LOOKED_AT)]
    # Folding a text as a whole is many times faster, and mostly it parts the words as the text does.
    words = WORDS.findall(fold(text[: places[-1][1]])) if places else []
    if len(words) != len(places):
        words = [fold(text[start:end]) for start, end in places]
    for last in range(len(words)):
        for term in terms:
            first = last + 1 - len(term.words)
            if _is_last(term, words[last]) and first >= 0 and tuple(words[first:last]) == term.words[:-1]:
                return places[first][0]
    return 0


def _is_last(term: Term, word: str) -> bool:
    return word.startswith(term.words[-1]) if term.prefix else word == term.words[-1]


def _word_start(text: str, position: int) -> int:
    if position == 0:
        return 0
    space = text.find(" ", position - 1, position + BEFORE)
    return position if space < 0 else space + 1


def _word_end(text: str, position: int) -> int:
    if position >= len(text):
        return len(text)
    space = text.rfind(" ", position - WIDTH, position + 1)
    return position if space < 0 else space
