"""The full-text index, kept in the same transaction as the rows it tells of.

The index keeps no text of its own: a row is taken out by naming the very words it was entered with.
"""

# Nothing but names of tables is written into statements here.
# ruff: noqa: S608

from collections.abc import Callable
from itertools import count

from tui.archive.connection import Connection
from tui.archive.spelling import fold


def enter_post(connection: Connection, post_id: int, title: str, author: str, text: str) -> None:
    """Make a post findable."""
    connection.execute(
        "INSERT INTO post_search (rowid, title, author, text) VALUES (?, ?, ?, ?)",
        (post_id, fold(title), fold(author), fold(text)),
    )


def forget_post(connection: Connection, post_id: int) -> None:
    """Take a post out of the index, before its row changes."""
    title, author, text = connection.execute(
        "SELECT title, author, text FROM posts JOIN post_bodies ON post_id = id WHERE id = ?", (post_id,)
    ).fetchone()
    connection.execute(
        "INSERT INTO post_search (post_search, rowid, title, author, text) VALUES ('delete', ?, ?, ?, ?)",
        (post_id, fold(title), fold(author), fold(text)),
    )


def enter_comment(connection: Connection, comment_id: int, author: str, text: str) -> None:
    """Make a comment findable."""
    connection.execute(
        "INSERT INTO comment_search (rowid, author, text) VALUES (?, ?, ?)",
        (comment_id, fold(author), fold(text)),
    )


def forget_comment(connection: Connection, comment_id: int) -> None:
    """Take a comment out of the index, before its row changes."""
    author, text = connection.execute(
        "SELECT author, text FROM comments JOIN comment_bodies ON comment_id = id WHERE id = ?", (comment_id,)
    ).fetchone()
    connection.execute(
        "INSERT INTO comment_search (comment_search, rowid, author, text) VALUES ('delete', ?, ?, ?)",
        (comment_id, fold(author), fold(text)),
    )


def forget_blog(connection: Connection, blog_id: int) -> None:
    """Take every post and comment of a blog out of the index, before they are deleted."""
    posts = connection.execute("SELECT id FROM posts WHERE blog_id = ?", (blog_id,)).fetchall()
    comments = connection.execute("SELECT id FROM comments WHERE blog_id = ?", (blog_id,)).fetchall()
    for (post_id,) in posts:
        forget_post(connection, post_id)
    for (comment_id,) in comments:
        forget_comment(connection, comment_id)


def rebuild_index(connection: Connection, on_entered: Callable[[int], None] = lambda _: None) -> None:
    """Make the whole index anew from the rows, for an index that is damaged.

    ``on_entered`` is told after each row how many there are in the index.
    """
    for table in ("post_search", "comment_search"):
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")
    entered = count(1)
    posts = connection.execute("SELECT id, title, author, text FROM posts JOIN post_bodies ON post_id = id")
    for post in posts:
        enter_post(connection, *post)
        on_entered(next(entered))
    comments = connection.execute(
        "SELECT id, author, text FROM comments JOIN comment_bodies ON comment_id = id"
    )
    for comment in comments:
        enter_comment(connection, *comment)
        on_entered(next(entered))
