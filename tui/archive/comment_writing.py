"""Rows of comments as they are written: with what is derived, and with their words in the search."""

# Nothing but names of columns is written into statements here.
# ruff: noqa: S608

import hashlib

from tui.archive.checksums import checksum
from tui.archive.comment_columns import BODY, FACTS, body_columns, fact_columns
from tui.archive.connection import Connection
from tui.archive.names import enter_author
from tui.archive.search_index import enter_comment, forget_comment
from tui.archive.stored_date import sort_key
from tui.archive.stored_text import Column, fingerprint, storable
from tui.model.comment import Comment, CommentStatus
from tui.model.likeness import words_of

DERIVED = "source_id, post_id, fingerprint, shown, sort_key, words"
INSERT = (
    f"INSERT INTO comments (blog_id, key, {DERIVED}, {FACTS})"
    f" VALUES ({', '.join('?' * (8 + len(FACTS.split(','))))})"
)
UPDATE = (
    f"UPDATE comments SET ({DERIVED}, {FACTS})"
    f" = ({', '.join('?' * (6 + len(FACTS.split(','))))}) WHERE id = ?"
)
RENAME_PARENT = "UPDATE comments SET parent_key = ?, fingerprint = ? WHERE id = ?"
SEAL = "UPDATE comment_bodies SET checksum = ? WHERE comment_id = ?"
SAVE_BODY = (
    f"INSERT INTO comment_bodies (comment_id, text, checksum, {BODY}) VALUES (?, ?, ?, ?, ?)"
    " ON CONFLICT (comment_id) DO UPDATE SET"
    " markdown = CASE WHEN body = excluded.body AND format = excluded.format THEN markdown END,"
    " markdown_checksum = CASE"
    " WHEN body = excluded.body AND format = excluded.format THEN markdown_checksum END,"
    " text = excluded.text, checksum = excluded.checksum, body = excluded.body, format = excluded.format"
)


def insert_comment(
    connection: Connection, source_id: int, post_id: int, blog_id: int, comment: Comment, text: str
) -> int:
    """Store a new comment with its plain text and give its id; its words have yet to be entered."""
    text, facts, body = storable(text), fact_columns(comment), body_columns(comment)
    row = (storable(comment.key), source_id, post_id, *_derived(comment, facts, body, text))
    comment_id = connection.execute(INSERT, (blog_id, *row, *facts)).lastrowid
    assert comment_id is not None
    _save_body(connection, (comment_id, *row), comment, body, text)
    return comment_id


def change_comment(
    connection: Connection, source_id: int, comment_id: int, post_id: int, comment: Comment, text: str
) -> None:
    """Store what is now known of a comment; a changed body loses its Markdown."""
    forget_comment(connection, comment_id)
    text, facts, body = storable(text), fact_columns(comment), body_columns(comment)
    row = (source_id, post_id, *_derived(comment, facts, body, text))
    connection.execute(UPDATE, (*row, *facts, comment_id))
    _save_body(connection, (comment_id, storable(comment.key), *row), comment, body, text)
    enter_comment(connection, comment_id, storable(comment.author), text)


def rename_parent(
    connection: Connection, source_id: int, comment_id: int, post_id: int, comment: Comment, text: str
) -> None:
    """Store a comment that differs from what is stored in nothing but the key of its parent."""
    derived = _derived(comment, fact_columns(comment), body_columns(comment), storable(text))
    sealed = (comment_id, storable(comment.key), source_id, post_id, *derived, storable(text))
    connection.execute(RENAME_PARENT, (storable(comment.parent_key), derived[0], comment_id))
    connection.execute(SEAL, (checksum(sealed), comment_id))


def comment_fingerprint(comment: Comment) -> bytes:
    """Give what tells whether a comment is stored as it is."""
    return _fingerprint(comment, fact_columns(comment), body_columns(comment))


def words_number(text: str) -> int:
    """Give a number that is one for all texts of the same words, and differs for nearly all others."""
    told = words_of(storable(text)).encode()
    return int.from_bytes(hashlib.blake2b(told, digest_size=8).digest(), "big", signed=True)


def _save_body(
    connection: Connection,
    row: tuple[int, *tuple[Column, ...]],
    comment: Comment,
    body: tuple[str, ...],
    text: str,
) -> None:
    comment_id = row[0]
    connection.execute(SAVE_BODY, (comment_id, text, checksum((*row, text)), *body))
    enter_author(connection, storable(comment.author))


def _derived(
    comment: Comment, facts: tuple[Column, ...], body: tuple[str, ...], text: str
) -> tuple[bytes, int, int, int]:
    shown = int(comment.status is CommentStatus.APPROVED)
    known = _fingerprint(comment, facts, body)
    return known, shown, sort_key(comment.published), words_number(text)


def _fingerprint(comment: Comment, facts: tuple[Column, ...], body: tuple[str, ...]) -> bytes:
    return fingerprint((storable(comment.post_key), *facts, *body))
