"""Whether a file is an export of Ghost, or an answer of its Content API, by its first bytes."""

import re

from tui.content.charset import decode

EXPORT = re.compile(
    r'\A\s*\{\s*(?:"db"\s*:\s*\[\s*\{\s*)?(?:"meta"\s*:\s*\{[^{}]{0,2000}"exported_on"|"data"\s*:\s*\{\s*"\w{1,40}"\s*:\s*\[)'
)
ANSWER = re.compile(r'\A\s*\{\s*"posts"\s*:\s*\[')
TELLING = ('"comment_id"', '"mobiledoc"', '"lexical"', '"reading_time"')
"""Fields that posts have in no other program."""


def looks_like_ghost(beginning: bytes) -> bool:
    """Say whether a file begins as an export in one of its two layouts, or as a saved answer of the API."""
    text = decode(beginning)[0].lstrip("\ufeff")
    if EXPORT.match(text):
        return True
    return bool(ANSWER.match(text)) and any(field in text for field in TELLING)
