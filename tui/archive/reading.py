"""What the reader has done: read, starred, seen, and where they stood. No sync writes any of it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from tui.archive.connection import Connection
from tui.archive.stored_text import storable
from tui.model.errors import NotStored


@dataclass(frozen=True, slots=True)
class PostReading:
    """What the reader had done with a post."""

    read: bool = False
    starred: bool = False
    seen_comment_id: int = 0
    """The youngest comment there was when the post was opened."""
    opened: str = ""
    """ISO 8601 instant of the last opening, empty before the first."""


def mark_read(connection: Connection, post_ids: Iterable[int], read: bool) -> list[int]:
    """Mark posts as read or unread and give the ids of those that were not so before, ascending."""
    rows = connection.execute(
        "SELECT p.id FROM posts AS p LEFT JOIN post_reading AS r ON r.blog_id = p.blog_id AND r.key = p.key"
        " WHERE p.id IN (SELECT value FROM json_each(?)) AND ifnull(r.read, 0) <> ? ORDER BY p.id",
        (json.dumps(list(post_ids)), read),
    )
    changed = [post_id for (post_id,) in rows]
    connection.execute(
        "INSERT INTO post_reading (blog_id, key, read) SELECT blog_id, key, ? FROM posts"
        " WHERE id IN (SELECT value FROM json_each(?))"
        " ON CONFLICT (blog_id, key) DO UPDATE SET read = excluded.read",
        (read, json.dumps(changed)),
    )
    return changed


def mark_read_up_to(connection: Connection, blog_id: int, post_id: int) -> list[int]:
    """Mark the post and every shown post older than it as read and give the ids of those that changed."""
    rows = connection.execute(
        "SELECT id FROM posts WHERE blog_id = ? AND shown = 1"
        " AND (sort_key, id) <= (SELECT sort_key, id FROM posts WHERE id = ?)",
        (blog_id, post_id),
    )
    return mark_read(connection, [older for (older,) in rows], True)


def star_post(connection: Connection, post_id: int, starred: bool) -> None:
    """Give a post a star, or take it away."""
    connection.execute(
        "INSERT INTO post_reading (blog_id, key, starred) SELECT blog_id, key, ? FROM posts WHERE id = ?"
        " ON CONFLICT (blog_id, key) DO UPDATE SET starred = excluded.starred",
        (starred, post_id),
    )


def open_post(connection: Connection, post_id: int, instant_iso: str) -> PostReading:
    """Mark a post as read with all the comments it has now, and give what was so before.

    What is given tells ``load_comments`` which comments are new at this visit. Raises ``NotStored``
    where there is no such post.
    """
    row = connection.execute(
        "SELECT ifnull(r.read, 0), ifnull(r.starred, 0), ifnull(r.seen_comment_id, 0), ifnull(r.opened, '')"
        " FROM posts AS p LEFT JOIN post_reading AS r ON r.blog_id = p.blog_id AND r.key = p.key"
        " WHERE p.id = ?",
        (post_id,),
    ).fetchone()
    if row is None:
        raise NotStored(f"The archive holds no post {post_id}; `vowe-tui list` lists what it holds.")
    connection.execute(
        "INSERT INTO post_reading (blog_id, key, read, opened, seen_comment_id)"
        # Twice, because the index gives the youngest at once only among those that are shown, or are not.
        " SELECT blog_id, key, 1, ?, max("
        "(SELECT ifnull(max(id), 0) FROM comments WHERE post_id = posts.id AND shown = 1),"
        " (SELECT ifnull(max(id), 0) FROM comments WHERE post_id = posts.id AND shown = 0))"
        " FROM posts WHERE id = ? ON CONFLICT (blog_id, key) DO UPDATE SET read = 1,"
        " opened = excluded.opened, seen_comment_id = max(seen_comment_id, excluded.seen_comment_id)",
        (instant_iso, post_id),
    )
    read, starred, seen_comment_id, opened = row
    return PostReading(bool(read), bool(starred), seen_comment_id, opened)


def star_comment(connection: Connection, comment_id: int, starred: bool) -> None:
    """Give a comment a star, or take it away."""
    connection.execute(
        "INSERT INTO comment_reading (blog_id, key, starred)"
        " SELECT blog_id, key, ? FROM comments WHERE id = ?"
        " ON CONFLICT (blog_id, key) DO UPDATE SET starred = excluded.starred",
        (starred, comment_id),
    )


def mark_comments_read(connection: Connection, comment_ids: Iterable[int], read: bool) -> list[int]:
    """Mark comments as read or unread and give the ids of those that were not so before, ascending."""
    rows = connection.execute(
        "SELECT c.id FROM comments AS c"
        " LEFT JOIN comment_reading AS s ON s.blog_id = c.blog_id AND s.key = c.key"
        " WHERE c.id IN (SELECT value FROM json_each(?)) AND ifnull(s.read, 0) <> ? ORDER BY c.id",
        (json.dumps(list(comment_ids)), read),
    )
    changed = [comment_id for (comment_id,) in rows]
    connection.execute(
        "INSERT INTO comment_reading (blog_id, key, read) SELECT blog_id, key, ? FROM comments"
        " WHERE id IN (SELECT value FROM json_each(?))"
        " ON CONFLICT (blog_id, key) DO UPDATE SET read = excluded.read",
        (read, json.dumps(changed)),
    )
    return changed


def save_place(connection: Connection, blog_id: int | None, name: str, value: str) -> None:
    """Remember a place under its name: of one blog, or of the whole library; ``value`` is JSON."""
    connection.execute(
        "INSERT INTO places (blog_id, name, value) VALUES (?, ?, ?)"
        " ON CONFLICT (ifnull(blog_id, 0), name) DO UPDATE SET value = excluded.value",
        (blog_id, storable(name), storable(value)),
    )


def load_place(connection: Connection, blog_id: int | None, name: str) -> str | None:
    """Give the place that ``save_place`` remembered."""
    row = connection.execute(
        "SELECT value FROM places WHERE ifnull(blog_id, 0) = ifnull(?, 0) AND name = ?",
        (blog_id, storable(name)),
    ).fetchone()
    return None if row is None else str(row[0])
