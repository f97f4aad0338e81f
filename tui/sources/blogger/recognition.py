"""Which Atom documents are Blogger's own, by their first bytes."""

import re

from tui.content.charset import decode

ROOT = re.compile(r"<(?:[A-Za-z_][\w.-]{0,40}:)?feed[\s>]")
FIRST_ENTRY = re.compile(r"<(?:[A-Za-z_][\w.-]{0,40}:)?entry[\s>]")
EXPORT_HEAD = re.compile(
    r"schemas\.google\.com/blogger/2018|>\s{0,100}tag:blogger\.com,1999:blog-\d+\.archive\b"
)
FEED_HEAD = re.compile(
    r">\s{0,100}(?:tag:blogger\.com,1999:blog-|Blogger\s{0,100}</(?:[\w.-]{1,40}:)?generator\s*>)"
)
KIND = re.compile(r"<(?:[\w.-]{1,40}:)?category\s[^<>]{0,500}schemas\.google\.com/blogger/2008/kind#")
JUNK_BEFORE_MARKUP = 16
BEGINNING = 64 * 1024


def looks_like_export(beginning: bytes) -> bool:
    """Say whether a file begins as an export of Blogger does, of either generation.

    One of 2018 and later is known by its namespace, an older one by its id or the kind of an entry.
    """
    text, head = _text_and_head(beginning)
    return bool(EXPORT_HEAD.search(head) or (head and KIND.search(text)))


def looks_like_blogger(beginning: bytes) -> bool:
    """Say whether a file begins as an export does, or as a live feed of Blogger that was saved."""
    _, head = _text_and_head(beginning)
    return bool(FEED_HEAD.search(head)) or looks_like_export(beginning)


def _text_and_head(beginning: bytes) -> tuple[str, str]:
    """Give the text of a feed and what of it stands before its first entry, nothing for what is no feed."""
    text, _ = decode(beginning)
    root = ROOT.search(text)
    if root is None or "<" not in text.lstrip()[:JUNK_BEFORE_MARKUP]:
        return text, ""
    entry = FIRST_ENTRY.search(text, root.end())
    return text, text[root.start() : entry.start() if entry else len(text)]
