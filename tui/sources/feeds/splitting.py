"""Parts the text of a feed of any length at its entries, so that little of it is held at once."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum, auto

BATCH = 256 * 1024
"""From how many characters on entries are given, so that what surrounds them is read seldom."""
LONGEST_TORN = 1024 * 1024
"""How many characters entries within entries may take: from there on the outer one has lost its end."""
LARGEST_ENTRY = 8 * 1024 * 1024
LONGEST_HEAD = 1024 * 1024
TOLD_OF_A_LARGE_ENTRY = 4096

_MARKUP = re.compile(
    r"<!\[CDATA\[|<!--|<(?P<end>/?)(?:[\w.-]{1,40}:)?(?:item|entry)(?:\s[^<>]{0,4000})?(?<!/)>", re.IGNORECASE
)
_AFTER = {"<![CDATA[": re.compile(r"]]>"), "<!--": re.compile(r"-->")}


class PartKind(StrEnum):
    """What a part of a feed is."""

    HEAD = auto()
    """What stands before the first entry, or its beginning where that is very long."""
    ENTRIES = auto()
    """Entries with what stands between them, from the beginning of one to that of another."""
    LARGE = auto()
    """The beginning of an entry that is larger than 8 Mi characters."""
    LAST = auto()
    """The last entries and the end of the feed."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a feed."""

    kind: PartKind
    text: str


def split_entries(texts: Iterable[str]) -> Iterator[Part]:
    """Give the head of a feed, its entries, and what is left at the end, which may be nothing.

    What looks like a tag inside CDATA or a comment is none.
    """
    parting = _Parting()
    for text in texts:
        yield from parting.feed(text)
    yield from parting.finish()


class _Parting:
    """One pass over a feed, which holds the text from the first entry on that was not given yet."""

    def __init__(self) -> None:
        self._text = ""
        self._at = 0
        """Up to where it was looked for tags."""
        self._whole = 0
        """Up to where no tag can be cut in two."""
        self._entry = 0
        self._depth = 0
        self._state = _MARKUP
        self._head: str | None = ""
        """What stands before the first entry, ``None`` once there was one."""
        self._large = ""

    def feed(self, more: str) -> Iterator[Part]:
        if (bracket := more.rfind(">")) >= 0:
            self._whole = len(self._text) + bracket + 1
        self._text += more
        while token := self._state.search(self._text, self._at, self._whole):
            self._at = token.end()
            if self._state is not _MARKUP:
                self._state = _MARKUP
            elif token[0] in _AFTER:
                self._state = _AFTER[token[0]]
            elif token["end"]:
                yield from self._end()
            else:
                yield from self._begin(token.start())
        self._at = max(self._at, self._whole)
        yield from self._shorten()

    def finish(self) -> Iterator[Part]:
        if self._head is not None:
            yield Part(PartKind.HEAD, (self._head + self._text)[:LONGEST_HEAD])
        elif self._large:
            yield Part(PartKind.LARGE, self._large)
            yield Part(PartKind.LAST, "")
        else:
            yield Part(PartKind.LAST, self._text)

    def _begin(self, start: int) -> Iterator[Part]:
        is_next = self._depth == 0 or start >= LONGEST_TORN
        if self._head is not None:
            yield Part(PartKind.HEAD, (self._head + self._taken(start))[:LONGEST_HEAD])
            self._head = None
        elif self._large:
            yield self._large_part()
            self._taken(start)
            is_next = True
        elif is_next and start >= BATCH:
            yield Part(PartKind.ENTRIES, self._taken(start))
        else:
            self._entry = start
        self._depth = 1 if is_next else self._depth + 1

    def _end(self) -> Iterator[Part]:
        self._depth = max(0, self._depth - 1)
        if self._large and not self._depth:
            yield self._large_part()
            self._taken(self._at)

    def _shorten(self) -> Iterator[Part]:
        """Give or forget what has grown too long without another entry."""
        if self._large:
            self._taken(self._at)
        elif self._head is not None:
            if len(self._head) + self._at > LONGEST_HEAD:
                self._head = (self._head + self._taken(self._at))[:LONGEST_HEAD]
        elif len(self._text) - self._entry > LARGEST_ENTRY:
            is_large = self._depth > 0
            end = self._entry if is_large else self._at
            if end:
                yield Part(PartKind.ENTRIES, self._taken(end))
            if is_large:
                self._large = self._text[:TOLD_OF_A_LARGE_ENTRY]
                self._taken(self._at)

    def _large_part(self) -> Part:
        part = Part(PartKind.LARGE, self._large)
        self._large = ""
        return part

    def _taken(self, length: int) -> str:
        """Take text from the beginning."""
        text, self._text = self._text[:length], self._text[length:]
        self._at -= length
        self._whole -= length
        self._entry = max(0, self._entry - length)
        return text
