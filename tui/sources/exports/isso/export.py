"""Reads the comments of isso onto the posts of another source."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path

from tui.model.comment import BY_ADDRESS, Comment, CommentStatus
from tui.model.dates import UNDATED, PublicationDate
from tui.model.errors import SourceUnknown
from tui.model.post import BodyFormat
from tui.model.sync_report import Skipped
from tui.sources.exports.isso.recognition import looks_like_isso
from tui.sources.exports.isso.threads import Written, read_threads
from tui.sources.iso_dates import iso_date
from tui.sources.json_fields import JsonObject, line, link, number, text
from tui.sources.member import unreadable
from tui.sources.members import opened_members
from tui.sources.source import Item, Notice, Progress
from tui.sources.whole_file import whole_file

BEGINNING = 64 * 1024
NO_TIME_ZONE = Notice(
    "The export does not tell the blog's time zone, so its times are the blog's own, shown as if in UTC."
)
_STATUSES = {2: CommentStatus.HOLD, 4: CommentStatus.DELETED}


def read_isso(path: Path) -> Generator[Item, None, None]:
    """Give the comments of a file, or of all files of isso's below a folder or in a zip file.

    Each is on the post of the address or path that its thread tells. Raises ``SourceRefused`` for a single
    file that cannot be read or is larger than 64 MiB, ``SourceUnknown`` for a folder without such files.
    """
    seen = _Seen()
    found = False
    with opened_members(path) as members:
        for count, member in enumerate(members, start=1):
            if isinstance(member, Skipped):
                yield member
                continue
            try:
                if member.is_alone or looks_like_isso(member.read(BEGINNING)):
                    found = True
                    yield from _items(whole_file(member), member.prefix, seen)
            except OSError as error:
                yield unreadable(members, member, error)
            yield Progress(count, None, "files")
    if not found:
        raise SourceUnknown(f"{path} holds no comments of isso; looked for its JSON.")


def _items(data: bytes, prefix: str, seen: "_Seen") -> Iterator[Item]:
    for written in read_threads(data):
        if isinstance(written, Skipped):
            yield replace(written, where=prefix + written.where)
            continue
        if isinstance(written.record.get("created"), str) and not seen.without_zone:
            seen.without_zone = True
            yield NO_TIME_ZONE
        yield _comment(written, seen)


@dataclass(slots=True)
class _Seen:
    """What a reading has seen, so that every comment gets a name of its own, and a lack is told once."""

    given: dict[str, str] = field(default_factory=dict)
    """What the comment tells that goes by each key."""
    without_zone: bool = False

    def key_of(self, page: str, record: JsonObject) -> str:
        """Name a comment by its number, or else by a hash over page, author, date and text."""
        parts = (page, line(record, "author"), str(record.get("created")), text(record, "text"))
        told = "\0".join(parts).encode("utf-8", "surrogatepass")
        digest = blake2b(told, digest_size=8).hexdigest()
        key = f"isso:{number(record, 'id')}" if number(record, "id") else f"isso:{digest}"
        if self.given.setdefault(key, digest) != digest:
            key = f"{key}-{digest}"
        return key


def _comment(written: Written, seen: _Seen) -> Comment:
    record = written.record
    body = text(record, "text")
    is_html = body.lstrip().startswith("<") and body.rstrip().endswith(">")
    return Comment(
        key=seen.key_of(written.page, record),
        post_key=f"{BY_ADDRESS}{written.page}",
        body=body,
        body_format=BodyFormat.HTML if is_html else BodyFormat.MARKDOWN,
        parent_key=_parent_key(written, seen),
        threaded="parent" in record or written.parent is not None or "replies" in record,
        author=line(record, "author"),
        author_url=link(record, "website"),
        published=_published(record.get("created")),
        status=_STATUSES.get(number(record, "mode"), CommentStatus.APPROVED),
    )


def _parent_key(written: Written, seen: _Seen) -> str:
    if written.parent is not None:
        return seen.key_of(written.page, written.parent)
    parent = number(written.record, "parent")
    return f"isso:{parent}" if parent else ""


def _published(created: object) -> PublicationDate:
    """Read the seconds since 1970 that the API gives, or the date on the blog's clock that a file has."""
    if isinstance(created, str):
        return iso_date(created, zone_told_elsewhere=True)
    if not isinstance(created, int | float) or isinstance(created, bool):
        return UNDATED
    try:
        return PublicationDate.at(datetime.fromtimestamp(created, UTC))
    except (ValueError, OverflowError, OSError):
        return UNDATED
