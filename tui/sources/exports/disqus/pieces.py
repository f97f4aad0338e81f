"""Parts the text of an export at its threads and posts, without holding more than one of them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum, auto

LARGEST_RECORD = 16 * 1024 * 1024
LONGEST_TAG = 4096
_NAME = r"(?:\w{1,20}:)?(thread|post)"
# Messages are HTML that Disqus has cleaned, so that no tag of the export stands in a CDATA section.
_TAG = re.compile(rf"<{_NAME}(\s[^<>]*)?>|</{_NAME}\s*>")
_ROOT_END = re.compile(r"</(?:\w{1,20}:)?disqus\s*>")


class End(StrEnum):
    """What stands behind a record."""

    TAG = auto()
    NEXT = auto()
    """The beginning of the next one, or the end of all."""
    FILE = auto()
    LARGE = auto()
    """So much that only its beginning is here."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A thread or a post as text."""

    name: str
    text: str
    end: End = End.TAG


def split_records(characters: Iterable[str]) -> Iterator[Piece]:
    """Give the threads and posts of an export in order; one without a name where it ends between two of them.

    A post names the thread it is in by an element of the same name, which begins nothing.
    """
    record, text, at = "", "", 0
    for more in characters:
        text, start = text + more, 0
        while token := _TAG.search(text, at):
            at = token.end()
            if _begins(token, record):
                if record:
                    yield Piece(record, text[start : token.start()], End.NEXT)
                record, start = token[1], token.start()
            elif record and token[3] == record:
                yield Piece(record, text[start:at])
                record = ""
        if record and len(text) - start > LARGEST_RECORD:
            yield Piece(record, text[start : start + LONGEST_TAG], End.LARGE)
            record = ""
        # a tag may be cut by the end of what was read
        at = max(at, len(text) - LONGEST_TAG)
        start = start if record else at
        text, at = text[start:], at - start
    root_end = _ROOT_END.search(text)
    if record and root_end:
        yield Piece(record, text[: root_end.start()], End.NEXT)
    elif record or not root_end:
        yield Piece(record, text, End.FILE)


def _begins(token: re.Match[str], record: str) -> bool:
    if not token[1] or (token[2] or "").rstrip().endswith("/"):
        return False
    return not (record == "post" and token[1] == "thread")
