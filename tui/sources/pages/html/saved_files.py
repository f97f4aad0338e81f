"""Which files of a folder or archive are pages, and which are only what came along with them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from tui.model.sync_report import Skipped
from tui.sources.pages.html.mhtml import is_mhtml
from tui.sources.pages.html.zipped_files import ZippedFiles
from tui.sources.regular_files import regular_files

LARGEST_PAGE = 8 * 1024 * 1024
LARGEST_MESSAGE = 64 * 1024 * 1024
"""MHTML also holds the pictures of a page."""
SUFFIXES = frozenset({"", ".html", ".htm", ".xhtml", ".shtml", ".mhtml", ".mht", ".php", ".asp", ".orig"})
SAVED_WITH_A_PAGE = re.compile(r"(.+)(?:_files|_file|-Dateien|-filer)")
"""The folders in which browsers keep the pictures and frames of a page they save."""
ANOTHER_VIEW = re.compile(r"[?@&](?:replytocom|print|share|feed)(?:=|$|\.)|[?@&]format=print")
"""Addresses that crawlers kept as file names and that show a page once more, as WordPress links them."""
FEED_NAMES = frozenset({"feed", "rss", "atom", "robots.txt"})


@dataclass(frozen=True, slots=True)
class SavedFile:
    """One file that may be a page; ``where`` is its path as the reader of a report knows it."""

    where: str
    read_up_to: Callable[[int], bytes | Skipped]
    """Gives its bytes, or more than so many where it is larger."""

    @property
    def folder(self) -> str:
        """The folder it lies in."""
        return str(PurePosixPath(self.where).parent)

    def read(self) -> bytes | Skipped:
        """Give its bytes, or say why it is no page."""
        data = self.read_up_to(LARGEST_MESSAGE)
        if isinstance(data, Skipped):
            return data
        if not data.strip():
            return Skipped(self.where, "The file is empty.")
        if len(data) > (LARGEST_MESSAGE if is_mhtml(data) else LARGEST_PAGE):
            return Skipped(self.where, "The file is larger than any page (8 MiB, as MHTML 64 MiB).")
        return data


def files_of_a_folder(folder: Path) -> Iterator[SavedFile | Skipped]:
    """Give the pages below a folder one by one; raises nothing for what cannot be read."""
    for path in regular_files(folder):
        if isinstance(path, Skipped):
            yield path
            continue
        name = path.relative_to(folder).as_posix()
        if _is_page(name, lambda other: (folder / other).exists()):
            yield SavedFile(name, _reader_of(path, name))


def files_of_an_archive(archive: ZippedFiles) -> Iterator[SavedFile | Skipped]:
    """Give the pages in a zip archive one by one."""
    for name in archive.names():
        if isinstance(name, Skipped):
            yield name
        elif _is_page(name, archive.__contains__):
            yield SavedFile(name, lambda limit, name=name: archive.read(name, limit))  # type: ignore[misc]  # a default binds the name


def single_file(path: Path) -> SavedFile:
    """Give one file, whatever it is called."""
    return SavedFile(path.name, _reader_of(path, path.name))


def _reader_of(path: Path, where: str) -> Callable[[int], bytes | Skipped]:
    def read(limit: int) -> bytes | Skipped:
        try:
            with path.open("rb") as file:
                return file.read(limit + 1)
        except OSError as error:
            return Skipped(where, f"The file cannot be read ({error.strerror}).")

    return read


def _is_page(name: str, exists: Callable[[str], bool]) -> bool:
    """Say whether a file is wanted: by its name, and by what lies beside it."""
    path = PurePosixPath(name)
    plain = re.split(r"[?@]", path.name, maxsplit=1)[0]
    if PurePosixPath(plain).suffix.lower() not in SUFFIXES or ANOTHER_VIEW.search(path.name):
        return False
    if path.name in FEED_NAMES or (path.suffix == ".orig" and exists(name.removesuffix(".orig"))):
        return False
    return not any(_came_with_a_page(folder, exists) for folder in path.parents)


def _came_with_a_page(folder: PurePosixPath, exists: Callable[[str], bool]) -> bool:
    match = SAVED_WITH_A_PAGE.fullmatch(folder.name)
    if not match:
        return False
    return any(exists(str(folder.with_name(match[1] + suffix))) for suffix in (".html", ".htm"))
