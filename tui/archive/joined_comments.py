"""Comments of which several sources of a blog tell."""

# Nothing but names of columns is written into statements here.
# ruff: noqa: S608

import json
from collections.abc import Iterator
from dataclasses import replace

from tui.archive.checksums import checksum
from tui.archive.comment_columns import BODY, OWN_FACTS, body_columns, fact_columns, stored_comment
from tui.archive.comment_writing import change_comment, comment_fingerprint, rename_parent
from tui.archive.connection import Connection
from tui.archive.joined_posts import Joined
from tui.archive.stored_date import better_known
from tui.archive.stored_text import storable
from tui.model.comment import Comment
from tui.model.dates import UNDATED
from tui.model.joining import Told, joined_comment

STORED = (
    "SELECT c.key, p.key, c.blog_id, c.post_id, c.source_id, c.joined, c.fingerprint, text,"
    f" {BODY}, {OWN_FACTS}"
    " FROM comments AS c JOIN posts AS p ON p.id = c.post_id JOIN comment_bodies ON comment_id = c.id"
    " WHERE c.id = ?"
)
KEEP = (
    "INSERT OR REPLACE INTO comment_versions (blog_id, checksum, key, source_id, comment_id, record)"
    " VALUES (?, ?, ?, ?, ?, ?)"
)
TOLD = (
    "SELECT v.source_id, s.format, v.key, v.record FROM comment_versions AS v"
    " JOIN sources AS s ON s.id = v.source_id WHERE v.comment_id = ?"
)
KNOWN_KEY = (
    "SELECT c.id, c.key FROM comment_versions AS v JOIN comments AS c ON c.id = v.comment_id"
    " WHERE v.blog_id = ? AND v.key = ? LIMIT 1"
)
CHILDREN = "SELECT id FROM comments WHERE post_id = ? AND parent_key = ? AND parent_key <> ''"


def join_comment(
    connection: Connection, source_id: int, comment_id: int, comment: Comment, text: str
) -> Joined:
    """Keep what this source tells of a stored comment, and show what all sources together make of it."""
    row = connection.execute(STORED, (comment_id,)).fetchone()
    key, post_key, blog_id, post_id, first_source, joined, fingerprint, first_text, *columns = row
    if not joined:
        _keep(connection, blog_id, first_source, comment_id, stored_comment(key, columns), first_text)
        connection.execute("UPDATE comments SET joined = 1 WHERE id = ?", (comment_id,))
    told = [each for each in told_comments(connection, comment_id) if each.source_id == source_id]
    known = next((each.record.published for each in told if each.record.key == comment.key), UNDATED)
    comment = replace(comment, published=better_known(known, comment.published))
    _keep(connection, blog_id, source_id, comment_id, comment, text)
    if comment.key != key:
        _rename_parent(connection, post_id, comment.key, key)
    best, body = joined_comment(key, post_key, list(told_comments(connection, comment_id)))
    best = replace(best, parent_key=_known_key(connection, blog_id, best.parent_key))
    differs = fingerprint != comment_fingerprint(best)
    if differs:
        change_comment(connection, body.source_id, comment_id, post_id, best, body.text)
    return Joined(bool(told), differs)


def told_comments(connection: Connection, comment_id: int) -> Iterator[Told[Comment]]:
    """Give what each source tells of a joined comment, nothing for one that a single source tells of."""
    for source_id, format, key, record in connection.execute(TOLD, (comment_id,)):
        *columns, text = json.loads(record)
        yield Told(source_id, format, stored_comment(key, columns), text)


def _rename_parent(connection: Connection, post_id: int, told: str, key: str) -> None:
    """Let answers that came before a comment name it by the key that it has in the blog."""
    for (child,) in connection.execute(CHILDREN, (post_id, storable(told))).fetchall():
        row = connection.execute(STORED, (child,)).fetchone()
        own_key, post_key, _, _, source_id, _, _, text, *columns = row
        comment = replace(stored_comment(own_key, columns), post_key=post_key, parent_key=key)
        rename_parent(connection, source_id, child, post_id, comment, text)


def _known_key(connection: Connection, blog_id: int, key: str) -> str:
    """Give the key under which the blog holds a comment that a source knows by this one."""
    row = connection.execute(KNOWN_KEY, (blog_id, storable(key))).fetchone() if key else None
    return key if row is None else str(row[1])


def _keep(
    connection: Connection, blog_id: int, source_id: int, comment_id: int, comment: Comment, text: str
) -> None:
    record = json.dumps([*body_columns(comment), *fact_columns(comment), storable(text)], ensure_ascii=False)
    columns = (storable(comment.key), source_id, comment_id, record)
    connection.execute(KEEP, (blog_id, checksum(columns), *columns))
