"""Whether a file is a part of an Antville export, by its first bytes."""

import re

from tui.content.charset import decode

LIST = re.compile(r'\s*(?:\{\s*"(?:stories|comments)"\s*:\s*)?\[')
RECORD = re.compile(r'"prototype"\s*:\s*"(?:Story|Comment)"')
OTHERS = re.compile(r'"(?:parent_type|creator_name|story_id|comment_mode)"\s*:')


def looks_like_antville(beginning: bytes) -> bool:
    """Say whether a file begins as the list of stories or of comments does."""
    text = decode(beginning)[0].lstrip("\ufeff")
    return bool(LIST.match(text) and OTHERS.search(text) and (RECORD.search(text) or '"metadata"' in text))
