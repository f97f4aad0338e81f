"""Reads WordPress exports (WXR 1.0 to 1.3) into posts and comments."""

import os
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import BinaryIO

from tui.model.errors import SourceRefused, SourceUnknown
from tui.model.sync_report import Skipped
from tui.sources.exports.channel import parse_channel
from tui.sources.exports.characters import read_characters
from tui.sources.exports.comment_keys import NumbersSeen
from tui.sources.exports.comments import parse_comments
from tui.sources.exports.elements import Fields
from tui.sources.exports.items import Piece, PieceKind, split_items
from tui.sources.exports.posts import is_post, parse_post
from tui.sources.exports.recognition import is_wxr
from tui.sources.exports.recovery import ITEM_END, ParsedItem, parse_items
from tui.sources.regular_files import regular_files
from tui.sources.source import Item, Notice, Progress

BYTES_BETWEEN_PROGRESS = 1024 * 1024
CHANNEL_END = "</channel>"
TELLING_FIELDS = ("wp:post_id", "title", "content:encoded", "link")


def read_wxr(path: Path) -> Generator[Item, None, None]:
    """Give what an export holds, or all exports below a folder in the order of their names.

    WordPress.com splits a large export into several files; where two hold the same post the later one wins.
    An export of another blog than the first one is passed over. Raises ``SourceRefused`` for a single file
    that cannot be read and ``SourceUnknown`` for a folder without exports.
    """
    if path.is_dir():
        yield from _read_folder(path)
        return
    try:
        with path.open("rb") as file:
            yield from _Reading(file).items()
    except OSError as error:
        raise SourceRefused(f"{path} cannot be read ({error.strerror}); check its permissions.") from error


def _read_folder(folder: Path) -> Generator[Item, None, None]:
    blog: str | None = None
    for path in regular_files(folder):
        if isinstance(path, Skipped):
            yield path
            continue
        name = str(path.relative_to(folder))
        try:
            if not is_wxr(path):
                continue
            with path.open("rb") as file:
                reading = _Reading(file, f"{name}: ")
                blog = reading.blog if blog is None else blog
                if reading.blog == blog:
                    yield from reading.items()
                else:
                    yield Skipped(
                        name, f"The file is an export of another blog ({reading.blog or 'unnamed'})."
                    )
        except OSError as error:
            yield Skipped(name, f"The file cannot be read ({error.strerror}).")
    if blog is None:
        raise SourceUnknown(f"{folder} holds no WordPress export; looked for files in the format WXR.")


class _Reading:
    """One pass over one export."""

    def __init__(self, file: BinaryIO, where: str = "") -> None:
        self._file = file
        self._where = where
        self._size = os.fstat(file.fileno()).st_size
        self._told_bytes = 0
        self._mended = 0
        self._comments_left_out = 0
        self._numbers = NumbersSeen()
        self._pieces = split_items(read_characters(file))
        self._last = next(self._pieces, Piece(PieceKind.BETWEEN, ""))
        self._channel = parse_channel(self._last.text)

    @property
    def blog(self) -> str:
        """The address of the blog that was exported."""
        return self._channel.facts.url

    def items(self) -> Iterator[Item]:
        """Give the blog's facts, its posts each with its comments behind it, and what was lost."""
        yield self._channel.facts
        if ITEM_END in self._last.text:
            yield Skipped(f"{self._where}before item 1", "An item without its start tag cannot be read.")
        for parsed in parse_items(self._remembered_pieces(), self._channel.prefixes):
            yield from self._items_of(parsed)
            yield from self._progress()
        yield from self._losses()
        yield Progress(self._size, self._size, "bytes")

    def _remembered_pieces(self) -> Iterator[Piece]:
        for piece in self._pieces:
            self._last = piece
            yield piece

    def _items_of(self, parsed: ParsedItem) -> Iterator[Item]:
        self._mended += parsed.mended
        if parsed.loss:
            yield Skipped(f"{self._where}{parsed.name}", parsed.loss)
        if parsed.element is None:
            return
        fields = Fields.of(parsed.element)
        if not is_post(fields):
            self._comments_left_out += len(fields.all("wp:comment"))
            return
        if not any(fields.text(name) for name in TELLING_FIELDS):
            yield Skipped(f"{self._where}{parsed.name}", "It has neither an id nor a title nor a body.")
            return
        post = parse_post(fields, self._channel.authors)
        author = self._channel.authors.get(fields.line("dc:creator"))
        yield post
        yield from parse_comments(fields, post, author, self._numbers)

    def _progress(self) -> Iterator[Progress]:
        done = self._file.tell()
        if done < self._size and done - self._told_bytes >= BYTES_BETWEEN_PROGRESS:
            self._told_bytes = done
            yield Progress(done, self._size, "bytes")

    def _losses(self) -> Iterator[Item]:
        ended = self._last.kind is PieceKind.BETWEEN and CHANNEL_END in self._last.text
        if not ended and self._last.kind is not PieceKind.CUT:
            yield Skipped(
                f"{self._where}end of the file", "The export was cut off; what followed is missing."
            )
        if self._mended:
            yield Notice(f"{self._where}Items that had to be mended to be well-formed XML: {self._mended}.")
        if self._comments_left_out:
            yield Notice(
                f"{self._where}Comments on attachments and other records that are no posts, left out: "
                f"{self._comments_left_out}."
            )
