"""The comments that static sites keep as files: those of Staticman, and texts below ``comments``."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tui.content.links import safe_link
from tui.model.comment import Comment, CommentStatus
from tui.model.dates import UNDATED
from tui.model.post import BodyFormat
from tui.model.sync_report import Skipped
from tui.sources.trees.fields import flag, line, moment, one_line
from tui.sources.trees.front_matter import (
    load_json,
    load_toml,
    load_yaml,
    named_fields,
    split_front_matter,
    tolerant_fields,
)
from tui.sources.trees.tree_files import RECORDS, TreeFile

ID_NAMES = ("_id", "id", "uid", "comment_id")
PARENT_NAMES = ("replying_to_uid", "replying_to", "reply_to", "replyto", "parent", "parent_id", "in_reply_to")
POST_NAMES = ("post_id", "post", "slug", "page", "_parent")
TEXT_NAMES = ("message", "body", "comment", "content", "text")
DATE_NAMES = ("date", "created", "timestamp", "published")
LOADERS = {".json": load_json, ".toml": load_toml}


@dataclass(frozen=True, slots=True)
class CommentRecord:
    """A file of a comment: its fields, its text, and the name it goes by."""

    where: str
    number: str
    fields: Mapping[str, Any]
    body: str

    @property
    def post(self) -> str:
        """The post that it says it is on."""
        return line(self.fields, *POST_NAMES)

    @property
    def parent(self) -> str:
        """What it says it answers, empty where it says nothing or no comment."""
        told = line(self.fields, *PARENT_NAMES)
        return "" if told in {"0", "null", "none"} else told


def read_comment(file: TreeFile) -> CommentRecord | Skipped:
    """Read a file of a comment, also an ill-formed one as far as its lines go."""
    text = file.read()
    if isinstance(text, Skipped):
        return text
    fields, body = _fields_and_body(text, file.name.suffix.lower())
    body = body or next((told for name in TEXT_NAMES if (told := _text(fields.get(name)))), "")
    if not body and not line(fields, "name", "author"):
        return Skipped(file.where, "The file names neither who commented nor what.")
    return CommentRecord(file.where, line(fields, *ID_NAMES) or file.name.stem, fields, body)


def comments_of(post_key: str, records: Sequence[CommentRecord]) -> Iterator[Comment]:
    """Give the comments of one post, the files in the order of their names.

    A parent is named by its id, by its file, or, as forms of Staticman do, by its place among the comments
    that answer none.
    """
    names = _names(records)
    roots = [record for record in records if not record.parent]
    seen: set[str] = set()
    for record in records:
        number = record.number if record.number not in seen else f"{record.number}-{record.where}"
        seen.add(number)
        parent = names.get(record.parent) or names.get(one_line(record.fields.get("_parent"))) or ""
        if not parent and record.parent.isdecimal() and 0 < int(record.parent[:9]) <= len(roots):
            parent = roots[int(record.parent[:9]) - 1].number
        yield _comment(record, post_key, number, parent or record.parent)


def _names(records: Sequence[CommentRecord]) -> dict[str, str]:
    names: dict[str, str] = {}
    for record in records:
        stem = record.where.rpartition("/")[2].rpartition(".")[0]
        for name in (record.number, stem):
            names.setdefault(name, record.number)
    return names


def _comment(record: CommentRecord, post_key: str, number: str, parent: str) -> Comment:
    fields = record.fields
    dates = (moment(fields.get(name)) for name in DATE_NAMES)
    link = safe_link(line(fields, "author_url", "url", "website", "link")) or ""
    return Comment(
        key=f"{post_key}#{number}",
        post_key=post_key,
        body=record.body,
        body_format=BodyFormat.TEXT if record.where.endswith(".rst") else BodyFormat.MARKDOWN,
        parent_key=f"{post_key}#{parent}" if parent and parent != number else "",
        threaded=any(name in fields for name in PARENT_NAMES),
        author=line(fields, "name", "author", "authors"),
        author_url=link if link.startswith(("http://", "https://")) else "",
        published=next((date for date in dates if date != UNDATED), UNDATED),
        status=_status(fields),
    )


def _status(fields: Mapping[str, Any]) -> CommentStatus:
    hidden = flag(fields.get("published")) is False or flag(fields.get("approved")) is False
    return CommentStatus.HOLD if hidden else CommentStatus.APPROVED


def _fields_and_body(text: str, suffix: str) -> tuple[Mapping[str, Any], str]:
    if suffix not in RECORDS:
        # A comment has no title, by which fields without a fence are known.
        matter = split_front_matter(text) or split_front_matter(f"title: -\n{text}")
        return (matter.fields, matter.body) if matter else ({}, text)
    loaded = named_fields(LOADERS.get(suffix, load_yaml)(text))
    return loaded or tolerant_fields(text), ""


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""
