"""Whether a feed gives its posts whole or only how they begin."""

import re

from tui.content.plain_text import plain_text
from tui.sources.feeds.entry import Entry

LONGEST_END = 200
BREAKS_OFF = re.compile(
    r"(?:\[?(?:…|\.{3})\]?|\(…\))\W{0,3}"
    r"(?:(?:continue reading|read (?:more|on)|weiter ?lesen|mehr)\b.{0,120})?$",
    re.IGNORECASE | re.DOTALL,
)


class Beginnings:
    """Counts posts that break off."""

    def __init__(self) -> None:
        self._posts = 0
        self._broken = 0

    def add(self, entry: Entry) -> None:
        """Take a post into account; what a feed calls the whole content is whole, however it ends."""
        self._posts += 1
        self._broken += not entry.has_whole_body and _breaks_off(entry)

    @property
    def notice(self) -> str:
        """Say that most posts are only begun, empty where they are not: one may well end in three dots."""
        if self._broken * 2 <= self._posts:
            return ""
        return (
            f"Posts of which the feed gives only the beginning: {self._broken} of {self._posts}. Their saved "
            "pages, added with --into to this blog, complete them."
        )


def _breaks_off(entry: Entry) -> bool:
    return bool(BREAKS_OFF.search(plain_text(entry.body, entry.body_format).rstrip()[-LONGEST_END:]))
