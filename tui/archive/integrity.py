"""Whether the archive is whole: its file, its references, its counters, its texts and its index."""

# Nothing but texts of this file is written into statements here.
# ruff: noqa: S608

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from tui.archive.connection import Connection
from tui.archive.failures import result_code
from tui.archive.verification import mismatches

READING = "post_reading AS r WHERE r.blog_id = p.blog_id AND r.key = p.key AND r.read"
SHOWN_POSTS = "posts AS p WHERE p.blog_id = b.id AND p.shown = 1"
BLOG_COUNTERS = {
    "posts": f"(SELECT count(*) FROM {SHOWN_POSTS})",
    "unread posts": f"(SELECT count(*) FROM {SHOWN_POSTS} AND NOT EXISTS (SELECT 1 FROM {READING}))",
    "comments": (
        "(SELECT count(*) FROM comments AS c JOIN posts AS p ON p.id = c.post_id"
        " WHERE c.shown = 1 AND p.shown = 1 AND p.blog_id = b.id)"
    ),
}
BLOGS = f"SELECT b.id, b.posts, b.unread, b.comments, {', '.join(BLOG_COUNTERS.values())} FROM blogs AS b"
POSTS = (
    "SELECT p.id FROM posts AS p WHERE p.comments <>"
    " (SELECT count(*) FROM comments AS c WHERE c.post_id = p.id AND c.shown = 1)"
)
BODILESS = {
    "post": "SELECT id FROM posts WHERE id NOT IN (SELECT post_id FROM post_bodies)",
    "comment": "SELECT id FROM comments WHERE id NOT IN (SELECT comment_id FROM comment_bodies)",
}
UNSEARCHABLE = {
    "post": "SELECT id FROM posts WHERE id NOT IN (SELECT id FROM post_search_docsize)",
    "comment": "SELECT id FROM comments WHERE id NOT IN (SELECT id FROM comment_search_docsize)",
}
UNREADABLE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_ERROR)
"""The last is an error in a statement; as the statements here are right, the schema is not."""


class FaultKind(StrEnum):
    """What is not whole."""

    UNREADABLE = "unreadable"
    """The file cannot be read to its end."""
    FILE = "file"
    """The file's own pages and tables contradict each other."""
    REFERENCE = "reference"
    """A row belongs to one that is missing, or lacks its body."""
    COUNTER = "counter"
    CONTENT = "content"
    """A record differs from what was stored."""
    INDEX = "index"
    """Something cannot be found by search."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is not whole."""

    kind: FaultKind
    sentence: str


def check(connection: Connection) -> list[str]:
    """Give the sentence of every fault, none where all is well."""
    return [fault.sentence for fault in faults(connection)]


def faults(connection: Connection) -> Iterator[Fault]:
    """Look through the whole file and give each fault as it is found.

    The full-text index can look at its own pages on the writing connection only; on a reading one
    it is checked that nothing is missing in it. Where the file itself is damaged nothing more is looked at.
    """
    try:
        is_sound = True
        for fault in _file(connection):
            is_sound = False
            yield fault
        for look in LOOKS if is_sound else ():
            yield from look(connection)
    except sqlite3.DatabaseError as error:
        if result_code(error) not in UNREADABLE:
            raise
        yield Fault(FaultKind.UNREADABLE, f"The file cannot be read to its end: {error}.")


def index_faults(connection: Connection) -> Iterator[Fault]:
    """Let the full-text index look at its own pages, which it does on the writing connection only."""
    for table in ("post_search", "comment_search"):
        try:
            connection.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")
        except sqlite3.DatabaseError as error:
            # A damaged version number is reported as an error in the statement, which has none.
            if result_code(error) not in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_ERROR):
                raise
            yield Fault(FaultKind.INDEX, f"The search index {table} is damaged.")


def _file(connection: Connection) -> Iterator[Fault]:
    for (text,) in connection.execute("PRAGMA integrity_check"):
        if text != "ok":
            yield Fault(FaultKind.FILE, f"The file is damaged: {text}.")


def _references(connection: Connection) -> Iterator[Fault]:
    for table, _, other, _ in connection.execute("PRAGMA foreign_key_check"):
        yield Fault(FaultKind.REFERENCE, f"A row of {table} belongs to a row of {other} that is missing.")
    for kind, statement in BODILESS.items():
        for (each,) in connection.execute(statement):
            yield Fault(FaultKind.REFERENCE, f"The {kind} {each} has no body.")


def _counters(connection: Connection) -> Iterator[Fault]:
    for blog_id, *numbers in connection.execute(BLOGS):
        for name, counted, real in zip(BLOG_COUNTERS, numbers[:3], numbers[3:], strict=True):
            if counted != real:
                sentence = f"Blog {blog_id} says that it has {counted} {name} and has {real}."
                yield Fault(FaultKind.COUNTER, sentence)
    for (post_id,) in connection.execute(POSTS):
        yield Fault(FaultKind.COUNTER, f"Post {post_id} counts its comments wrongly.")


def _contents(connection: Connection) -> Iterator[Fault]:
    for mismatch in mismatches(connection):
        yield Fault(FaultKind.CONTENT, mismatch.sentence)


def _index(connection: Connection) -> Iterator[Fault]:
    for kind, statement in UNSEARCHABLE.items():
        for (each,) in connection.execute(statement):
            yield Fault(FaultKind.INDEX, f"The {kind} {each} cannot be searched.")
    if not connection.execute("PRAGMA query_only").fetchone()[0]:
        yield from index_faults(connection)


LOOKS = (_references, _counters, _contents, _index)
