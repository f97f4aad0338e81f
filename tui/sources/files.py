"""Finds out by its content what reads a file or folder."""

import os
import stat
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from tui.model.errors import SourceMissing, SourceRefused, SourceUnknown
from tui.sources.exports.movabletype.export import read_movable_type
from tui.sources.exports.movabletype.recognition import looks_like_movable_type
from tui.sources.exports.recognition import looks_like_wxr
from tui.sources.exports.wxr import read_wxr
from tui.sources.feeds.feed_files import read_feeds
from tui.sources.feeds.reading import looks_like_a_feed
from tui.sources.file_source import FileSource, Read
from tui.sources.pages.archive_pages import read_pages
from tui.sources.pages.html.html_pages import read_html
from tui.sources.pages.html.recognition import looks_like_html
from tui.sources.pages.reading import looks_like_a_page
from tui.sources.regular_files import regular_files
from tui.sources.trail import TAKEN, Trail
from tui.sources.trees.markdown_trees import read_trees
from tui.sources.trees.recognition import looks_like_front_matter

BEGINNING = 64 * 1024
LONGEST_LOOK = 1000
"""How many files of a folder are looked into before it is decided what reads it."""


@dataclass(frozen=True, slots=True)
class Reader:
    """One format of local files."""

    format: str
    looked_for: str
    """What a file of this format is, as a reader is told when none was found."""
    recognises: Callable[[bytes], bool]
    """Whether the first 64 KiB of a file are of this format."""
    read: Read
    """Reads one file, or all files of the format below a folder."""


READERS = (
    Reader("wxr", "a WordPress export (WXR)", looks_like_wxr, read_wxr),
    Reader("movabletype", "a Movable Type or TypePad export", looks_like_movable_type, read_movable_type),
    Reader("feed", "a feed (RSS, Atom or JSON Feed)", looks_like_a_feed, read_feeds),
    Reader("markdown", "texts of a static site with front matter", looks_like_front_matter, read_trees),
    Reader("html", "web pages that were saved or crawled (HTML, MHTML, zip)", looks_like_html, read_html),
    Reader("pages", "archive pages as text", looks_like_a_page, read_pages),
)
"""Every format, the most telling one first."""


def open_path(path: Path, trail: Trail | None = None) -> FileSource:
    """Give the source that a file or folder is; ``trail`` gets to know what each reader looked for.

    Raises ``SourceMissing`` where nothing is there, ``SourceRefused`` where it may not be read, and
    ``SourceUnknown`` where it is empty, a device, or of no known format.
    """
    trail = trail or Trail()
    try:
        mode = _mode(path)
        if stat.S_ISDIR(mode):
            return FileSource(path, *_folder_reader(path, trail))
        if not stat.S_ISREG(mode):
            raise SourceUnknown(f"{path} is neither a file nor a folder; only those can be read.")
        return FileSource(path, *_file_reader(path, trail))
    except OSError as error:
        raise SourceRefused(f"{path} cannot be read ({error.strerror}); check its permissions.") from error


def _mode(path: Path) -> int:
    try:
        return path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:  # ValueError: a NUL in the path
        raise SourceMissing(f"There is no file or folder {path}; check how it is spelled.") from error


def _file_reader(path: Path, trail: Trail) -> tuple[str, Read]:
    beginning = _beginning(path)
    if not beginning.strip():
        raise SourceUnknown(f"{path} is empty; {_looked_for()}.")
    reader = _reader_of(beginning)
    for each in READERS[: READERS.index(reader) + 1 if reader else None]:
        trail.note(
            f"{path.name} as {each.looked_for}", TAKEN if each is reader else "it does not begin like one"
        )
    if reader:
        return reader.format, reader.read
    if b"\0" in beginning:
        raise SourceUnknown(f"{path} is a binary file of no known format; {_looked_for()}.")
    raise SourceUnknown(f"{path} is of no known format; {_looked_for()}.")


def _folder_reader(folder: Path, trail: Trail) -> tuple[str, Read]:
    """Choose the reader that knows most files of a folder; files of another format it leaves alone."""
    with os.scandir(folder):
        pass  # a walk would take a folder that refuses for an empty one
    files = (file for file in regular_files(folder) if isinstance(file, Path))
    beginnings = map(_readable_beginning, islice(files, LONGEST_LOOK))
    readers = [_reader_of(beginning) for beginning in beginnings]
    known = Counter(reader for reader in readers if reader)
    for each in READERS:
        trail.note(each.looked_for, f"{known[each]:,} of {len(readers):,} files begin like one")
    if not known:
        raise SourceUnknown(f"{folder} holds nothing that can be read; {_looked_for()}.")
    reader = max(READERS, key=lambda each: known[each])
    return reader.format, reader.read


def _reader_of(beginning: bytes) -> Reader | None:
    if not beginning.strip():
        return None
    return next((reader for reader in READERS if reader.recognises(beginning)), None)


def _looked_for() -> str:
    return f"looked for {' and '.join(reader.looked_for for reader in READERS)}"


def _readable_beginning(file: Path) -> bytes:
    """Give a file's beginning, nothing where it cannot be read: reading the folder will report it."""
    try:
        return _beginning(file)
    except OSError:
        return b""


def _beginning(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(BEGINNING)
