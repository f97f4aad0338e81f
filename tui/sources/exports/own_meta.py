"""What an export of this program says beyond its format, in metadata that WordPress keeps and passes on.

Each entry stands only where the elements of the format themselves would be read as something else. What makes
no sense in one of them is as if it was not there: others may have written it.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from enum import StrEnum
from html import unescape
from typing import TypeVar

from tui.model.comment import Comment, CommentStatus
from tui.model.dates import UNDATED, DatePrecision, PublicationDate
from tui.model.post import BodyFormat, Post, PostStatus
from tui.sources.exports.elements import Fields, text_of

_PREFIX = "_vowe_"
YES, NO = "yes", "no"
HTML_BLOCK = ("<!-- wp:html -->\n", "\n<!-- /wp:html -->")
"""What WordPress shows as it stands between."""

Meta = Mapping["Told", str]


class Told(StrEnum):
    """What the metadata tell, by the names of their entries."""

    KEY = f"{_PREFIX}key"
    BODY = f"{_PREFIX}body"
    """``html``: the body is not raw but as it is shown; ``text``: it is plain text, with references in it."""
    PUBLISHED = f"{_PREFIX}published"
    """Precision and instant, such as ``day 2006-03-15T00:00:00``."""
    UPDATED = f"{_PREFIX}updated"
    STATUS = f"{_PREFIX}status"
    GONE = f"{_PREFIX}gone"
    """The day since which the blog itself no longer had it, for whoever reads the file."""
    PROTECTED = f"{_PREFIX}protected"
    AUTHOR_URL = f"{_PREFIX}author_url"
    COMMENT_COUNT = f"{_PREFIX}comment_count"
    PARENT = f"{_PREFIX}parent"
    """The key of the comment that is answered."""
    THREADED = f"{_PREFIX}threaded"
    BY_POST_AUTHOR = f"{_PREFIX}by_post_author"
    PERMALINK = f"{_PREFIX}permalink"


_Status = TypeVar("_Status", bound=StrEnum)
_NAMES = {told.value: told for told in Told}


def own_meta(fields: Fields, name: str) -> Meta:
    """Give the entries of this program among the ``wp:postmeta`` or ``wp:commentmeta`` of a record."""
    found: dict[Told, str] = {}
    for element in fields.all(name):
        # Plugins write most of a file as metadata, which is passed over at its first word.
        if not len(element) or _PREFIX not in (element[0].text or ""):
            continue
        entry = Fields.of(element)
        told = _NAMES.get(entry.line("wp:meta_key"))
        if told is not None:
            found[told] = next(map(text_of, entry.all("wp:meta_value")), "")
    return found


def post_as_told(post: Post, meta: Meta, raw: str) -> Post:
    """Give a post as the metadata tell it; ``raw`` is its body as it stands in the file."""
    if not meta:
        return post
    body, body_format = _body(meta, raw, HTML_BLOCK) or (post.body, post.body_format)
    return replace(
        post,
        key=meta.get(Told.KEY) or post.key,
        body=body,
        body_format=body_format,
        author_url=meta.get(Told.AUTHOR_URL, post.author_url),
        published=date_told(meta.get(Told.PUBLISHED, "")) or post.published,
        updated=date_told(meta.get(Told.UPDATED, "")) or post.updated,
        status=_status(PostStatus, meta, post.status),
        protected=post.protected or meta.get(Told.PROTECTED) == YES,
        comment_count=_number(meta.get(Told.COMMENT_COUNT, "")),
    )


def comment_as_told(comment: Comment, meta: Meta, raw: str) -> Comment:
    """Give a comment as the metadata tell it; its key is told before."""
    if not meta:
        return comment
    body, body_format = _body(meta, raw) or (comment.body, comment.body_format)
    by_post_author = meta.get(Told.BY_POST_AUTHOR)
    return replace(
        comment,
        body=body,
        body_format=body_format,
        parent_key=meta.get(Told.PARENT, comment.parent_key),
        threaded=comment.threaded and meta.get(Told.THREADED) != NO,
        by_post_author=by_post_author == YES if by_post_author in (YES, NO) else comment.by_post_author,
        published=date_told(meta.get(Told.PUBLISHED, "")) or comment.published,
        status=_status(CommentStatus, meta, comment.status),
        permalink=meta.get(Told.PERMALINK, comment.permalink),
    )


def _body(meta: Meta, raw: str, block: tuple[str, str] = ("", "")) -> tuple[str, BodyFormat] | None:
    """Read a body that is not raw, ``None`` where it is, or where somebody has written into it since."""
    told = meta.get(Told.BODY)
    if told == BodyFormat.TEXT and "<" not in raw:
        return unescape(raw), BodyFormat.TEXT
    start, end = block
    if told == BodyFormat.HTML and raw.startswith(start) and raw.endswith(end):
        return raw[len(start) : len(raw) - len(end)], BodyFormat.HTML
    return None


def told_date(date: PublicationDate) -> str:
    """Write a date as an entry."""
    return f"{date.precision} {date.instant.replace(tzinfo=None).isoformat() if date.instant else ''}".strip()


def date_told(entry: str) -> PublicationDate | None:
    """Read a date that ``told_date`` wrote, ``None`` for anything else."""
    precision, _, instant = entry.partition(" ")
    if not instant:
        return UNDATED if precision == DatePrecision.UNKNOWN else None
    try:
        moment = datetime.fromisoformat(instant)
        return (
            PublicationDate(moment.replace(tzinfo=UTC), DatePrecision(precision))
            if moment.tzinfo is None
            else None
        )
    except ValueError:
        return None


def _number(entry: str) -> int | None:
    return int(entry) if entry.isascii() and entry.isdecimal() and len(entry) < 10 else None


def _status(kind: type[_Status], meta: Meta, status: _Status) -> _Status:
    try:
        return kind(meta.get(Told.STATUS, status))
    except ValueError:
        return status
