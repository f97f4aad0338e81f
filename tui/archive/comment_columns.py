"""A comment as columns, and back."""

from collections.abc import Sequence
from typing import Any

from tui.archive.failures import legible
from tui.archive.stored_date import date_columns, date_of
from tui.archive.stored_text import Column, storable
from tui.model.comment import Comment, CommentKind, CommentStatus
from tui.model.post import BodyFormat

FACTS = (
    "parent_key, threaded, author, author_url, by_post_author, published, published_precision,"
    " status, kind, permalink"
)
"""What a source says of a comment beside its keys and its body, in the order of ``fact_columns``."""

OWN_FACTS = ", ".join(f"c.{column}" for column in FACTS.split(", "))
"""``FACTS`` for statements in which the table of comments is ``c``."""

BODY = "body, format"
"""What a source says in the comment, in the order of ``body_columns``."""

# Looked up here, because an enumeration takes five times as long to give a member by its value.
_FORMATS = {format.value: format for format in BodyFormat}
_STATUSES = {status.value: status for status in CommentStatus}
_KINDS = {kind.value: kind for kind in CommentKind}


def fact_columns(comment: Comment) -> tuple[Column, ...]:
    """Give the values of ``FACTS``."""
    return (
        storable(comment.parent_key),
        int(comment.threaded),
        storable(comment.author),
        storable(comment.author_url),
        None if comment.by_post_author is None else int(comment.by_post_author),
        *date_columns(comment.published),
        comment.status.value,
        comment.kind.value,
        storable(comment.permalink),
    )


def body_columns(comment: Comment) -> tuple[str, ...]:
    """Give the values of ``BODY``."""
    return storable(comment.body), comment.body_format.value


def stored_comment(key: str, columns: Sequence[Any]) -> Comment:
    """Read a comment, without its post, from its key and the values of ``BODY`` and then ``FACTS``."""
    return comment_of(key, "", columns[2:], columns[:2])


@legible
def comment_of(key: str, post_key: str, facts: Sequence[Any], body: Sequence[Any]) -> Comment:
    """Read a comment from its keys and the values of ``FACTS`` and ``BODY``."""
    parent_key, threaded, author, author_url, by_post_author, *date, status, kind, permalink = facts
    text, body_format = body
    return Comment(
        key=key,
        post_key=post_key,
        body=text,
        body_format=_FORMATS.get(body_format) or BodyFormat(body_format),
        parent_key=parent_key,
        threaded=bool(threaded),
        author=author,
        author_url=author_url,
        by_post_author=None if by_post_author is None else bool(by_post_author),
        published=date_of(*date),
        status=_STATUSES.get(status) or CommentStatus(status),
        kind=_KINDS.get(kind) or CommentKind(kind),
        permalink=permalink,
    )
