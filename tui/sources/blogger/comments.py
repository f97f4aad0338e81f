"""Entries as comments of the model."""

from typing import NamedTuple

from tui.content.plain_text import plain_text
from tui.model.comment import Comment, CommentStatus
from tui.model.post import BodyFormat
from tui.sources.blogger.authors import author_of, is_by
from tui.sources.blogger.dates import publication_date
from tui.sources.blogger.elements import Fields
from tui.sources.blogger.keys import answered_comment, answered_post, comment_key

STATUSES = {
    "": CommentStatus.APPROVED,
    "LIVE": CommentStatus.APPROVED,
    "PENDING": CommentStatus.HOLD,
    "SPAM": CommentStatus.SPAM,
    "TRASHED": CommentStatus.TRASH,
    "SOFT_TRASHED": CommentStatus.TRASH,
    "EMPTIED": CommentStatus.DELETED,
    "DELETED": CommentStatus.DELETED,
}
REMOVED = "blogger.contentRemoved"
LONGEST_REMOVAL = 200
REMOVALS = frozenset(
    f"this {what} has been removed by {whom}."
    for what in ("comment", "post")
    for whom in ("the author", "a blog administrator")
)
"""What stands in the place of a removed comment."""


class PostMet(NamedTuple):
    """What comments need to know of a post."""

    author: str = ""
    """The number of its author's account."""
    permalink: str = ""


NOT_MET = PostMet()


def parse_comment(fields: Fields, post: PostMet = NOT_MET) -> Comment | None:
    """Read an entry as a comment, ``None`` where it names no post it is on.

    Blogger keeps parents since 2012, but many a blog has no button to answer a comment. So only a comment
    that has a parent says that its thread has any.
    """
    answered = answered_post(fields)
    if not answered:
        return None
    body, body_format = fields.body()
    author = author_of(fields)
    key = comment_key(fields, answered)
    parent = answered_comment(fields)
    return Comment(
        key=key,
        post_key=answered,
        body=body,
        body_format=body_format,
        parent_key="" if parent == key else parent,
        threaded=bool(parent),
        author=author.name,
        author_url=author.url,
        by_post_author=is_by(post.author, author.profile),
        published=publication_date(fields.line("published")),
        status=_status(fields, body, body_format),
        permalink=fields.link("alternate") or _permalink(post, key),
    )


def _status(fields: Fields, body: str, body_format: BodyFormat) -> CommentStatus:
    """Tell what has become of a comment; a status that Blogger does not have means that it is held back."""
    if any(each.get("name") == REMOVED for each in fields.all("gd:extendedProperty")):
        return CommentStatus.DELETED
    if len(body) < LONGEST_REMOVAL and plain_text(body, body_format).strip().lower() in REMOVALS:
        return CommentStatus.DELETED
    if fields.line("blogger:trashed"):
        return CommentStatus.TRASH
    told = fields.line("blogger:status").upper().removesuffix("_COMMENT")
    return STATUSES.get(told, CommentStatus.HOLD)


def _permalink(post: PostMet, key: str) -> str:
    number = key.removeprefix("blogger:")
    return f"{post.permalink}#c{number}" if post.permalink and number.isdecimal() else ""
