"""Which export format a file is of, by its first bytes."""

import re

from tui.content.charset import decode

FEED = re.compile(r"<rss[\s>]")
WORDPRESS = re.compile(r"https?://wordpress\.org/export/\d|<wp:wxr_version>")
JUNK_BEFORE_MARKUP = 16
BEGINNING = 64 * 1024


def looks_like_wxr(beginning: bytes) -> bool:
    """Say whether a file begins as a WordPress export does.

    Some files have a stray byte before the markup, but a text about exports is none itself.
    """
    text, _ = decode(beginning)
    return "<" in text.lstrip()[:JUNK_BEFORE_MARKUP] and bool(FEED.search(text) and WORDPRESS.search(text))
