"""The order of the post index: newest first, undated posts last, later ids before earlier ones."""

# Nothing but texts of this file is written into statements here.
# ruff: noqa: S608

from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby

from tui.archive.connection import Connection
from tui.archive.post_rows import ANSWERED

UNREAD = (
    "NOT EXISTS (SELECT 1 FROM post_reading AS r WHERE r.blog_id = p.blog_id AND r.key = p.key AND r.read)"
)
NEWER = "SELECT p.id FROM posts AS p WHERE p.blog_id = ? AND p.shown = 1 AND (p.sort_key, p.id) > (?, ?)"
OLDER = "SELECT p.id FROM posts AS p WHERE p.blog_id = ? AND p.shown = 1 AND (p.sort_key, p.id) < (?, ?)"
OLDEST_FIRST = "ORDER BY p.sort_key, p.id LIMIT 1"
NEWEST_FIRST = "ORDER BY p.sort_key DESC, p.id DESC LIMIT 1"
NEXT_UNREAD_NEWER = f"{NEWER} AND {UNREAD} {OLDEST_FIRST}"
NEXT_UNREAD_OLDER = f"{OLDER} AND {UNREAD} {NEWEST_FIRST}"
NEXT_ANSWERED_NEWER = f"{NEWER} AND {ANSWERED} {OLDEST_FIRST}"
NEXT_ANSWERED_OLDER = f"{OLDER} AND {ANSWERED} {NEWEST_FIRST}"
PASSED_OVER = -256
"""The KiB of cache, which SQLite counts below zero, for what is read once from end to end."""
_BEYOND_4_BYTES = 1 << 31
ONLY = {True: f" AND {ANSWERED}", False: ""}


def post_ids(connection: Connection, blog_id: int, *, answered: bool = False) -> "array[int]":
    """Give the ids of all shown posts of a blog in order, 4 bytes each as long as that is enough.

    With ``answered`` only those below which their author wrote a comment.
    """
    (highest,) = connection.execute("SELECT ifnull(max(id), 0) FROM posts").fetchone()
    ids = array("i" if highest < _BEYOND_4_BYTES else "q")
    rows = connection.execute(
        f"SELECT id FROM posts AS p WHERE blog_id = ? AND shown = 1{ONLY[answered]}"
        " ORDER BY sort_key DESC, id DESC",
        (blog_id,),
    )
    while page := rows.fetchmany(1_000):
        ids.extend([post_id for (post_id,) in page])
    return ids


def months(connection: Connection, blog_id: int, *, answered: bool = False) -> list[tuple[str, int]]:
    """Give each month, such as ``2006-03``, with the number of its posts, in the order of ``post_ids``.

    Months are those of UTC; ``""`` stands for undated posts.
    """
    # strftime gives NULL for the sort key of undated posts, because no calendar reaches back so far.
    rows = connection.execute(
        "SELECT ifnull(strftime('%Y-%m', sort_key, 'unixepoch'), '') AS month, count(*)"
        f" FROM posts AS p WHERE blog_id = ? AND shown = 1{ONLY[answered]}"
        " GROUP BY month ORDER BY month DESC",
        (blog_id,),
    )
    return [(month, count) for month, count in rows]


def whole_order(
    connection: Connection, blog_id: int, *, answered: bool = False
) -> tuple["array[int]", list[tuple[str, int]]]:
    """Give ``post_ids`` and ``months`` as they are at one and the same moment, while others write."""
    with _hardly_cached(connection):
        connection.execute("BEGIN")
        try:
            return (
                post_ids(connection, blog_id, answered=answered),
                months(connection, blog_id, answered=answered),
            )
        finally:
            connection.execute("ROLLBACK")


@contextmanager
def _hardly_cached(connection: Connection) -> Iterator[None]:
    """Keep little of what is read: the whole index goes by once, and would stay in memory to no use."""
    (usual,) = connection.execute("PRAGMA cache_size").fetchone()
    connection.execute(f"PRAGMA cache_size = {PASSED_OVER}")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA cache_size = {usual}")


def newest(connection: Connection, blog_id: int, limit: int) -> tuple["array[int]", list[tuple[str, int]]]:
    """Give the first ``limit`` posts of ``whole_order``, at a cost that does not grow with the blog."""
    rows = connection.execute(
        "SELECT id, ifnull(strftime('%Y-%m', sort_key, 'unixepoch'), '') FROM posts"
        " WHERE blog_id = ? AND shown = 1 ORDER BY sort_key DESC, id DESC LIMIT ?",
        (blog_id, limit),
    ).fetchall()
    counted = [(month, len(list(run))) for month, run in groupby(month for _, month in rows)]
    return array("q", [post_id for post_id, _ in rows]), counted


def next_unread(connection: Connection, blog_id: int, post_id: int, *, newer: bool) -> int | None:
    """Give the unread post that stands nearest to this one on its newer or its older side."""
    statement = NEXT_UNREAD_NEWER if newer else NEXT_UNREAD_OLDER
    return _beside(connection, statement, blog_id, post_id)


def next_answered(connection: Connection, blog_id: int, post_id: int, *, newer: bool) -> int | None:
    """Give the nearest post on one side below which its author wrote a comment."""
    statement = NEXT_ANSWERED_NEWER if newer else NEXT_ANSWERED_OLDER
    return _beside(connection, statement, blog_id, post_id)


def _beside(connection: Connection, statement: str, blog_id: int, post_id: int) -> int | None:
    place = connection.execute("SELECT sort_key, id FROM posts WHERE id = ?", (post_id,)).fetchone()
    if place is None:
        return None
    row = connection.execute(statement, (blog_id, *place)).fetchone()
    return None if row is None else int(row[0])
