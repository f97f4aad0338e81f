"""Whether a file is a web page, by its first bytes."""

import re
from pathlib import Path

from tui.content.charset import decode
from tui.sources.pages.html.mhtml import is_mhtml
from tui.sources.pages.html.zipped_files import MEMBER_START, names_at_the_beginning

PAGE_SUFFIXES = (".html", ".htm", ".xhtml", ".shtml", ".mhtml", ".mht")
BEFORE_MARKUP = re.compile(r"\s*(?:(?:<\?[^>]*>|<!--.*?-->)\s*)*", re.DOTALL)
FIRST_TAG = re.compile(r"<(?:!doctype\s+html|html|head|body|title|meta)\b", re.IGNORECASE)
BEGINNING = 4096
"""How far into a file declarations and notes of where it was saved from may go."""


def looks_like_html(beginning: bytes) -> bool:
    """Say whether a file begins as a web page, as one in MHTML, or as a zip archive that holds some.

    A post with front matter before its HTML is none, nor is a text that speaks of tags.
    """
    if beginning.startswith(MEMBER_START):
        return any(name.lower().endswith(PAGE_SUFFIXES) for name in names_at_the_beginning(beginning))
    return is_mhtml(beginning) or is_markup(beginning)


def is_markup(beginning: bytes) -> bool:
    """Say the same of a page that is neither packed nor in MHTML."""
    text, _ = decode(beginning[:BEGINNING])
    before = BEFORE_MARKUP.match(text)
    return bool(before and FIRST_TAG.match(text, before.end()))


def is_zip(path: Path) -> bool:
    """Say whether a file is a zip archive; one that cannot be read is none, and says so when it is read."""
    try:
        with path.open("rb") as file:
            return file.read(len(MEMBER_START)) == MEMBER_START
    except OSError:
        return False
