"""Whether a file is the table of posts of a Substack export, by its first bytes."""

import re

from tui.content.charset import decode

HEAD = re.compile(r'\s*"?post_id"?,[^\n]{0,500}\bis_published\b', re.IGNORECASE)


def looks_like_substack(beginning: bytes) -> bool:
    """Say whether a file begins with the names of the table's columns."""
    return bool(HEAD.match(decode(beginning[:4096])[0]))
