"""Posts of which several sources of a blog tell."""

# Nothing but names of columns is written into statements here.
# ruff: noqa: S608

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tui.archive.address import address_of
from tui.archive.checksums import checksum
from tui.archive.connection import Connection
from tui.archive.post_columns import BODY, FACTS, body_columns, fact_columns, stored_post
from tui.archive.post_writing import change_post, post_fingerprint
from tui.archive.stored_date import better_known
from tui.archive.stored_text import storable
from tui.model.dates import UNDATED
from tui.model.joining import Told, joined_post
from tui.model.post import Post

STORED = (
    f"SELECT p.key, p.blog_id, p.source_id, p.joined, p.fingerprint, text, {BODY}, {FACTS}"
    " FROM posts AS p JOIN post_bodies ON post_id = p.id WHERE p.id = ?"
)
KEEP = (
    "INSERT OR REPLACE INTO post_versions (blog_id, checksum, key, source_id, post_id, address, record)"
    " VALUES (?, ?, ?, ?, ?, ?, ?)"
)
TOLD = (
    "SELECT v.source_id, s.format, v.key, v.record FROM post_versions AS v"
    " JOIN sources AS s ON s.id = v.source_id WHERE v.post_id = ?"
)


@dataclass(frozen=True, slots=True)
class Joined:
    """What became of a record that other sources tell of."""

    told_before: bool
    """Whether its source had told of it before."""
    differs: bool
    """Whether what is shown changed."""


def join_post(connection: Connection, source_id: int, post_id: int, post: Post, text: str) -> Joined:
    """Keep what this source tells of a stored post, and show what all sources together make of it."""
    row = connection.execute(STORED, (post_id,)).fetchone()
    key, blog_id, first_source, joined, fingerprint, first_text, *columns = row
    if not joined:
        _keep(connection, blog_id, first_source, post_id, stored_post(key, columns), first_text)
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
        yield Told(source_id, format, stored_post(key, columns), text)


def _keep(connection: Connection, blog_id: int, source_id: int, post_id: int, post: Post, text: str) -> None:
    record = json.dumps([*body_columns(post), *fact_columns(post), storable(text)], ensure_ascii=False)
    columns = (storable(post.key), source_id, post_id, address_of(storable(post.permalink)), record)
    connection.execute(KEEP, (blog_id, checksum(columns), *columns))
