"""Reads text exports of Movable Type and TypePad into posts and comments."""

from collections.abc import Generator, Iterator
from pathlib import Path
from typing import BinaryIO

from tui.model.errors import SourceUnknown
from tui.model.sync_report import Skipped
from tui.sources.exports.movabletype.entries import Entries
from tui.sources.exports.movabletype.lines import read_lines
from tui.sources.exports.movabletype.pieces import split_pieces
from tui.sources.exports.movabletype.recognition import looks_like_movable_type
from tui.sources.member import Member, unreadable
from tui.sources.members import opened_members
from tui.sources.source import Item, Notice, Progress

BEGINNING = 64 * 1024
BYTES_BETWEEN_PROGRESS = 1024 * 1024
NO_TIME_ZONE = Notice(
    "The export does not tell the blog's time zone, so its times are the blog's own, shown as if in UTC."
)


def read_movable_type(path: Path) -> Generator[Item, None, None]:
    """Give what an export holds, or all exports below a folder or in a zip file by their names.

    The times are those of the blog's own clock, as if that were UTC's: the format has no zone. Raises
    ``SourceRefused`` for a single file that cannot be read, ``SourceUnknown`` for a folder without exports.
    """
    found = False
    with opened_members(path) as members:
        for member in members:
            if isinstance(member, Skipped):
                yield member
                continue
            try:
                with member.opened() as file:
                    if not member.is_alone and not looks_like_movable_type(file.read(BEGINNING)):
                        continue
                    file.seek(0)
                    if not found:
                        yield NO_TIME_ZONE
                    found = True
                    yield from _read(file, member)
            except OSError as error:
                yield unreadable(members, member, error)
    if not found:
        raise SourceUnknown(f"{path} holds no Movable Type export; looked for text files in its format.")


def _read(file: BinaryIO, member: Member) -> Iterator[Item]:
    told = 0
    for item in Entries(member.prefix).read(split_pieces(read_lines(file))):
        yield item
        done = file.tell()
        if done < member.size and done - told >= BYTES_BETWEEN_PROGRESS:
            told = done
            yield Progress(done, member.size, "bytes")
    yield Progress(member.size, member.size, "bytes")
