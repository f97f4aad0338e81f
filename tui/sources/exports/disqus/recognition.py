"""Whether a file is an export of Disqus, by its first bytes."""

import re

from tui.content.charset import decode

JUNK_BEFORE_MARKUP = 16
ROOT = re.compile(r"<(?:\w{1,20}:)?disqus[\s>]")
NAMESPACE = re.compile(r"https?://(?:www\.)?disqus\.com[\"'/]")


def looks_like_disqus(beginning: bytes) -> bool:
    """Say whether a file begins as an export does; some have a stray byte before the markup."""
    text, _ = decode(beginning)
    return "<" in text.lstrip()[:JUNK_BEFORE_MARKUP] and bool(ROOT.search(text) and NAMESPACE.search(text))
