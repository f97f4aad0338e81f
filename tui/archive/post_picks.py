"""Posts that are picked for what they are and not for where they stand."""

import json
from collections.abc import Iterable

from tui.archive.connection import Connection

DAYS = (
    "SELECT id FROM posts WHERE blog_id = ? AND shown = 1 AND published_precision IN ('second', 'day')"
    " AND strftime('%m-%d', sort_key, 'unixepoch') IN (SELECT value FROM json_each(?))"
    " ORDER BY sort_key DESC, id DESC"
)
NEVER_OPENED = (
    "SELECT p.id FROM posts AS p LEFT JOIN post_reading AS r ON r.blog_id = p.blog_id AND r.key = p.key"
    " WHERE p.blog_id = ? AND p.shown = 1 AND p.comments >= ? AND ifnull(r.opened, '') = ''"
    " ORDER BY p.comments DESC, p.sort_key DESC, p.id DESC LIMIT ?"
)


def on_days(connection: Connection, blog_id: int, days: Iterable[str]) -> list[int]:
    """Give the shown posts of some days of any year, such as ``03-31`` in UTC, newest first."""
    return [post_id for (post_id,) in connection.execute(DAYS, (blog_id, json.dumps(list(days))))]


def never_opened(connection: Connection, blog_id: int, comments: int, limit: int) -> list[int]:
    """Give the shown posts with at least so many comments that were never opened, most comments first."""
    return [post_id for (post_id,) in connection.execute(NEVER_OPENED, (blog_id, comments, limit))]
