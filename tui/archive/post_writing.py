"""Rows of posts as they are written: with what is derived from them, and with their words in the search."""

# Nothing but names of columns is written into statements here.
# ruff: noqa: S608

from tui.archive.address import address_of
from tui.archive.checksums import checksum
from tui.archive.connection import Connection
from tui.archive.names import enter_author
from tui.archive.post_columns import BODY, FACTS, body_columns, fact_columns
from tui.archive.search_index import enter_post, forget_post
from tui.archive.stored_date import sort_key
from tui.archive.stored_text import Column, fingerprint, storable
from tui.model.likeness import words_of
from tui.model.post import Post, PostStatus

DERIVED = "source_id, fingerprint, shown, sort_key, address, title_words"
INSERT = (
    f"INSERT INTO posts (blog_id, key, {DERIVED}, {FACTS})"
    f" VALUES ({', '.join('?' * (8 + len(FACTS.split(','))))})"
)
UPDATE = (
    f"UPDATE posts SET ({DERIVED}, {FACTS}) = ({', '.join('?' * (6 + len(FACTS.split(','))))}) WHERE id = ?"
)
SAVE_BODY = (
    f"INSERT INTO post_bodies (post_id, text, checksum, {BODY}) VALUES (?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (post_id) DO UPDATE SET"
    " markdown = CASE WHEN body = excluded.body AND format = excluded.format THEN markdown END,"
    " markdown_checksum = CASE"
    " WHEN body = excluded.body AND format = excluded.format THEN markdown_checksum END,"
    " text = excluded.text, checksum = excluded.checksum, body = excluded.body, format = excluded.format,"
    " excerpt = excluded.excerpt"
)


def insert_post(connection: Connection, source_id: int, blog_id: int, post: Post, text: str) -> int:
    """Store a new post with its plain text and give its id; its words have yet to be entered."""
    facts, body = fact_columns(post), body_columns(post)
    row = (storable(post.key), source_id, *_derived(post, facts, body))
    post_id = connection.execute(INSERT, (blog_id, *row, *facts)).lastrowid
    assert post_id is not None
    _save_body(connection, (post_id, *row), post, body, storable(text))
    return post_id


def change_post(connection: Connection, source_id: int, post_id: int, post: Post, text: str) -> None:
    """Store what is now known of a post; a changed body loses its Markdown."""
    forget_post(connection, post_id)
    text, facts, body = storable(text), fact_columns(post), body_columns(post)
    derived = _derived(post, facts, body)
    connection.execute(UPDATE, (source_id, *derived, *facts, post_id))
    _save_body(connection, (post_id, storable(post.key), source_id, *derived), post, body, text)
    enter_post(connection, post_id, storable(post.title), storable(post.author), text)


def post_fingerprint(post: Post) -> bytes:
    """Give what tells whether a post is stored as it is."""
    return fingerprint((*fact_columns(post), *body_columns(post)))


def _save_body(
    connection: Connection,
    row: tuple[int, *tuple[Column, ...]],
    post: Post,
    body: tuple[str, ...],
    text: str,
) -> None:
    post_id = row[0]
    connection.execute(SAVE_BODY, (post_id, text, checksum((*row, text)), *body))
    enter_author(connection, storable(post.author))


def _derived(
    post: Post, facts: tuple[Column, ...], body: tuple[str, ...]
) -> tuple[bytes, int, int, str, str]:
    shown = int(post.status in (PostStatus.PUBLISHED, PostStatus.MEMBERS))
    address, words = address_of(storable(post.permalink)), words_of(storable(post.title))
    return fingerprint((*facts, *body)), shown, sort_key(post.published), address, words
