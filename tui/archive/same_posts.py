"""Which stored post a source tells of, where several sources tell of one blog."""

# Nothing but names of columns is written into statements here.
# ruff: noqa: S608

from dataclasses import replace

from tui.archive.address import address_of, host_of
from tui.archive.connection import Connection
from tui.archive.own_keys import own_key
from tui.archive.post_columns import BODY, FACTS, stored_post
from tui.archive.stored_date import sort_key
from tui.archive.stored_text import storable
from tui.model.dates import PublicationDate
from tui.model.likeness import alike, apart, same_named_post, same_post, span, words_of
from tui.model.post import Post

MOST_CANDIDATES = 50
"""Posts of one title and time that are looked at; where there are more, addresses and keys alone join."""
BEFORE, BEHIND = 32 * 24 * 3600, 7 * 3600
"""Seconds that a stored date can lie before and behind the time it means: a month, and half of all zones."""
NAMED = (
    "SELECT id FROM posts WHERE blog_id = :blog AND key = :key UNION ALL"
    " SELECT post_id FROM post_versions WHERE blog_id = :blog AND key = :key LIMIT 1"
)
TOLD = "SELECT 1 FROM post_versions WHERE blog_id = ? AND key = ? AND source_id = ?"
LOOK = (
    f"SELECT p.key, text, {BODY}, {FACTS} FROM posts AS p JOIN post_bodies ON post_id = p.id WHERE p.id = ?"
)
IS_AT = (
    "SELECT 1 FROM posts WHERE id = :post AND address = :address"
    " UNION ALL SELECT 1 FROM post_versions WHERE post_id = :post AND address = :address"
)
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
    " WHERE p.blog_id = :blog AND p.title_words = :words AND p.kind = :kind"
    " AND (p.published_precision IN ('before', 'unknown') OR p.sort_key BETWEEN :begin AND :end)"
    f"{UNTOLD} LIMIT {MOST_CANDIDATES + 1}"
)


def find_named_post(connection: Connection, blog_id: int, key: str) -> int | None:
    """Give the post of this key, or of which some source told under it."""
    row = connection.execute(NAMED, {"blog": blog_id, "key": storable(key)}).fetchone()
    return None if row is None else int(row[0])


def find_meant_post(
    connection: Connection, blog_id: int, source_id: int, post: Post, text: str
) -> tuple[Post, int | None]:
    """Give a post, under a key of its own where its key is another post's, and the stored one that it is."""
    named = find_named_post(connection, blog_id, post.key)
    if named is not None and not _has_told(connection, blog_id, source_id, post):
        own = replace(post, key=own_key(post.key, source_id))
        owned = find_named_post(connection, blog_id, own.key)
        if owned is not None:
            return own, owned
        if not _is_it(connection, named, post, text):
            post, named = own, None
    if named is None:
        named = find_same_post(connection, blog_id, source_id, post, text)
    return post, named


def find_same_post(connection: Connection, blog_id: int, source_id: int, post: Post, text: str) -> int | None:
    """Give the post of which other sources tell and this one does now, ``None`` where there is none.

    One address or, by the rule of ``same_post``, one title is the sign; of several that one is meant whose
    text is alike, and of those the nearest in time.
    """
    asked = {"blog": blog_id, "source": source_id, "kind": post.kind.value}
    address, words = address_of(storable(post.permalink)), words_of(storable(post.title))
    if address:
        found = connection.execute(BY_ADDRESS, {**asked, "address": address}).fetchall()
        if len(found) == 1:
            return int(found[0][0])
    begin, end = (sort_key(PublicationDate.at(instant)) for instant in span(post.published))
    asked |= {"words": words, "begin": begin - BEFORE, "end": end + BEHIND}
    rows = connection.execute(BY_TITLE, asked).fetchall() if words else []
    if len(rows) > MOST_CANDIDATES:
        return None
    others = [(post_id, stored_post(key, columns), told) for post_id, key, told, *columns in rows]
    same = [each for each in others if same_post(post, text, each[1], each[2])]
    return _nearest(post, text, same) if len(same) > 1 else next((each[0] for each in same), None)


def _nearest(post: Post, text: str, others: list[tuple[int, Post, str]]) -> int:
    return min(
        (not alike(text, told), apart(post.published, other.published), post_id)
        for post_id, other, told in others
    )[2]


def _has_told(connection: Connection, blog_id: int, source_id: int, post: Post) -> bool:
    row = connection.execute(TOLD, (blog_id, storable(post.key), source_id)).fetchone()
    return row is not None


def _is_it(connection: Connection, post_id: int, post: Post, text: str) -> bool:
    """Say whether the stored post that has the key of this one is this one."""
    address = address_of(storable(post.permalink))
    if address and connection.execute(IS_AT, {"post": post_id, "address": address}).fetchone():
        return True
    key, told, *columns = connection.execute(LOOK, (post_id,)).fetchone()
    other = stored_post(key, columns)
    one_host = bool(address) and host_of(address) == host_of(address_of(other.permalink))
    return same_named_post(post, text, other, told, one_host=one_host)
