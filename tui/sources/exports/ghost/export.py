"""Reads exports of Ghost, and saved answers of its Content API, into posts and comments."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tui.model.blog import BlogFacts
from tui.model.errors import SourceUnknown
from tui.model.sync_report import Skipped
from tui.sources.exports.ghost.comments import parse_comment
from tui.sources.exports.ghost.posts import parse_answered_post, parse_post
from tui.sources.exports.ghost.recognition import ANSWER, looks_like_ghost
from tui.sources.exports.ghost.tables import LISTS, Tables
from tui.sources.exports.json_fields import identity, line, text
from tui.sources.exports.json_records import JsonLoss, JsonRecord, read_records
from tui.sources.member import Member, unreadable
from tui.sources.members import opened_members
from tui.sources.source import Item, Progress

BEGINNING = 64 * 1024
RECORDS_BETWEEN_PROGRESS = 200
BODIES = ("html", "lexical", "mobiledoc", "plaintext", "markdown")
COMMENTS_MISSING_POST = "The post that it is a comment on is not in the export."


def read_ghost(path: Path) -> Generator[Item, None, None]:
    """Give what an export holds, or all exports below a folder or in a zip file by their names.

    An export is read three times, as posts and comments stand in no order: for what posts refer to, for the
    posts, and for the comments where it has any. Raises ``SourceRefused`` for a single file that cannot be
    read, ``SourceUnknown`` for a folder without exports and for an export without posts.
    """
    found = False
    with opened_members(path) as members:
        for member in members:
            if isinstance(member, Skipped):
                yield member
                continue
            try:
                beginning = member.beginning(BEGINNING)
                if member.is_alone or looks_like_ghost(beginning):
                    for item in _Reading(member, bool(ANSWER.match(beginning.decode("latin-1")))).items():
                        yield item
                        found = True
            except OSError as error:
                yield unreadable(members, member, error)
    if not found:
        raise SourceUnknown(f"{path} holds no post of a Ghost export; looked for JSON with a list of posts.")


@dataclass(slots=True)
class _Reading:
    """One pass over one export."""

    member: Member
    is_answer: bool
    """Whether authors and tags stand in the posts, as the API gives them."""
    tables: Tables = field(default_factory=Tables)
    keys: set[str] = field(default_factory=set)
    has_comments: bool = False

    def items(self) -> Iterator[Item]:
        """Give the blog's facts, its posts, its comments, and what is broken of them."""
        yield from self._read_tables()
        if self.tables.facts != BlogFacts():
            yield self.tables.facts
        yield from self._posts()
        if self.has_comments:
            yield from self._comments()

    def _records(self, *lists: str) -> Iterator[JsonRecord | JsonLoss]:
        with self.member.opened() as file:
            yield from read_records(file, lists)

    def _read_tables(self) -> Iterator[Skipped]:
        if self.is_answer:
            return
        for record in self._records(*LISTS, "comments"):
            if record.list_name == "comments":
                self.has_comments = True
            elif isinstance(record, JsonLoss):
                yield self._loss(record, record.why)
            else:
                self.tables.add(record)

    def _posts(self) -> Iterator[Item]:
        count = 0
        for record in self._records("posts"):
            if not record.number and not self.is_answer:
                continue  # that the file ends too early was said by the first pass
            count = record.number
            yield from self._post(record)
            if count % RECORDS_BETWEEN_PROGRESS == 0:
                yield Progress(count, None, "posts")
        if count:
            yield Progress(count, count, "posts")

    def _post(self, record: JsonRecord | JsonLoss) -> Iterator[Item]:
        if isinstance(record, JsonLoss):
            yield self._loss(record, record.why)
            return
        row, number = record.fields, identity(record.fields)
        if not number or not (line(row, "title") or any(text(row, name) for name in BODIES)):
            yield self._loss(record, "It has no id, or neither a title nor a body.")
            return
        blog = self.tables.facts.url
        if self.is_answer:
            post = parse_answered_post(row, blog)
        else:
            authors = self.tables.authors_of(number, identity(row, "author_id"))
            post = parse_post(row, authors, self.tables.tags_of(number), blog)
        if post.key in self.keys:
            yield self._loss(record, "It has the id of a post before it.")
            return
        self.keys.add(post.key)
        yield post

    def _comments(self) -> Iterator[Item]:
        for record in self._records("comments"):
            if isinstance(record, JsonLoss):
                if record.number:
                    yield self._loss(record, record.why)
                continue
            comment = parse_comment(record.fields, self.tables.members, self.tables.facts.url)
            if not identity(record.fields) or comment.post_key not in self.keys:
                yield self._loss(record, COMMENTS_MISSING_POST)
            else:
                yield comment

    def _loss(self, record: JsonRecord | JsonLoss, why: str) -> Skipped:
        title = line(record.fields, "title") if isinstance(record, JsonRecord) else ""
        return Skipped(f"{self.member.prefix}{record.name}" + (f" “{title[:200]}”" if title else ""), why)
