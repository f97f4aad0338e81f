"""Rows of an export as posts and comments."""

import json
from collections.abc import Mapping
from html import escape

from tui.content.excerpt import title_from
from tui.content.plain_text import plain_text
from tui.model.comment import Comment, CommentStatus
from tui.model.post import BodyFormat, Post, PostStatus
from tui.sources.exports.channel import plain_line
from tui.sources.exports.json_fields import identity, instant, line, link, mapping, text
from tui.sources.exports.movabletype.bodies import with_paragraphs

Fields = Mapping[str, object]

POST_STATUSES = {
    "": PostStatus.PUBLISHED,
    "public": PostStatus.PUBLISHED,
    "shared": PostStatus.PUBLISHED,
    "open": PostStatus.PUBLISHED,
    "closed": PostStatus.DRAFT,
}
"""What the author of a story lets others do with it: read it, or write on in it as well."""
COMMENT_STATUSES = {
    "": CommentStatus.APPROVED,
    "public": CommentStatus.APPROVED,
    "open": CommentStatus.APPROVED,
    "shared": CommentStatus.APPROVED,
    "readonly": CommentStatus.APPROVED,
    "spam": CommentStatus.SPAM,
    "deleted": CommentStatus.DELETED,
}
COMMENTS_OPEN = {"open": True, "moderated": True, "closed": False, "readonly": False}


def record_key(number: str) -> str:
    """Name a story or comment by its id, such as ``antville:123``; they share one row of numbers."""
    return f"antville:{number}"


def has_content(fields: Fields) -> bool:
    """Say whether a row has an id and something to read."""
    told = _metadata(fields)
    return bool(identity(fields) and (text(fields, "rendered") or line(told, "title") or text(told, "text")))


def parse_story(fields: Fields) -> Post:
    """Read a story as a post; an unknown status means private."""
    told = _metadata(fields)
    body, title = _body(fields, told), plain_line(line(told, "title"))
    return Post(
        key=record_key(identity(fields)),
        title=title or title_from(plain_text(body, BodyFormat.HTML)),
        title_generated=not title,
        body=body,
        author=line(fields, "creator_name"),
        published=instant(fields, "created"),
        updated=instant(fields, "modified"),
        permalink=link(fields, "href"),
        slug=line(fields, "name"),
        tags=_tags(fields.get("tags") or told.get("tags")),
        status=POST_STATUSES.get(line(fields, "status"), PostStatus.PRIVATE),
        comments_open=COMMENTS_OPEN.get(line(fields, "comment_mode")),
    )


def parse_comment(fields: Fields) -> Comment:
    """Read a comment; what it answers is a comment only where the type of its parent says so.

    A title of its own stands above its text. An unknown status means that it is held back.
    """
    told = _metadata(fields)
    title = plain_line(line(told, "title"))
    heading = f"<p><strong>{escape(title, quote=False)}</strong></p>\n" if title else ""
    is_answer = line(fields, "parent_type").lower() == "comment"
    return Comment(
        key=record_key(identity(fields)),
        post_key=record_key(identity(fields, "story_id")),
        body=heading + _body(fields, told),
        parent_key=record_key(identity(fields, "parent_id")) if is_answer else "",
        threaded=True,
        author=line(fields, "creator_name"),
        author_url=link(told, "url"),
        published=instant(fields, "created"),
        status=COMMENT_STATUSES.get(line(fields, "status"), CommentStatus.HOLD),
        permalink=link(fields, "href"),
    )


def _metadata(fields: Fields) -> Fields:
    """Give what Antville keeps beside the columns of a row: an object, or its JSON as a text."""
    written = fields.get("metadata")
    if not isinstance(written, str):
        return mapping(fields, "metadata")
    try:
        decoded = json.loads(written)
    except (ValueError, RecursionError):
        return {}
    return decoded if isinstance(decoded, dict) else {}


def _body(fields: Fields, told: Fields) -> str:
    """Give the HTML that was shown, else the text with its paragraphs."""
    return text(fields, "rendered") or with_paragraphs(text(told, "text"))


def _tags(value: object) -> tuple[str, ...]:
    values = value.split(",") if isinstance(value, str) else value if isinstance(value, list) else []
    names = (line(each if isinstance(each, dict) else {"name": each}, "name") for each in values)
    return tuple(dict.fromkeys(name for name in names if name))
