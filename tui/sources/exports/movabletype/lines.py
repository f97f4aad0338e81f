"""The bytes of an export as lines, whatever ends a line and however long it is."""

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO

PIECE = 256 * 1024
LONGEST_LINE = 8 * 1024 * 1024
LINE_END = re.compile(rb"\r\n|\r|\n")
WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_lines(file: BinaryIO) -> Iterator[bytes]:
    """Give the lines of a file without their ends; a line beyond 8 MiB comes in several.

    A file in UTF-16 is given in UTF-8, since its line ends could not be found otherwise.
    """
    kept: list[bytes] = []
    size = 0
    for piece in _whole_line_ends(_pieces(file)):
        *ended, rest = LINE_END.split(piece)
        for line in ended:
            yield b"".join([*kept, line])
            kept, size = [], 0
        kept.append(rest)
        size += len(rest)
        if size > LONGEST_LINE:
            yield b"".join(kept)
            kept, size = [], 0
    if size:
        yield b"".join(kept)


def _whole_line_ends(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Move a carriage return at the end of a piece to the next, where its line feed may stand."""
    moved = b""
    for piece in pieces:
        joined = moved + piece
        moved = b"\r" if joined.endswith(b"\r") else b""
        yield joined[: len(joined) - len(moved)]
    yield moved


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    first = file.read(PIECE)
    if not first.startswith(WIDE_MARKS):
        while first:
            yield first
            first = file.read(PIECE)
        return
    decoder = codecs.getincrementaldecoder("utf-16")(errors="replace")
    while first:
        yield decoder.decode(first).encode()
        first = file.read(PIECE)
    yield decoder.decode(b"", True).encode()
