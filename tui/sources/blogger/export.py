"""Reads Blogger's exports of both generations, and its feeds as they were saved."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from tui.model.blog import BlogFacts
from tui.model.comment import Comment
from tui.model.errors import SourceUnknown
from tui.model.post import Post
from tui.model.sync_report import Skipped
from tui.sources.blogger.authors import author_of
from tui.sources.blogger.comments import PostMet, parse_comment
from tui.sources.blogger.document import Document
from tui.sources.blogger.entries import ParsedEntry
from tui.sources.blogger.keys import answered_post
from tui.sources.blogger.kinds import RECORDS, EntryKind
from tui.sources.blogger.posts import parse_post
from tui.sources.blogger.recognition import BEGINNING, looks_like_blogger
from tui.sources.member import Member, unreadable
from tui.sources.members import opened_members
from tui.sources.source import Item, Notice, Progress

BYTES_BETWEEN_PROGRESS = 1024 * 1024
NEVER = datetime.min.replace(tzinfo=UTC)


def read_blogger(path: Path) -> Generator[Item, None, None]:
    """Give what an export holds, or all of one blog's in a folder or a zip file such as a Takeout.

    A comment comes after its post wherever it stands. Of a post in several files the one that was changed
    last counts. The export of another blog than the first one is passed over. Raises ``SourceRefused`` for a
    single file that cannot be read and ``SourceUnknown`` for a folder without exports.
    """
    met = _Met()
    parts: list[tuple[Member, _Reading]] = []
    failures: dict[str, tuple[Member, OSError]] = {}
    with opened_members(path) as members:
        for member in members:
            if isinstance(member, Skipped):
                yield member
                continue
            try:
                if member.is_alone or looks_like_blogger(member.read(BEGINNING)):
                    parts.append((member, _Reading(member.size, member.prefix, met)))
                    yield from _passed(*parts[-1])
            except OSError as error:
                failures[member.name] = member, error
        for member, reading in parts:
            try:
                yield from _passed(member, reading, again=True)
            except OSError as error:
                failures.setdefault(member.name, (member, error))
        for member, failure in failures.values():
            yield unreadable(members, member, failure)
    if not parts:
        raise SourceUnknown(f"{path} holds no export of Blogger; looked for its Atom files.")


def _passed(member: Member, reading: "_Reading", *, again: bool = False) -> Iterator[Item]:
    """Read a file, or read it once more where comments wait; raises ``OSError``."""
    if not again or any(reading.late):
        with member.opened() as file:
            yield from reading.second_pass(file) if again else reading.first_pass(file)


@dataclass(slots=True)
class _Met:
    """The posts of a blog that were given, in whatever file."""

    blog: str = ""
    posts: dict[str, PostMet] = field(default_factory=dict)
    changed: dict[str, datetime] = field(default_factory=dict)


@dataclass(slots=True)
class _Reading:
    """The reading of one file."""

    size: int
    where: str
    met: _Met
    late: bytearray = field(default_factory=bytearray)
    """For each entry, whether it is a comment that waits for the second pass."""

    def first_pass(self, file: BinaryIO) -> Iterator[Item]:
        """Give posts, and the comments that stand behind their posts."""
        document = Document(file)
        if self._is_of_another_blog(document):
            name = document.facts.name or document.blog
            yield Skipped(self.where.removesuffix(": "), f"It is an export of another blog ({name}).")
            return
        facts = document.facts
        if facts != BlogFacts():
            yield facts
        told = mended = 0
        for entry in document.entries():
            mended += entry.mended
            yield from self._items_of(entry, facts.url)
            if self.size > file.tell() >= told + BYTES_BETWEEN_PROGRESS:
                told = file.tell()
                yield Progress(told, self.size, "bytes")
        if document.facts != facts:
            yield document.facts
        yield from self._losses(document, mended)
        yield Progress(self.size, self.size, "bytes")

    def second_pass(self, file: BinaryIO) -> Iterator[Item]:
        """Give the comments whose posts came after them, or are in no file that was read."""
        for place, entry in enumerate(Document(file).entries()):
            if place < len(self.late) and self.late[place]:
                yield from self._comment(entry)

    def _is_of_another_blog(self, document: Document) -> bool:
        self.met.blog = self.met.blog or document.blog
        return bool(document.blog) and document.blog != self.met.blog

    def _items_of(self, entry: ParsedEntry, home: str) -> Iterator[Item]:
        is_late = False
        if entry.loss:
            yield Skipped(f"{self.where}{entry.name}", entry.loss)
        if entry.kind in RECORDS:
            yield from self._post(entry, home)
        elif entry.kind is EntryKind.COMMENT:
            answered = answered_post(entry.fields)
            is_late = bool(answered) and answered not in self.met.posts
            if not is_late:
                yield from self._comment(entry)
        self.late.append(is_late)

    def _post(self, entry: ParsedEntry, home: str) -> Iterator[Post | Skipped]:
        post = parse_post(entry.fields, entry.kind, home)
        if post is None:
            yield Skipped(f"{self.where}{entry.name}", "It has neither an id nor a title nor a body.")
            return
        changed = post.updated.instant or post.published.instant or NEVER
        if post.key not in self.met.changed or changed >= self.met.changed[post.key]:
            self.met.changed[post.key] = changed
            self.met.posts[post.key] = PostMet(author_of(entry.fields).profile, post.permalink)
            yield post

    def _comment(self, entry: ParsedEntry) -> Iterator[Comment | Skipped]:
        post = self.met.posts.get(answered_post(entry.fields), PostMet())
        comment = parse_comment(entry.fields, post)
        yield comment or Skipped(f"{self.where}{entry.name}", "It is a comment and names no post.")

    def _losses(self, document: Document, mended: int) -> Iterator[Skipped | Notice]:
        if document.without_start:
            yield Skipped(f"{self.where}between entries", "An entry without its beginning cannot be read.")
        if not document.is_whole and not document.ends_in_entry:
            yield Skipped(f"{self.where}end of the file", "The export was cut off; what followed is missing.")
        if mended:
            yield Notice(f"{self.where}Entries that had to be mended to be well-formed XML: {mended}.")
