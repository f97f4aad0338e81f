"""Whether a file was saved from the REST API of a WordPress, by its first bytes."""

import re

from tui.sources.json_body import json_text

_RENDERED = re.compile(r'"(?:content|title)"\s{0,99}:\s{0,99}\{\s{0,99}"(?:rendered|raw|protected)"')
_DATED = re.compile(r'"date_gmt"\s{0,99}:\s{0,99}(?:"[0-9]|null)')
_USER = re.compile(r'"avatar_urls"\s{0,99}:')
_TERM = re.compile(r'"taxonomy"\s{0,99}:\s{0,99}"')
_NAMED = re.compile(r'"slug"\s{0,99}:\s{0,99}"')
_INDEX = re.compile(r'"namespaces"\s{0,99}:\s{0,99}\[[^\]]{0,2000}"wp/v2"')


def looks_like_wordpress_dump(beginning: bytes) -> bool:
    """Say whether the first 64 KiB of a file are those of posts, comments, users, terms or the index."""
    text = json_text(beginning)
    if not text.startswith(("[", "{")):
        return False
    is_named = _NAMED.search(text) is not None and bool(_USER.search(text) or _TERM.search(text))
    return is_named or bool(_RENDERED.search(text) or _DATED.search(text) or _INDEX.search(text))
