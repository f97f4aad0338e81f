"""Rows of the table of comments, which only some exports have."""

from collections.abc import Mapping

from tui.model.comment import Comment, CommentStatus
from tui.sources.exports.ghost.bodies import with_address
from tui.sources.exports.ghost.posts import post_key
from tui.sources.exports.ghost.tables import Person
from tui.sources.exports.json_fields import identity, instant, line, text

STATUSES = {
    "": CommentStatus.APPROVED,
    "published": CommentStatus.APPROVED,
    "hidden": CommentStatus.HOLD,
    "deleted": CommentStatus.DELETED,
}


def parse_comment(fields: Mapping[str, object], members: Mapping[str, Person], blog: str) -> Comment:
    """Read a comment; it answers the comment it was written to, else the one it is listed under."""
    parent = identity(fields, "in_reply_to_id") or identity(fields, "parent_id")
    person = members.get(identity(fields, "member_id"))
    return Comment(
        key=comment_key(identity(fields)),
        post_key=post_key(fields, "post_id"),
        body=with_address(text(fields, "html"), blog),
        parent_key=comment_key(parent) if parent else "",
        threaded=True,
        author=person.name if person else "",
        published=instant(fields, "created_at"),
        status=STATUSES.get(line(fields, "status"), CommentStatus.HOLD),
    )


def comment_key(number: str) -> str:
    """Name a comment by its id."""
    return f"ghost:comment-{number}"
