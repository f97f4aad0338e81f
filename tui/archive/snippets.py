"""The words around a match."""

import re
import unicodedata
from collections import deque
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
    recent: deque[tuple[int, str]] = deque(maxlen=max((len(term.words) for term in terms), default=1))
    for found in islice(WORDS.finditer(text), LOOKED_AT):
        recent.append((found.start(), fold(found[0])))
        for term in terms:
            beginning = list(recent)[-len(term.words) :]
            if _matches(term, [word for _, word in beginning]):
                return beginning[0][0]
    return 0


def _matches(term: Term, words: list[str]) -> bool:
    if len(words) < len(term.words) or tuple(words[:-1]) != term.words[:-1]:
        return False
    return words[-1].startswith(term.words[-1]) if term.prefix else words[-1] == term.words[-1]


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
