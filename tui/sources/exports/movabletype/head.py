"""Lines such as ``AUTHOR: vowe`` at the beginning of an entry, a comment or a ping."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tui.content.charset import decode

HEAD_LINE = re.compile(r"([A-Z][A-Z ]{1,18}):[ \t]*(.*)")
COMMENT_KEYS = frozenset({"AUTHOR", "EMAIL", "IP", "URL", "DATE", "TITLE", "BLOG NAME", "REPLY", "STATUS"})
KEYS_BEHIND_THE_DATE = frozenset({"AUTHOR", "EMAIL", "IP", "URL"})
BODY_STARTS = "START BODY"


@dataclass(frozen=True, slots=True)
class Head:
    """The lines of a head by their keys, and the text below it."""

    values: Mapping[str, list[str]] = field(default_factory=dict)
    body: str = ""

    def value(self, key: str) -> str:
        """Give the first value of a key that has one, on one line."""
        return next((line for value in self.all(key) if (line := " ".join(value.split()))), "")

    def all(self, key: str) -> list[str]:
        """Give every value of a key."""
        return self.values.get(key, [])


def text_of(lines: Iterable[bytes]) -> str:
    """Give the text of lines in whatever charset they are, apart from all others."""
    return decode(b"\n".join(lines))[0].strip()


def parse_entry_head(lines: Sequence[bytes]) -> Head:
    """Read the head of an entry; very old ones hold the body as well, behind ``START BODY``."""
    values: dict[str, list[str]] = {}
    texts = text_of(lines).split("\n")
    for place, line in enumerate(texts):
        found = HEAD_LINE.fullmatch(line)
        if not found:
            continue
        if found[1] == BODY_STARTS:
            return Head(values, "\n".join([found[2], *texts[place + 1 :]]).strip())
        values.setdefault(found[1], []).append(found[2])
    return Head(values)


def parse_comment_head(lines: Sequence[bytes]) -> Head:
    """Read the head of a comment or ping and what is below it.

    The head ends at the first line that is none of its own, so that a text may speak of its ``URL:`` itself.
    Mostly the date is the last line of it.
    """
    values: dict[str, list[str]] = {}
    texts = text_of(lines).split("\n")
    place = 0
    for line in texts:
        found = HEAD_LINE.fullmatch(line)
        keys = KEYS_BEHIND_THE_DATE if "DATE" in values else COMMENT_KEYS
        if not found or found[1] not in keys or found[1] in values:
            break
        values[found[1]] = [found[2]]
        place += 1
    return Head(values, "\n".join(texts[place:]).strip())
