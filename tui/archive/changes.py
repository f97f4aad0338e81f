"""What changed in posts and comments after the reader had seen them; the archive's triggers note it."""

# Nothing but texts of this file is written into statements here.
# ruff: noqa: S608

from collections.abc import Iterator
from dataclasses import dataclass

from tui.archive.connection import Connection

OF_POST = "(n.blog_id, n.post_key) = (SELECT blog_id, key FROM posts WHERE id = :post) AND NOT n.told"
UNTOLD = (
    "SELECT c.id, n.change FROM comment_changes AS n"
    f" JOIN comments AS c ON c.blog_id = n.blog_id AND c.key = n.key WHERE {OF_POST} AND c.shown = 1"
)
COUNTED = (
    "(SELECT count(DISTINCT n.key) FROM comment_changes AS n"
    " JOIN comments AS c ON c.blog_id = n.blog_id AND c.key = n.key"
    " WHERE n.blog_id = p.blog_id AND n.post_key = p.key AND NOT n.told AND c.shown = 1)"
)
"""Counts the comments of the post ``p`` that changed and of which the reader does not know yet."""
COMMENT_TEXTS = (
    "SELECT seen_text, text FROM comments AS c JOIN comment_bodies ON comment_id = c.id"
    " JOIN comment_changes AS n ON n.blog_id = c.blog_id AND n.key = c.key AND change = 'edited'"
    " WHERE c.id = ?"
)
POST_TEXTS = (
    "SELECT seen_text, text FROM posts AS p JOIN post_bodies ON post_id = p.id"
    " JOIN post_changes AS n ON n.blog_id = p.blog_id AND n.key = p.key WHERE p.id = ?"
)
EDITED_POST = (
    "SELECT 1 FROM posts AS p JOIN post_changes AS n ON n.blog_id = p.blog_id AND n.key = p.key"
    " WHERE p.id = ? AND NOT told"
)


@dataclass(frozen=True, slots=True)
class CommentChanges:
    """The comments of a post that changed and of which the reader does not know yet."""

    edited: frozenset[int] = frozenset()
    gone: frozenset[int] = frozenset()


def comment_changes(connection: Connection, post_id: int) -> CommentChanges:
    """Give what changed below a post since the reader opened it last, as ids of shown comments."""
    rows = connection.execute(UNTOLD, {"post": post_id}).fetchall()
    return CommentChanges(frozenset(_of(rows, "edited")), frozenset(_of(rows, "gone")))


def is_post_edited(connection: Connection, post_id: int) -> bool:
    """Tell whether the text of a post changed since the reader opened it last."""
    return connection.execute(EDITED_POST, (post_id,)).fetchone() is not None


def texts_of_comment(connection: Connection, comment_id: int) -> tuple[str, str] | None:
    """Give the text of a comment that the reader has seen and the one it has now, ``None`` for the same."""
    row = connection.execute(COMMENT_TEXTS, (comment_id,)).fetchone()
    return None if row is None else (row[0], row[1])


def texts_of_post(connection: Connection, post_id: int) -> tuple[str, str] | None:
    """Give the text of a post that the reader has seen and the one it has now, ``None`` for the same."""
    row = connection.execute(POST_TEXTS, (post_id,)).fetchone()
    return None if row is None else (row[0], row[1])


def tell_changes(connection: Connection, post_id: int) -> None:
    """Note that the reader knows what changed in a post and below it; the texts seen before are kept."""
    connection.execute(f"UPDATE comment_changes AS n SET told = 1 WHERE {OF_POST}", {"post": post_id})
    connection.execute(
        "UPDATE post_changes SET told = 1"
        " WHERE (blog_id, key) = (SELECT blog_id, key FROM posts WHERE id = ?) AND NOT told",
        (post_id,),
    )


def _of(rows: list[tuple[int, str]], change: str) -> Iterator[int]:
    return (comment_id for comment_id, each in rows if each == change)
