"""Parts a document of Blogger at its entries, without holding more than one of them."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum, auto
from typing import BinaryIO

BLOCK = 256 * 1024
LARGEST_ENTRY = 32 * 1024 * 1024
TOLD_OF_A_LARGE_ENTRY = 4096
LONGEST_TOKEN = 64

START = rb"<(?:[A-Za-z_][\w.-]{0,40}:)?entry(?=[\s>])"
OUTSIDE = re.compile(START)
INSIDE = re.compile(START + rb"|</(?:[A-Za-z_][\w.-]{0,40}:)?entry\s{0,9}>|<!\[CDATA\[")
IN_CDATA = re.compile(rb"\]\]>")


class PieceKind(StrEnum):
    """What a piece of a document is."""

    BETWEEN = auto()
    """What stands before, between and after the entries."""
    ENTRY = auto()
    LARGE = auto()
    """The beginning of an entry of more than 32 MiB."""
    CUT = auto()
    """An entry without its end, because the next one begins or the document ends."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a document, in the document's own charset."""

    kind: PieceKind
    data: bytes


def read_blocks(file: BinaryIO) -> Iterator[bytes]:
    """Give the bytes of a file in blocks; UTF-16, which shows its markup to nobody, becomes UTF-8."""
    mark = file.read(2)
    file.seek(0)
    if mark not in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        yield from iter(lambda: file.read(BLOCK), b"")
        return
    decoder = codecs.getincrementaldecoder("utf-16")(errors="replace")
    while data := file.read(BLOCK):
        yield decoder.decode(data).encode("utf-8", "replace")
    yield decoder.decode(b"", final=True).encode("utf-8", "replace")


def split_entries(blocks: Iterator[bytes]) -> Iterator[Piece]:
    """Give the pieces of a document in order; joined, they are its bytes, but for the rest of large entries.

    What looks like a tag inside CDATA is none, so an unclosed section makes one piece of several entries,
    which ``entries`` parts again.
    """
    parting = _Parting()
    for block in blocks:
        yield from parting.feed(block)
    yield from parting.finish()


class _Parting:
    """The bytes that were not given yet, and where in them the search stands."""

    def __init__(self) -> None:
        self._data = bytearray()
        self._at = 0
        self._state = OUTSIDE
        self._large: bytes | None = None

    def feed(self, block: bytes) -> Iterator[Piece]:
        self._data += block
        while token := self._state.search(self._data, self._at):
            begins, ends, told = token.start(), token.end(), token[0]
            self._at = ends
            if self._state is IN_CDATA:
                self._state = INSIDE
            elif told.startswith(b"<!"):
                self._state = IN_CDATA
            elif told.startswith(b"</"):
                yield self._take(ends, PieceKind.ENTRY)
                self._state = OUTSIDE
            else:
                yield self._take(begins, PieceKind.BETWEEN if self._state is OUTSIDE else PieceKind.CUT)
                self._at, self._state = ends - begins, INSIDE
        # a token may be cut by the end of a block, so the search goes on a little before it
        self._at = max(self._at, len(self._data) - LONGEST_TOKEN)
        if self._at > LARGEST_ENTRY:
            yield from self._shorten()

    def finish(self) -> Iterator[Piece]:
        if self._data or self._large is not None:
            yield self._take(len(self._data), PieceKind.BETWEEN if self._state is OUTSIDE else PieceKind.CUT)

    def _take(self, end: int, kind: PieceKind) -> Piece:
        data = bytes(self._data[:end])
        del self._data[:end]
        self._at = 0
        if self._large is not None:
            kind, data, self._large = PieceKind.LARGE, self._large, None
        return Piece(kind, data)

    def _shorten(self) -> Iterator[Piece]:
        """Drop what was looked through of an entry beyond bounds, or give what stands outside of any."""
        if self._state is OUTSIDE:
            end = self._at
            yield self._take(end, PieceKind.BETWEEN)
            return
        if self._large is None:
            self._large = bytes(self._data[:TOLD_OF_A_LARGE_ENTRY])
        del self._data[: self._at]
        self._at = 0
