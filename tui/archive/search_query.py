"""What a reader types into the search, made into an expression that FTS5 cannot misread."""

import re
from dataclasses import dataclass

from tui.archive.spelling import fold

PIECES = re.compile(r'["„“”]([^"„“”]*)["„“”]?(\*?)|([^\s"„“”]+)')
WORDS = re.compile(r"[^\W_]+")
TERM_LIMIT = 32
"""A longer query is cut: nobody means more words than these, and each costs a look into the index."""


@dataclass(frozen=True, slots=True)
class Term:
    """One word, or several that stand beside each other, in the folded spelling."""

    words: tuple[str, ...]
    prefix: bool = False
    """Whether the last word may go on."""


def parse_query(query: str) -> list[Term]:
    """Read plain words, ``"phrases"`` and ``begin*``; every other character parts words.

    Any string whatever is a query; one without letters and digits has no terms.
    """
    terms = []
    for phrase, star, word in PIECES.findall(query):
        words = tuple(WORDS.findall(fold(phrase or word)))
        if words:
            terms.append(Term(words, star == "*" or word.endswith("*")))
    return terms[:TERM_LIMIT]


def match_expression(terms: list[Term]) -> str:
    """Write terms as an FTS5 expression in which all must match."""
    return " AND ".join(f'"{" ".join(term.words)}"{"*" if term.prefix else ""}' for term in terms)
