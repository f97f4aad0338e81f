"""Whether the archive is whole."""

# Nothing but texts of this file is written into statements here.
# ruff: noqa: S608

import sqlite3

from tui.archive import comment_columns, post_columns
from tui.archive.connection import Connection
from tui.archive.failures import result_code
from tui.archive.stored_text import fingerprint

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
POST_FACTS = (
    f"SELECT id, fingerprint, {post_columns.FACTS}, {post_columns.BODY}"
    " FROM posts JOIN post_bodies ON post_id = id"
)
COMMENT_FACTS = (
    f"SELECT c.id, c.fingerprint, p.key, {comment_columns.OWN_FACTS}, {comment_columns.BODY}"
    " FROM comments AS c JOIN comment_bodies ON comment_id = c.id JOIN posts AS p ON p.id = c.post_id"
)


def check(connection: Connection) -> list[str]:
    """Look through the whole file and give each finding as one sentence, none where all is well.

    The full-text index can look at its own pages on the writing connection only; on a reading one
    it is checked that nothing is missing in it.
    """
    try:
        findings = _file(connection)
        if not findings:
            findings = [each for look in LOOKS for each in look(connection)]
    except sqlite3.DatabaseError as error:
        if result_code(error) not in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_IOERR):
            raise
        findings = [f"The file cannot be read to its end: {error}."]
    return findings


def _file(connection: Connection) -> list[str]:
    rows = connection.execute("PRAGMA integrity_check").fetchall()
    return [f"The file is damaged: {text}." for (text,) in rows if text != "ok"]


def _references(connection: Connection) -> list[str]:
    rows = connection.execute("PRAGMA foreign_key_check").fetchall()
    findings = [
        f"A row of {table} belongs to a row of {other} that is missing." for table, _, other, _ in rows
    ]
    for kind, statement in BODILESS.items():
        findings += [f"The {kind} {each} has no body." for (each,) in connection.execute(statement)]
    return findings


def _counters(connection: Connection) -> list[str]:
    findings = []
    for blog_id, *numbers in connection.execute(BLOGS):
        for name, counted, real in zip(BLOG_COUNTERS, numbers[:3], numbers[3:], strict=True):
            if counted != real:
                findings.append(f"Blog {blog_id} says that it has {counted} {name} and has {real}.")
    posts = connection.execute(POSTS)
    return findings + [f"Post {post_id} counts its comments wrongly." for (post_id,) in posts]


def _fingerprints(connection: Connection) -> list[str]:
    findings = []
    for kind, statement in (("post", POST_FACTS), ("comment", COMMENT_FACTS)):
        for record, known, *columns in connection.execute(statement):
            if fingerprint(columns) != known:
                findings.append(f"The {kind} {record} is not as it was stored.")
    return findings


def _index(connection: Connection) -> list[str]:
    findings = []
    for kind, statement in UNSEARCHABLE.items():
        findings += [f"The {kind} {each} cannot be searched." for (each,) in connection.execute(statement)]
    if connection.execute("PRAGMA query_only").fetchone()[0]:
        return findings
    for table in ("post_search", "comment_search"):
        try:
            connection.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")
        except sqlite3.DatabaseError as error:
            if result_code(error) != sqlite3.SQLITE_CORRUPT:
                raise
            findings.append(f"The search index {table} is damaged.")
    return findings


LOOKS = (_references, _counters, _fingerprints, _index)
