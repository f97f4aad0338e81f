"""The files in a zip file, read where they are."""

import re
import stat
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from tui.model.errors import SourceRefused, SourceUnknown
from tui.model.sync_report import Skipped
from tui.sources.member import Member, leads_out
from tui.sources.unpacking import DAMAGE, HIGHEST_RATIO, LARGEST, most_unpacked, unzipped

ZIP_START = b"PK\x03\x04"
LARGEST_DIRECTORY = 32 * 1024 * 1024
"""The list of a quarter of a million files; ``zipfile`` holds it whole, at ten times its size."""
_ENCRYPTED = 1
_TAIL = 65_557
"""The end of a zip file has a comment of up to 64 KiB (APPNOTE 4.3.16)."""
_END = struct.Struct("<4s8xL")
_END_64 = struct.Struct("<4s36xQ")
_LOCATOR_LENGTH = 20
_END_64_LENGTH = 56
_TOLD_ELSEWHERE = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class ZipMembers:
    """An open zip file as a folder of files."""

    path: Path
    archive: ZipFile
    is_packed: bool = True

    @classmethod
    @contextmanager
    def opened(cls, path: Path) -> "Iterator[ZipMembers]":
        """Open a zip file; raises ``SourceUnknown`` where it is damaged, ``SourceRefused`` for a bomb."""
        try:
            with path.open("rb") as file:
                if _directory_size(file) > LARGEST_DIRECTORY:
                    raise SourceRefused(f"{path} holds too many files; unpack it and add the folder.")
            archive = ZipFile(path)
        except OSError as error:
            raise SourceRefused(f"{path} cannot be read ({error.strerror}).") from error
        except DAMAGE as error:
            raise SourceUnknown(
                f"{path} is a damaged zip archive; fetch it again, or unpack it and add the folder."
            ) from error
        with archive:
            # Members may lie over each other, so that each is small and all together have no end.
            if sum(entry.file_size for entry in archive.infolist()) > most_unpacked_of(path):
                raise SourceRefused(f"{path} grows beyond {HIGHEST_RATIO} times its size when unpacked.")
            yield cls(path, archive)

    def __iter__(self) -> Iterator[Member | Skipped]:
        """Give the files as a folder would: those of a folder, then those of the folders in it."""
        for entry in sorted(self.archive.infolist(), key=lambda entry: _place(entry.filename)):
            # of two members with one name the later one counts
            if _is_wanted(entry) and self.archive.getinfo(entry.filename) is entry:
                refusal = _refusal(entry)
                yield Skipped(entry.filename, refusal) if refusal else self._member(entry)

    def get(self, name: str) -> Member | None:
        """Find a file by its name."""
        entry = self.archive.NameToInfo.get(name)
        return None if entry is None or _is_folder(entry) or _refusal(entry) else self._member(entry)

    def _member(self, entry: ZipInfo) -> Member:
        opened = partial(self.archive.open, entry)
        return Member(
            entry.filename,
            entry.file_size,
            lambda: unzipped(opened, most_unpacked(entry.compress_size)),
        )


def most_unpacked_of(path: Path) -> int:
    """Give how many bytes may come out of a zip file as a whole."""
    return max(most_unpacked(0), HIGHEST_RATIO * path.stat().st_size)


def _is_wanted(entry: ZipInfo) -> bool:
    path = PurePosixPath(entry.filename)
    return not (_is_folder(entry) or "__MACOSX" in path.parts or path.name.startswith("."))


def _is_folder(entry: ZipInfo) -> bool:
    # ``ZipInfo.is_dir`` stumbles over an empty name
    return entry.filename.endswith("/")


def _refusal(entry: ZipInfo) -> str:
    """Say why a file is not read, empty for one that is; its name never becomes a path all the same."""
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if leads_out(entry.filename) or "\\" in entry.filename or kind not in (0, stat.S_IFREG):
        return "Its name or kind leads out of the archive, so it was left alone."
    if entry.flag_bits & _ENCRYPTED:
        return "The file is locked with a password."
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        return "The file is packed in a way that is not read; unpack the archive and add the folder."
    if entry.file_size > min(LARGEST, most_unpacked(entry.compress_size)):
        return f"The file grows beyond {HIGHEST_RATIO} times its size or 4 GiB when unpacked."
    return ""


def _place(name: str) -> list[tuple[bool, str]]:
    *folders, file = name.split("/")
    return [*((True, folder) for folder in folders), (False, file)]


def _directory_size(file: BinaryIO) -> int:
    """Give the size of the list of files by the records at the end, the largest that one of them tells."""
    size = file.seek(0, 2)
    start = max(0, size - _TAIL - _LOCATOR_LENGTH - _END_64_LENGTH)
    file.seek(start)
    tail = file.read()
    records = ((_END, b"PK\x05\x06"), (_END_64, b"PK\x06\x06"))
    sizes = (
        record.unpack_from(tail, found.start())[1]
        for record, mark in records
        for found in re.finditer(mark, tail[: max(0, len(tail) - record.size + len(mark))])
    )
    return max((told for told in sizes if told != _TOLD_ELSEWHERE), default=0)
