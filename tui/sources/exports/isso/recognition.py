"""Whether a file holds comments of isso, by its first bytes."""

import re

from tui.sources.json_body import json_text

_PAGE = r'"\s{0,99}:\s{0,99}"(?:/|https?://)'
_THREAD = re.compile(rf'"id{_PAGE}')
_COMMENTS = re.compile(r'"comments"\s{0,99}:\s{0,99}\[\s{0,99}[{\]]')
_LONE_COMMENT = re.compile(rf'"uri{_PAGE}')
_TEXT = re.compile(r'"text"\s{0,99}:\s{0,99}"')


def looks_like_isso(beginning: bytes) -> bool:
    """Say whether the first 64 KiB of a file are threads with comments, or comments that name their page."""
    text = json_text(beginning)
    if not text.startswith("["):
        return False
    is_thread = _THREAD.search(text) and _COMMENTS.search(text)
    return bool(is_thread or (_LONE_COMMENT.search(text) and _TEXT.search(text)))
