"""A comment of the REST API as the model has it."""

from collections.abc import Mapping

from tui.model.comment import Comment, CommentKind, CommentStatus
from tui.model.sync_report import Skipped
from tui.sources.json_fields import JsonObject, link, text
from tui.sources.wordpress_json.fields import identity, name_of, rendered
from tui.sources.wordpress_json.posts import post_key
from tui.sources.wordpress_json.site import Site

_STATUSES = {
    "approved": CommentStatus.APPROVED,
    "approve": CommentStatus.APPROVED,
    "1": CommentStatus.APPROVED,
    "hold": CommentStatus.HOLD,
    "0": CommentStatus.HOLD,
    "spam": CommentStatus.SPAM,
    "trash": CommentStatus.TRASH,
    "post-trashed": CommentStatus.TRASH,
}
_KINDS = {kind.value: kind for kind in CommentKind}


def comment_key(comment_id: int) -> str:
    """Name a comment by its WordPress id, as an export of the same blog does."""
    return f"wp:{comment_id}"


def parse_comment(record: JsonObject, site: Site, post_authors: Mapping[int, int]) -> Comment | Skipped:
    """Read one comment; ``post_authors`` tells the user id of a post's author by the post's id."""
    comment_id, post_id = identity(record, "id"), identity(record, "post")
    if not comment_id:
        return Skipped("a comment without an id", "Its record in the REST API cannot be read.")
    if not post_id:
        return Skipped(f"comment {comment_id}", "Its record does not say which post it belongs to.")
    parent_id = identity(record, "parent")
    return Comment(
        key=comment_key(comment_id),
        post_key=post_key(post_id),
        body=rendered(record, "content"),
        parent_key=comment_key(parent_id) if parent_id else "",
        threaded=True,
        author=name_of(record, "author_name"),
        author_url=link(record, "author_url"),
        by_post_author=_is_by_post_author(identity(record, "author"), post_authors.get(post_id, 0)),
        published=site.date(record, "date"),
        status=_STATUSES.get(text(record, "status"), CommentStatus.APPROVED),
        kind=_KINDS.get(text(record, "type"), CommentKind.COMMENT),
        permalink=link(record, "link"),
    )


def _is_by_post_author(user: int, post_author: int) -> bool | None:
    # user 0 is anyone who was not logged in, which the post's author may have been
    return user == post_author if user and post_author else None
