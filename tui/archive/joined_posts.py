"""Posts of which several sources of a blog tell."""

# Nothing but names of columns is written into statements here.
# ruff: noqa: S608

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tui.archive.address import address_of
from tui.archive.connection import Connection
from tui.archive.post_columns import BODY, FACTS, body_columns, fact_columns, post_of
from tui.archive.post_writing import change_post, post_fingerprint
from tui.archive.stored_date import better_known
from tui.archive.stored_text import storable
from tui.model.dates import UNDATED
from tui.model.joining import Told, joined_post
from tui.model.likeness import apart, same_post, words_of
from tui.model.post import Post

MOST_CANDIDATES = 50
"""Posts of one title that are looked at; where there are more, addresses and keys alone join."""
UNTOLD = (
    " AND p.source_id <> :source AND NOT EXISTS"
    " (SELECT 1 FROM post_versions AS v WHERE v.post_id = p.id AND v.source_id = :source)"
)
BY_ADDRESS = (
    f"SELECT p.id FROM posts AS p WHERE p.blog_id = :blog AND p.address = :address{UNTOLD}"
    " UNION SELECT p.id FROM post_versions AS a JOIN posts AS p ON p.id = a.post_id"
    f" WHERE a.blog_id = :blog AND a.address = :address{UNTOLD} LIMIT 2"
)
BY_TITLE = (
    f"SELECT p.id, p.key, text, {BODY}, {FACTS} FROM posts AS p JOIN post_bodies ON post_id = p.id"
    f" WHERE p.blog_id = :blog AND p.title_words = :words AND p.kind = :kind{UNTOLD}"
    f" ORDER BY p.id LIMIT {MOST_CANDIDATES + 1}"
)
STORED = (
    f"SELECT p.key, p.blog_id, p.source_id, p.joined, p.fingerprint, text, {BODY}, {FACTS}"
    " FROM posts AS p JOIN post_bodies ON post_id = p.id WHERE p.id = ?"
)
KEEP = (
    "INSERT OR REPLACE INTO post_versions (blog_id, key, source_id, post_id, address, record)"
    " VALUES (?, ?, ?, ?, ?, ?)"
)
TOLD = (
    "SELECT v.source_id, s.format, v.key, v.record FROM post_versions AS v"
    " JOIN sources AS s ON s.id = v.source_id WHERE v.post_id = ?"
)
_BODY_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class Joined:
    """What became of a record that other sources tell of."""

    told_before: bool
    """Whether its source had told of it before."""
    differs: bool
    """Whether what is shown changed."""


def find_told_post(connection: Connection, blog_id: int, key: str) -> int | None:
    """Give the post of which some source told under this key."""
    row = connection.execute(
        "SELECT post_id FROM post_versions WHERE blog_id = ? AND key = ? LIMIT 1", (blog_id, storable(key))
    ).fetchone()
    return None if row is None else int(row[0])


def find_same_post(connection: Connection, blog_id: int, source_id: int, post: Post, text: str) -> int | None:
    """Give the post of which other sources tell and this one does now, ``None`` where there is none.

    One address or, by the rule of ``same_post``, one title is the sign; of several the nearest in time
    is meant.
    """
    asked = {
        "blog": blog_id,
        "source": source_id,
        "address": address_of(storable(post.permalink)),
        "words": words_of(storable(post.title)),
        "kind": post.kind.value,
    }
    if asked["address"]:
        found = connection.execute(BY_ADDRESS, asked).fetchall()
        if len(found) == 1:
            return int(found[0][0])
    rows = connection.execute(BY_TITLE, asked).fetchall() if asked["words"] else []
    if len(rows) > MOST_CANDIDATES:
        return None
    others = [(post_id, _post(key, columns), words) for post_id, key, words, *columns in rows]
    same = [
        (apart(post.published, other.published), post_id)
        for post_id, other, words in others
        if same_post(post, text, other, words)
    ]
    return min(same)[1] if same else None


def join_post(connection: Connection, source_id: int, post_id: int, post: Post, text: str) -> Joined:
    """Keep what this source tells of a stored post, and show what all sources together make of it."""
    row = connection.execute(STORED, (post_id,)).fetchone()
    key, blog_id, first_source, joined, fingerprint, first_text, *columns = row
    if not joined:
        _keep(connection, blog_id, first_source, post_id, _post(key, columns), first_text)
        connection.execute("UPDATE posts SET joined = 1 WHERE id = ?", (post_id,))
    told = [each for each in told_posts(connection, post_id) if each.source_id == source_id]
    known = next((each.record.published for each in told if each.record.key == post.key), UNDATED)
    post = replace(post, published=better_known(known, post.published))
    _keep(connection, blog_id, source_id, post_id, post, text)
    best, body = joined_post(key, list(told_posts(connection, post_id)))
    differs = fingerprint != post_fingerprint(best)
    if differs:
        change_post(connection, body.source_id, post_id, best, body.text)
    return Joined(bool(told), differs)


def told_posts(connection: Connection, post_id: int) -> Iterator[Told[Post]]:
    """Give what each source tells of a joined post, nothing for one that a single source tells of."""
    for source_id, format, key, record in connection.execute(TOLD, (post_id,)):
        *columns, text = json.loads(record)
        yield Told(source_id, format, _post(key, columns), text)


def _keep(connection: Connection, blog_id: int, source_id: int, post_id: int, post: Post, text: str) -> None:
    record = json.dumps([*body_columns(post), *fact_columns(post), storable(text)], ensure_ascii=False)
    address = address_of(storable(post.permalink))
    connection.execute(KEEP, (blog_id, storable(post.key), source_id, post_id, address, record))


def _post(key: str, columns: list[object]) -> Post:
    return post_of(key, columns[_BODY_COLUMNS:], columns[:_BODY_COLUMNS])
