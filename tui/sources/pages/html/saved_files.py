"""Which files of a folder or archive are pages, and which are only what came along with them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from tui.model.sync_report import Skipped
from tui.sources.member import Members, loss_of
from tui.sources.pages.html.mhtml import is_mhtml

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
    read_up_to: Callable[[int], bytes]
    """Gives its bytes, or more than so many where it is larger; raises ``OSError``."""

    @property
    def folder(self) -> str:
        """The folder it lies in."""
        return str(PurePosixPath(self.where).parent)

    def read(self) -> bytes | Skipped:
        """Give its bytes, or say why it is no page."""
        try:
            data = self.read_up_to(LARGEST_MESSAGE)
        except OSError as error:
            return Skipped(self.where, loss_of(error))
        if not data.strip():
            return Skipped(self.where, "The file is empty.")
        if len(data) > (LARGEST_MESSAGE if is_mhtml(data) else LARGEST_PAGE):
            return Skipped(self.where, "The file is larger than any page (8 MiB, as MHTML 64 MiB).")
        return data


def saved_files(members: Members) -> Iterator[SavedFile | Skipped]:
    """Give a single file, whatever it is called, or the pages of a folder or zip archive one by one."""
    for member in members:
        if isinstance(member, Skipped):
            yield member
        elif member.is_alone or _is_page(member.name, lambda name: members.get(name) is not None):
            yield SavedFile(member.name, member.read)


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
