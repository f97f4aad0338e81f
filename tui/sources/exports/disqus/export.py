"""Reads exports of Disqus into comments on the posts of another source."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from tui.model.comment import BY_ADDRESS, Comment, CommentStatus
from tui.model.errors import SourceUnknown
from tui.model.sync_report import Skipped
from tui.sources.exports.characters import read_characters
from tui.sources.exports.disqus.pieces import Piece, split_records
from tui.sources.exports.disqus.recognition import looks_like_disqus
from tui.sources.exports.disqus.records import address_of, id_of, name_of, parse_record, referred
from tui.sources.exports.elements import Fields, declared_prefixes
from tui.sources.iso_dates import iso_date
from tui.sources.member import Member, unreadable
from tui.sources.members import opened_members
from tui.sources.source import Item, Progress

BEGINNING = 64 * 1024
BYTES_BETWEEN_PROGRESS = 1024 * 1024
INTERNALS = {"dsq": "http://disqus.com/disqus-internals"}
CUT_OFF = "The export was cut off; what followed is missing."
NO_THREAD = "The export does not hold the thread it is in."
NO_ADDRESS = "Its thread does not tell the address of a page."


def read_disqus(path: Path) -> Generator[Item, None, None]:
    """Give the comments of an export, or of all below a folder or in a zip file.

    Each is on the post of the address that its thread tells; threads of one page are one discussion. Deleted
    comments and spam are given as such. Raises ``SourceRefused`` for a single file that cannot be read and
    ``SourceUnknown`` for a folder without exports.
    """
    found = False
    with opened_members(path) as members:
        for member in members:
            if isinstance(member, Skipped):
                yield member
                continue
            try:
                beginning = member.read(BEGINNING)
                if member.is_alone or looks_like_disqus(beginning):
                    found = True
                    prefixes = INTERNALS | declared_prefixes(beginning.decode("utf-8", "replace"))
                    yield from _Export(member, prefixes).items()
            except OSError as error:
                yield unreadable(members, member, error)
    if not found:
        raise SourceUnknown(f"{path} holds no export of Disqus; looked for XML files in its format.")


@dataclass(slots=True)
class _Export:
    """Two passes over one export: a thread may stand behind the posts in it."""

    member: Member
    prefixes: dict[str, str]
    addresses: dict[str, str] = field(default_factory=dict)
    """The address of each thread's page by the thread's number."""

    def items(self) -> Iterator[Item]:
        """Give the comments in the file's order and what was lost."""
        with self.member.opened() as file:
            for piece in split_records(read_characters(file)):
                if piece.name == "thread":
                    yield from self._thread(piece)
        with self.member.opened() as file:
            told = 0
            for piece in split_records(read_characters(file)):
                if piece.name == "post":
                    yield self._post(piece)
                elif not piece.name:
                    yield Skipped(self.member.prefix + "end of the file", CUT_OFF)
                done = file.tell()
                if done < self.member.size and done - told >= BYTES_BETWEEN_PROGRESS:
                    told = done
                    yield Progress(done, self.member.size, "bytes")
        yield Progress(self.member.size, self.member.size, "bytes")

    def _thread(self, piece: Piece) -> Iterator[Skipped]:
        element = parse_record(piece, self.prefixes)
        if isinstance(element, str):
            yield Skipped(self.member.prefix + name_of(piece), element)
        else:
            self.addresses[id_of(element)] = address_of(element)

    def _post(self, piece: Piece) -> Comment | Skipped:
        element = parse_record(piece, self.prefixes)
        where = self.member.prefix + name_of(piece)
        if isinstance(element, str):
            return Skipped(where, element)
        address = self.addresses.get(referred(element, "thread"))
        if not address:
            return Skipped(where, NO_THREAD if address is None else NO_ADDRESS)
        return _comment(element, address)


def _comment(post: etree._Element, address: str) -> Comment:
    fields = Fields.of(post)
    authors = fields.all("author")
    author = Fields.of(authors[0]) if authors else Fields()
    parent = referred(post, "parent")
    return Comment(
        key=f"disqus:{id_of(post)}",
        post_key=f"{BY_ADDRESS}{address}",
        body=fields.markup("message"),
        parent_key=f"disqus:{parent}" if parent else "",
        threaded=True,
        author=author.line("name") or author.line("username"),
        published=iso_date(fields.line("createdAt"), zone_told_elsewhere=True),
        status=_status(fields),
        permalink=f"{address}#comment-{id_of(post)}" if address.startswith("http") else "",
    )


def _status(fields: Fields) -> CommentStatus:
    if fields.line("isSpam") == "true":
        return CommentStatus.SPAM
    if fields.line("isDeleted") == "true":
        return CommentStatus.DELETED
    return CommentStatus.HOLD if fields.line("isApproved") == "false" else CommentStatus.APPROVED
