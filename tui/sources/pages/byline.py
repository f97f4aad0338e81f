"""The line under a title that names the author: ``by Volker Weber`` or ``von Volker Weber``."""

import re

from tui.sources.pages.paragraphs import Paragraph

BYLINE = re.compile(r"(?:by|von)\s+(\S.*)", re.IGNORECASE)
LONGEST_NAME = 60
MOST_WORDS = 8
BETWEEN_NAMES = frozenset(
    {
        "and",
        "und",
        "&",
        "of",
        "von",
        "van",
        "vom",
        "zu",
        "zur",
        "de",
        "del",
        "della",
        "der",
        "den",
        "di",
        "da",
    }
    | {"du", "dos", "la", "le", "el", "bin", "ten", "ter"}
)
ENDS_A_SENTENCE = ("!", "?", ":", ";", ",", "…", "...")
LONGEST_ABBREVIATION = 3


def byline_author(paragraph: Paragraph) -> str | None:
    """Give the name that a byline gives, ``None`` for a paragraph that is no byline.

    German sentences begin with ``von`` as well, so what follows must look like names.
    """
    if len(paragraph.lines) != 1:
        return None
    match = BYLINE.fullmatch(paragraph.one_line)
    return match[1] if match and looks_like_a_name(match[1]) else None


def looks_like_a_name(text: str) -> bool:
    """Say whether a short text is a nickname, or capitalised words and what stands between names."""
    words = text.split()
    if not words or len(text) > LONGEST_NAME or len(words) > MOST_WORDS or text.endswith(ENDS_A_SENTENCE):
        return False
    if words[-1].endswith(".") and len(words[-1].rstrip(".")) > LONGEST_ABBREVIATION:
        return False
    return len(words) == 1 or all(word.casefold() in BETWEEN_NAMES or not word[0].islower() for word in words)
