"""The files in a zip archive, read one at a time and never written to disk."""

import os
import stat
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo

from tui.model.errors import SourceUnknown
from tui.model.sync_report import Skipped

MEMBER_START = b"PK\3\4"
NAME_LENGTH = struct.Struct("<H")
HEADER_LENGTH = 30
NO_FILE_TYPE = 0


def names_at_the_beginning(beginning: bytes) -> Iterator[str]:
    """Give the names of the members whose headers lie in the first bytes of an archive."""
    at = beginning.find(MEMBER_START)
    while at >= 0 and at + HEADER_LENGTH <= len(beginning):
        (length,) = NAME_LENGTH.unpack_from(beginning, at + 26)
        yield beginning[at + HEADER_LENGTH : at + HEADER_LENGTH + length].decode("utf-8", "replace")
        at = beginning.find(MEMBER_START, at + HEADER_LENGTH)


class ZippedFiles:
    """An open archive as a folder of files; ``SourceUnknown`` where it is damaged as a whole."""

    def __init__(self, path: Path) -> None:
        try:
            self._archive = ZipFile(path)
        except (BadZipFile, ValueError, NotImplementedError) as error:
            raise SourceUnknown(
                f"{path} is a damaged zip archive; fetch it again, or unpack it and add the folder."
            ) from error
        self._members = {member.filename: member for member in self._archive.infolist()}

    def close(self) -> None:
        """Close the archive."""
        self._archive.close()

    def __contains__(self, name: object) -> bool:
        return name in self._members

    def names(self) -> Iterator[str | Skipped]:
        """Give the names of its files in order; one that would lead out of a folder is a ``Skipped``."""
        for name in sorted(self._members):
            path = PurePosixPath(name)
            if name.endswith("/") or "__MACOSX" in path.parts or path.name.startswith("."):
                continue
            if (
                path.is_absolute()
                or ".." in path.parts
                or "\\" in name
                or not _is_regular(self._members[name])
            ):
                yield Skipped(name, "Its name or kind leads out of the archive, so it was left alone.")
            else:
                yield name

    def read(self, name: str, limit: int) -> bytes | Skipped:
        """Give a file unpacked, or up to one byte more than ``limit`` of it."""
        member = self._members[name]
        if member.flag_bits & 1:
            return Skipped(name, "The file is locked with a password.")
        try:
            with self._archive.open(member) as file:
                return file.read(limit + 1)
        except (BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as error:
            return Skipped(name, f"The file cannot be unpacked ({type(error).__name__}).")


def _is_regular(member: ZipInfo) -> bool:
    kind = stat.S_IFMT(member.external_attr >> 16)
    return kind in (NO_FILE_TYPE, stat.S_IFREG) and os.path.splitdrive(member.filename)[0] == ""
