"""Whether a file is a post as Medium exports it, by its first bytes."""

import re

from tui.content.charset import decode

ENTRY = re.compile(r'<article\b[^>]{0,200}\bclass="h-entry"')
BODY = re.compile(r'<section\b[^>]{0,200}\bdata-field="body"[^>]{0,200}\bclass="e-content"')


def looks_like_medium(beginning: bytes) -> bool:
    """Say whether a file begins as such a page does; other microformats have no fields of data."""
    text = decode(beginning)[0]
    return bool(ENTRY.search(text) and BODY.search(text))
