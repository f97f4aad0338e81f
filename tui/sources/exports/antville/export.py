"""Reads exports of Antville into posts and comments."""

import json
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tui.content.charset import decode
from tui.model.blog import BlogFacts
from tui.model.comment import CommentStatus
from tui.model.errors import SourceUnknown
from tui.model.sync_report import Skipped
from tui.sources.exports.antville.records import has_content, parse_comment, parse_story
from tui.sources.exports.channel import plain_line
from tui.sources.exports.json_fields import identity, line, link, mapping
from tui.sources.exports.json_records import JsonLoss, JsonRecord, read_records
from tui.sources.member import Member, unreadable
from tui.sources.members import opened_members
from tui.sources.source import Item, Progress

STORIES, COMMENTS, INDEX = "stories", "comments", "index"
LARGEST_INDEX = 1024 * 1024
RECORDS_BETWEEN_PROGRESS = 200


def read_antville(path: Path) -> Generator[Item, None, None]:
    """Give the stories of an export in a folder or zip file, and then their comments; or one list alone.

    Raises ``SourceRefused`` where the file cannot be read and ``SourceUnknown`` where there is neither list.
    """
    reading = _Reading()
    with opened_members(path) as members:
        for name in (INDEX, STORIES, COMMENTS):
            for member in members:
                if isinstance(member, Skipped):
                    if name == STORIES:
                        yield member
                elif member.is_alone or member.path.name.lower() == f"{name}.json":
                    try:
                        yield from reading.items_of(member, name)
                    except OSError as error:
                        yield unreadable(members, member, error)
        if not reading.has_lists:
            raise SourceUnknown(f"{path} holds neither stories nor comments as Antville exports them.")


@dataclass(slots=True)
class _Reading:
    """One pass over the lists of one site."""

    posts: set[str] = field(default_factory=set)
    keys: set[str] = field(default_factory=set)
    """Of stories and comments."""
    has_lists: bool = False

    def items_of(self, member: Member, name: str) -> Iterator[Item]:
        """Give what one file holds of the site's facts, its stories or its comments."""
        if name == INDEX:
            yield from () if member.is_alone else _facts(member.read(LARGEST_INDEX))
            return
        with member.opened() as file:
            for record in read_records(file, (STORIES, COMMENTS)):
                if member.is_alone and name != _list_of(record):
                    continue
                self.has_lists = True
                yield from self._items_of(record, member, name)
                if record.number % RECORDS_BETWEEN_PROGRESS == 0:
                    yield Progress(record.number, None, name)

    def _items_of(self, record: JsonRecord | JsonLoss, member: Member, name: str) -> Iterator[Item]:
        where = f"{member.prefix}{record.name}"
        if isinstance(record, JsonLoss):
            yield Skipped(where, record.why)
        elif name == STORIES:
            yield from self._story(record, where)
        else:
            yield from self._comment(record, where)

    def _story(self, record: JsonRecord, where: str) -> Iterator[Item]:
        if not has_content(record.fields):
            yield Skipped(where, "It has no id, or neither a title nor a text.")
            return
        post = parse_story(record.fields)
        if post.key in self.keys:
            yield Skipped(where, "It has the id of a story before it.")
            return
        self.posts.add(post.key)
        self.keys.add(post.key)
        yield post

    def _comment(self, record: JsonRecord, where: str) -> Iterator[Item]:
        comment = parse_comment(record.fields)
        is_known = comment.post_key in self.posts or (not self.posts and identity(record.fields, "story_id"))
        if not has_content(record.fields) and comment.status is not CommentStatus.DELETED:
            yield Skipped(where, "It has no id, or neither a title nor a text.")
        elif not is_known:
            yield Skipped(where, "The story that it is a comment on is not in the export.")
        elif comment.key in self.keys:
            yield Skipped(where, "It has the id of a record before it.")
        else:
            self.keys.add(comment.key)
            yield comment


def _list_of(record: JsonRecord | JsonLoss) -> str:
    """Tell the list that a record of a single file belongs to; what is broken is named with the stories."""
    if isinstance(record, JsonLoss):
        return STORIES
    kind = line(record.fields, "prototype") or ("Comment" if identity(record.fields, "story_id") else "")
    return COMMENTS if kind == "Comment" else STORIES


def _facts(data: bytes) -> Iterator[BlogFacts]:
    """Read what the index says of the site; one that cannot be read says nothing."""
    try:
        index = json.loads(decode(data)[0])
    except (ValueError, RecursionError):
        return
    site = (mapping(index, "site") or index) if isinstance(index, dict) else {}
    told = {**mapping(site, "metadata"), **site}
    name = plain_line(line(told, "title")) or line(told, "name")
    facts = BlogFacts(
        name=name,
        url=link(told, "href"),
        description=plain_line(line(told, "tagline") or line(told, "description")),
        language=line(told, "locale").replace("_", "-"),
        time_zone=line(told, "timeZone") or line(told, "timezone"),
    )
    if facts != BlogFacts():
        yield facts
