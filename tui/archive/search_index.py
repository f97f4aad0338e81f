"""The full-text index, kept in the same transaction as the rows it tells of.

The index keeps no text of its own: a row is taken out by naming the very words it was entered with.
"""

# Nothing but names of tables is written into statements here.
# ruff: noqa: S608

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count

from tui.archive.connection import Connection
from tui.archive.spelling import fold

ENTER_POST = "INSERT INTO post_search (rowid, title, author, text) VALUES (?, ?, ?, ?)"
ENTER_COMMENT = "INSERT INTO comment_search (rowid, author, text) VALUES (?, ?, ?)"


@dataclass(slots=True)
class NewWords:
    """The words of new posts, or of new comments, on their way into the index.

    They wait for each other: before every statement that fires a trigger SQLite has the index write down what
    it holds, and with a little to write between any two comments an import takes half as long again.
    """

    connection: Connection
    statement: str
    """``ENTER_POST`` or ``ENTER_COMMENT``."""
    _waiting: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def add(self, record_id: int, *texts: str) -> None:
        """Keep the words of a record that was just stored."""
        self._waiting[record_id] = texts

    def enter(self) -> None:
        """Make all of them findable; it is due before the transaction ends."""
        rows = ((record_id, *map(fold, texts)) for record_id, texts in self._waiting.items())
        self.connection.executemany(self.statement, rows)
        self._waiting.clear()

    def enter_before_change(self, record_id: int) -> None:
        """Make them findable if this record is one of them, as only what was entered can be taken out."""
        if record_id in self._waiting:
            self.enter()


def enter_post(connection: Connection, post_id: int, title: str, author: str, text: str) -> None:
    """Make a post findable."""
    connection.execute(ENTER_POST, (post_id, fold(title), fold(author), fold(text)))


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
    connection.execute(ENTER_COMMENT, (comment_id, fold(author), fold(text)))


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
