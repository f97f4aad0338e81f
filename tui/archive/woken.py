"""Posts that have news for a reader who was there already."""

# Nothing but texts of this room is written into statements here.
# ruff: noqa: S608

from tui.archive.changes import COUNTED
from tui.archive.connection import Connection
from tui.archive.post_rows import NEW_COMMENTS

WOKEN = (
    "SELECT id FROM (SELECT p.id AS id, p.sort_key AS sort_key,"
    f" {NEW_COMMENTS} + {COUNTED} AS news FROM post_reading AS r"
    " JOIN posts AS p ON p.blog_id = r.blog_id AND p.key = r.key AND p.shown = 1 WHERE r.opened <> '')"
    " WHERE news > 0 ORDER BY news DESC, sort_key DESC, id DESC LIMIT ?"
)


def woken_posts(connection: Connection, limit: int) -> list[int]:
    """Give the posts of all blogs below which comments came or changed since they were opened, most first."""
    return [post_id for (post_id,) in connection.execute(WOKEN, (limit,))]
