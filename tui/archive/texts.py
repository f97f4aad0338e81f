"""Texts of posts and comments that hold certain characters."""

import json
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tui.archive.connection import Connection

POSTS = (
    "SELECT 'post', p.id, p.title, p.author, body, text"
    " FROM posts AS p JOIN post_bodies ON post_id = p.id WHERE {condition}"
)
COMMENTS = (
    "SELECT 'comment', p.id, '', p.author, body, text"
    " FROM comments AS p JOIN comment_bodies ON comment_id = p.id WHERE {condition}"
)
# The plus keeps SQLite from an index in whose order the records would then come.
CONDITION = (
    "+p.blog_id IN (SELECT value FROM json_each(:blogs))"
    " AND (body GLOB :any OR p.author GLOB :any OR {title} GLOB :any)"
)
TEXTS = " UNION ALL ".join(
    (
        POSTS.format(condition=CONDITION.format(title="p.title")),
        COMMENTS.format(condition=CONDITION.format(title="''")),
    )
)


class StoredTexts(NamedTuple):
    """Everything that somebody wrote in one record."""

    kind: str
    """``post`` or ``comment``."""
    record_id: int
    title: str
    author: str
    body: str
    text: str
    """The body as plain text."""


def texts_with(connection: Connection, blog_ids: Sequence[int], characters: str) -> Iterator[StoredTexts]:
    """Give the records in which any of ``characters`` stands, ``a-z`` meaning all from a to z."""
    bounds = {"blogs": json.dumps(list(blog_ids)), "any": f"*[{characters}]*"}
    return map(StoredTexts._make, connection.execute(TEXTS, bounds))
