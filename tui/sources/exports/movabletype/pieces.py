"""Parts the lines of an export at its separators into heads, bodies, comments and the like."""

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum, auto

ENTRY_END = re.compile(rb"-{8}[ \t]*")
SECTION_END = re.compile(rb"-{5} *")
ESCAPED_SECTION_END = re.compile(rb"-{5}\t")
"""How newer versions write a line of five hyphens that is text."""
SECTION = re.compile(rb"(BODY|EXTENDED BODY|EXCERPT|KEYWORDS|COMMENT|PING):[ \t]*")
HEAD_LINE = re.compile(
    rb"(?:AUTHOR|TITLE|BASENAME|STATUS|ALLOW (?:COMMENTS|PINGS)|CONVERT BREAKS|PRIMARY CATEGORY|CATEGORY|DATE"
    rb"|TAGS|NO ENTRY|UNIQUE URL|START BODY):"
)
LARGEST_PIECE = 32 * 1024 * 1024
COST_OF_A_LINE = 40
"""What a line costs beside its bytes, so that a file of line ends alone takes no more memory than another."""


class End(StrEnum):
    """What stands behind a block of lines."""

    SECTION = auto()
    ENTRY = auto()
    FILE = auto()


HEAD = "HEAD"
HYPHENS = {End.SECTION: b"-----", End.ENTRY: b"--------"}


@dataclass(slots=True)
class Piece:
    """One section of an entry, or its head."""

    kind: str = ""
    """``HEAD``, or the key a section begins with, such as ``COMMENT``; empty where neither can be told."""
    lines: list[bytes] = field(default_factory=list)
    """What follows the key; of a head, all lines."""
    end: End = End.FILE
    begins_entry: bool = False
    """Whether it stands at the beginning of the file or behind the end of an entry."""
    ends_entry: bool = False
    """Whether nothing but the end of its entry stands behind it."""
    is_torn: bool = False
    """Whether its end is missing, and that of its entry: the next head stands where they should."""
    shortened: bool = False
    """Whether it is larger than 32 MiB, so that only its beginning is here."""
    _size: int = 0

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in it."""
        return not self.kind and not any(line.strip() for line in self.lines)

    def append(self, line: bytes) -> None:
        """Add a line, as long as there is room for it."""
        self._size += len(line) + COST_OF_A_LINE
        if self._size > LARGEST_PIECE:
            self.shortened = True
        else:
            self.lines.append(line)

    def join(self, other: "Piece") -> None:
        """Take back what was parted by hyphens that are part of the text."""
        self.append(HYPHENS[self.end])
        for line in other.lines:
            self.append(line)
        self.end, self.ends_entry = other.end, other.ends_entry
        self.shortened = self.shortened or other.shortened


def split_pieces(lines: Iterable[bytes]) -> Iterator[Piece]:
    """Give the pieces of an export in order, without holding more than a few of them.

    What stands behind a separator and does not begin as a piece does was parted by hyphens in a text, and
    goes back to the section before, unless that was closed and its entry as well.
    """
    waiting: Piece | None = None
    blank: Piece | None = None
    for block in _with_heads(_blocks(lines)):
        if block.is_blank:
            if waiting and block.end is End.ENTRY:
                waiting.ends_entry = True
            if blank and blank.end is End.SECTION:
                blank.join(block)
            blank = blank or block
        elif waiting and not block.kind and _is_open(waiting, blank):
            if blank:
                waiting.join(blank)
            waiting.join(block)
            blank = None
        else:
            if waiting:
                yield waiting
            waiting, blank = block, None
    if waiting:
        yield waiting


def _is_open(section: Piece, blank: Piece | None) -> bool:
    """Say whether what stands behind a section, and behind blank lines after it, can be its text."""
    if section.kind in {"", HEAD}:
        return False
    if section.end is End.ENTRY:
        return blank is None
    return blank is None or blank.end is End.SECTION


def _blocks(lines: Iterable[bytes]) -> Iterator[Piece]:
    """Part the lines at every separator."""
    block = Piece()
    for line in lines:
        # Where files were joined, a mark stands in the middle.
        line = line.removeprefix(codecs.BOM_UTF8)
        is_entry_end = line.startswith(b"--------") and ENTRY_END.fullmatch(line)
        if is_entry_end or (line.startswith(b"-----") and SECTION_END.fullmatch(line)):
            block.end = End.ENTRY if is_entry_end else End.SECTION
            block.ends_entry = bool(is_entry_end)
            yield block
            block = Piece()
        else:
            block.append(b"-----" if ESCAPED_SECTION_END.fullmatch(line) else line)
    yield block


def _with_heads(blocks: Iterable[Piece]) -> Iterator[Piece]:
    """Tell the kind of each block; a head may follow on a section where the end of its entry is missing."""
    before, held = End.ENTRY, None
    for block in blocks:
        block.begins_entry = before is End.ENTRY
        first = next((place for place, line in enumerate(block.lines) if line.strip()), None)
        section = None if first is None else SECTION.fullmatch(block.lines[first])
        if section and first is not None:
            block.kind = section[1].decode()
            del block.lines[: first + 1]
        elif block.begins_entry and any(HEAD_LINE.match(line) for line in block.lines):
            block.kind = HEAD
        if held:
            if block.kind == "BODY":
                yield from _with_head_at_end(held)
            else:
                yield held
        held = block
        # Behind an entry's end blank blocks change nothing.
        before = before if block.is_blank and block.begins_entry else block.end
    if held:
        yield held


def _with_head_at_end(block: Piece) -> list[Piece]:
    """Part what stands before a body, where it is or ends in a head that was not known as one."""
    if _could_be_a_head(block):
        block.kind = HEAD
    start = len(block.lines)
    while start and HEAD_LINE.match(block.lines[start - 1]):
        start -= 1
    names = {line.partition(b":")[0] for line in block.lines[start:]}
    if block.kind == HEAD or not names >= {b"TITLE", b"DATE"}:
        return [block]
    head = Piece(HEAD, block.lines[start:], block.end)
    del block.lines[start:]
    block.end, block.is_torn = End.SECTION, True
    return [block, head]


def _could_be_a_head(block: Piece) -> bool:
    first = next((line for line in block.lines if line.strip()), b"")
    dated = any(line.startswith(b"DATE:") for line in block.lines)
    return not block.kind and dated and bool(HEAD_LINE.match(first))
