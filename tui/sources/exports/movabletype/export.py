"""Reads text exports of Movable Type and TypePad into posts and comments."""

import os
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import BinaryIO

from tui.model.errors import SourceRefused, SourceUnknown
from tui.model.sync_report import Skipped
from tui.sources.exports.movabletype.entries import Entries
from tui.sources.exports.movabletype.lines import read_lines
from tui.sources.exports.movabletype.pieces import split_pieces
from tui.sources.exports.movabletype.recognition import looks_like_movable_type
from tui.sources.regular_files import regular_files
from tui.sources.source import Item, Notice, Progress

BEGINNING = 64 * 1024
BYTES_BETWEEN_PROGRESS = 1024 * 1024
NO_TIME_ZONE = Notice(
    "The export does not tell the blog's time zone, so its times are the blog's own, shown as if in UTC."
)


def read_movable_type(path: Path) -> Generator[Item, None, None]:
    """Give what an export holds, or all exports below a folder in the order of their names.

    The times are those of the blog's own clock, as if that were UTC's: the format has no zone. Raises
    ``SourceRefused`` for a single file that cannot be read, ``SourceUnknown`` for a folder without exports.
    """
    if path.is_dir():
        yield from _read_folder(path)
        return
    try:
        with path.open("rb") as file:
            yield NO_TIME_ZONE
            yield from _read(file)
    except OSError as error:
        raise SourceRefused(f"{path} cannot be read ({error.strerror}); check its permissions.") from error


def _read_folder(folder: Path) -> Generator[Item, None, None]:
    found = False
    for path in regular_files(folder):
        if isinstance(path, Skipped):
            yield path
            continue
        name = str(path.relative_to(folder))
        try:
            with path.open("rb") as file:
                if not looks_like_movable_type(file.read(BEGINNING)):
                    continue
                if not found:
                    yield NO_TIME_ZONE
                found = True
                file.seek(0)
                yield from _read(file, f"{name}: ")
        except OSError as error:
            yield Skipped(name, f"The file cannot be read ({error.strerror}).")
    if not found:
        raise SourceUnknown(f"{folder} holds no Movable Type export; looked for text files in its format.")


def _read(file: BinaryIO, where: str = "") -> Iterator[Item]:
    size, told = os.fstat(file.fileno()).st_size, 0
    for item in Entries(where).read(split_pieces(read_lines(file))):
        yield item
        done = file.tell()
        if done < size and done - told >= BYTES_BETWEEN_PROGRESS:
            told = done
            yield Progress(done, size, "bytes")
    yield Progress(size, size, "bytes")
