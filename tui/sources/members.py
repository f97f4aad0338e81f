"""The files that a source consists of: one file, those below a folder, or what a zip or gz file holds."""

import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tui.model.errors import SourceRefused
from tui.model.sync_report import Skipped
from tui.sources.member import Member, Members, leads_out
from tui.sources.regular_files import regular_files
from tui.sources.unpacking import GZIP_START, open_unpacked
from tui.sources.zip_members import ZIP_START, ZipMembers


@contextmanager
def opened_members(path: Path) -> Iterator[Members]:
    """Give what ``path`` consists of for as long as the context lasts; nothing is unpacked to the disk.

    A gz file is the file that is in it, also below a folder. Raises ``SourceRefused`` for what cannot be read
    and ``SourceUnknown`` for a damaged zip file.
    """
    try:
        is_folder = path.is_dir()
        start = b"" if is_folder else _start(path)
    except OSError as error:
        raise SourceRefused(f"{path} cannot be read ({error.strerror}); check its permissions.") from error
    if start.startswith(ZIP_START):
        with ZipMembers.opened(path) as members:
            yield members
    else:
        yield _Folder(path) if is_folder else _Alone(path, start.startswith(GZIP_START))


def _start(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(len(ZIP_START))


@dataclass(frozen=True, slots=True)
class _Alone:
    path: Path
    is_packed: bool

    def __iter__(self) -> Iterator[Member | Skipped]:
        name = self.path.name.removesuffix(".gz") if self.is_packed else self.path.name
        yield Member(name, self.path.stat().st_size, partial(open_unpacked, self.path), is_alone=True)

    def get(self, name: str) -> Member | None:
        return None


@dataclass(frozen=True, slots=True)
class _Folder:
    path: Path
    is_packed: bool = False

    def __iter__(self) -> Iterator[Member | Skipped]:
        for file in regular_files(self.path):
            yield file if isinstance(file, Skipped) else self._member(file)

    def get(self, name: str) -> Member | None:
        file = self.path / name
        if leads_out(name) or any(
            place.is_symlink() for place in (file, *file.parents) if self.path in place.parents
        ):
            return None
        try:
            return self._member(file) if stat.S_ISREG(file.lstat().st_mode) else None
        except OSError:
            return None

    def _member(self, file: Path) -> Member:
        name = file.relative_to(self.path).as_posix()
        try:
            size = file.stat().st_size
        except OSError:  # opening it will say so
            size = 0
        return Member(name, size, partial(open_unpacked, file))
