"""Whether a file is a web page, by its first bytes."""

import re

from tui.content.charset import decode
from tui.sources.pages.html.mhtml import is_mhtml

BEFORE_MARKUP = re.compile(r"\s*(?:(?:<\?[^>]*>|<!--.*?-->)\s*)*", re.DOTALL)
FIRST_TAG = re.compile(r"<(?:!doctype\s+html|html|head|body|title|meta)\b", re.IGNORECASE)
BEGINNING = 4096
"""How far into a file declarations and notes of where it was saved from may go."""


def looks_like_html(beginning: bytes) -> bool:
    """Say whether a file begins as a web page, or as one in MHTML.

    A post with front matter before its HTML is none, nor is a text that speaks of tags.
    """
    return is_mhtml(beginning) or is_markup(beginning)


def is_markup(beginning: bytes) -> bool:
    """Say the same of a page that is neither packed nor in MHTML."""
    text, _ = decode(beginning[:BEGINNING])
    before = BEFORE_MARKUP.match(text)
    return bool(before and FIRST_TAG.match(text, before.end()))
