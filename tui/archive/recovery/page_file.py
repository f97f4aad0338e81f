"""The pages of an archive's file, with those of its log in their place."""

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

DEFAULT_SIZE = 4096
LOG_HEADER, FRAME_HEADER = 32, 24
LOG_MAGIC = {0x377F0682: "<", 0x377F0683: ">"}
"""What a log begins with, by the order of bytes that its checksums are made in."""


class PageFile:
    """Gives pages by number, the first of which is 1.

    The layout is SQLite's, https://www.sqlite.org/fileformat2.html, of which the log is chapter 4. Raises
    ``OSError``. Closing drops the locks that SQLite holds on the file in this process, so nobody may have the
    archive open in it.
    """

    def __init__(self, file: Path) -> None:
        self._file = file.open("rb")
        log = file.with_name(file.name + "-wal")
        self._log = log.open("rb") if log.exists() else None
        self.size = self._page_size()
        """Of a page in bytes."""
        self._logged = dict(self._committed()) if self._log else {}
        self.count = max(-(-file.stat().st_size // self.size), *self._logged, 0)
        """How many pages there are."""

    def close(self) -> None:
        """Let go of the files."""
        self._file.close()
        if self._log:
            self._log.close()

    def page(self, number: int) -> bytes:
        """Give a page, filled up with zeros where the file ends, and nothing for one that cannot be."""
        if not 0 < number <= self.count:
            return b""
        if self._log and number in self._logged:
            return _at(self._log, self._logged[number], self.size)
        return _at(self._file, (number - 1) * self.size, self.size).ljust(self.size, b"\0")

    def free(self) -> set[int]:
        """Give the pages that are in no use and still hold what they held once."""
        free: set[int] = set()
        trunk = int.from_bytes(self.page(1)[32:36], "big")
        while trunk not in free and (page := self.page(trunk)):
            free.add(trunk)
            count = min(int.from_bytes(page[4:8], "big"), self.size // 4 - 2)
            free.update(struct.unpack_from(f">{count}I", page, 8))
            trunk = int.from_bytes(page[:4], "big")
        return free

    def _page_size(self) -> int:
        told = int.from_bytes(_at(self._file, 16, 2), "big")
        in_log = int.from_bytes(_at(self._log, 8, 4), "big") if self._log else 0
        for size in (in_log, 65_536 if told == 1 else told):
            if 512 <= size <= 65_536 and size & (size - 1) == 0:
                return size
        return DEFAULT_SIZE

    def _committed(self) -> Iterator[tuple[int, int]]:
        """Give the pages of all whole transactions of the log with their places in it, later ones last."""
        assert self._log is not None
        header = _at(self._log, 0, LOG_HEADER)
        order = LOG_MAGIC.get(int.from_bytes(header[:4], "big"))
        if order is None or len(header) < LOG_HEADER:
            return
        sums, place, waiting = _summed(header[:24], (0, 0), order), LOG_HEADER, list[tuple[int, int]]()
        while len(frame := _at(self._log, place, FRAME_HEADER + self.size)) == FRAME_HEADER + self.size:
            number, commit, *salts, first, second = struct.unpack(">6I", frame[:FRAME_HEADER])
            sums = _summed(frame[FRAME_HEADER:], _summed(frame[:8], sums, order), order)
            if sums != (first, second) or struct.pack(">2I", *salts) != header[16:24]:
                return
            waiting.append((number, place + FRAME_HEADER))
            if commit:
                yield from waiting
                waiting.clear()
            place += len(frame)


def _at(file: BinaryIO, place: int, length: int) -> bytes:
    file.seek(place)
    return file.read(length)


def _summed(data: bytes, sums: tuple[int, int], order: str) -> tuple[int, int]:
    first, second = sums
    for one, other in struct.iter_unpack(f"{order}2I", data):
        first = (first + one + second) & 0xFFFFFFFF
        second = (second + other + first) & 0xFFFFFFFF
    return first, second
