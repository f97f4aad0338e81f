"""Reads WordPress exports (WXR 1.0 to 1.3) into posts and comments."""

from collections.abc import Generator, Iterator
from pathlib import Path
from typing import BinaryIO

from tui.model.errors import SourceUnknown
from tui.model.sync_report import Skipped
from tui.sources.exports.channel import parse_channel
from tui.sources.exports.characters import read_characters
from tui.sources.exports.comment_keys import NumbersSeen
from tui.sources.exports.comments import Discussed, parse_comments
from tui.sources.exports.elements import Fields
from tui.sources.exports.items import Piece, PieceKind, split_items
from tui.sources.exports.posts import is_post, parse_post
from tui.sources.exports.recognition import BEGINNING, looks_like_wxr
from tui.sources.exports.recovery import ITEM_END, ParsedItem, parse_items
from tui.sources.member import Member, unreadable
from tui.sources.members import opened_members
from tui.sources.source import Item, Notice, Progress

BYTES_BETWEEN_PROGRESS = 1024 * 1024
CHANNEL_END = "</channel>"
TELLING_FIELDS = ("wp:post_id", "title", "content:encoded", "link")


def read_wxr(path: Path) -> Generator[Item, None, None]:
    """Give what an export holds, or all exports below a folder or in a zip file in the order of their names.

    WordPress.com splits a large export into several files; where two hold the same post the later one wins.
    An export of another blog than the first one is passed over. Raises ``SourceRefused`` for a single file
    that cannot be read and ``SourceUnknown`` for a folder without exports.
    """
    blog: str | None = None
    with opened_members(path) as members:
        for member in members:
            if isinstance(member, Skipped):
                yield member
                continue
            try:
                with member.opened() as file:
                    if not member.is_alone and not looks_like_wxr(file.read(BEGINNING)):
                        continue
                    file.seek(0)
                    reading = _Reading(file, member.size, member.prefix)
                    blog = reading.blog if blog is None else blog
                    yield from reading.items() if reading.blog == blog else [_of_another(reading, member)]
            except OSError as error:
                yield unreadable(members, member, error)
    if blog is None:
        raise SourceUnknown(f"{path} holds no WordPress export; looked for files in the format WXR.")


def _of_another(reading: "_Reading", member: Member) -> Skipped:
    return Skipped(member.name, f"The file is an export of another blog ({reading.blog or 'unnamed'}).")


class _Reading:
    """One pass over one export."""

    def __init__(self, file: BinaryIO, size: int, where: str) -> None:
        self._file = file
        self._where = where
        self._size = size
        self._told_bytes = 0
        self._mended = 0
        self._comments_left_out = 0
        self._numbers = NumbersSeen()
        self._discussed: Discussed | None = None
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
        if not parsed.continues:
            self._discussed = None
        if parsed.element is None:
            return
        fields = Fields.of(parsed.element)
        if parsed.continues:
            yield from self._more_comments(fields)
            return
        if not is_post(fields):
            yield from self._more_comments(fields)
            return
        if not any(fields.text(name) for name in TELLING_FIELDS):
            yield Skipped(f"{self._where}{parsed.name}", "It has neither an id nor a title nor a body.")
            return
        post = parse_post(fields, self._channel.authors)
        author = self._channel.authors.get(fields.line("dc:creator"))
        yield post
        self._discussed = Discussed.by(fields, post, author)
        yield from self._more_comments(fields)

    def _more_comments(self, fields: Fields) -> Iterator[Item]:
        if self._discussed is None:
            self._comments_left_out += len(fields.all("wp:comment"))
        else:
            yield from parse_comments(fields, self._discussed, self._numbers)

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
