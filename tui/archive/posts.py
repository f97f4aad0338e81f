"""The posts that the archive holds."""

# Nothing but names of columns is written into statements here.
# ruff: noqa: S608

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from tui.archive.address import address_of
from tui.archive.checksums import checksum
from tui.archive.connection import Connection
from tui.archive.joined_posts import join_post
from tui.archive.post_columns import BODY, FACTS, blog_name, stored_post
from tui.archive.post_writing import change_post, insert_post, post_fingerprint
from tui.archive.same_posts import find_meant_post
from tui.archive.search_index import ENTER_POST, NewWords
from tui.archive.sources import has_several_sources
from tui.archive.stored_date import better_known, date_of
from tui.archive.stored_text import GREATEST_INTEGER, storable
from tui.model.errors import NotStored
from tui.model.post import Post, StoredPost
from tui.model.sync_report import Counts

KNOWN = "SELECT id, source_id, joined, fingerprint, published, published_precision FROM posts WHERE"
INTEGER = re.compile(r"[0-9]{1,19}")


def save_posts(
    connection: Connection, source_id: int, blog_id: int, posts: Iterable[tuple[Post, str]]
) -> Counts:
    """Store posts with their plain text under their keys and count what was new.

    A post that a source gives as it is stored is left alone, one that differs is changed, and none
    is ever removed. A date that is known more exactly than the received one stays. Ids grow in the
    order given. A changed body loses its Markdown. A post that another source of the blog tells of is
    joined with it: what each of them says is kept, and what is shown is made of all of it. Where its key is
    another post's it gets one of its own.
    """
    counts = Counts()
    several = has_several_sources(connection, blog_id)
    words = NewWords(connection, ENTER_POST)
    for post, text in posts:
        row = connection.execute(f"{KNOWN} blog_id = ? AND key = ?", (blog_id, storable(post.key))).fetchone()
        if several and not _is_its_own(row, source_id):
            post, known = find_meant_post(connection, blog_id, source_id, post, text)
            row = connection.execute(f"{KNOWN} id = ?", (known,)).fetchone()
        _save(connection, (source_id, blog_id), row, words, post, text, counts)
    words.enter()
    return counts


def _save(
    connection: Connection,
    place: tuple[int, int],
    row: Sequence[Any] | None,
    words: NewWords,
    post: Post,
    text: str,
    counts: Counts,
) -> None:
    source_id, blog_id = place
    if row is None:
        post_id = insert_post(connection, source_id, blog_id, post, text)
        words.add(post_id, storable(post.title), storable(post.author), storable(text))
        counts.new += 1
        return
    words.enter_before_change(row[0])
    if _is_its_own(row, source_id):
        _save_again(connection, source_id, row, post, text, counts)
    else:
        joined = join_post(connection, source_id, row[0], post, text)
        counts.joined += not joined.told_before
        counts.take(joined.differs)


def _is_its_own(row: Sequence[Any] | None, source_id: int) -> bool:
    """Say whether a stored post is one of which this source alone tells."""
    return row is not None and row[1] == source_id and not row[2]


def _save_again(
    connection: Connection, source_id: int, row: Sequence[Any], post: Post, text: str, counts: Counts
) -> None:
    """Store a post of which this source alone tells, if it differs from what it told before."""
    post_id, _, _, known, *date = row
    post = replace(post, published=better_known(date_of(*date), post.published))
    differs = known != post_fingerprint(post)
    if differs:
        change_post(connection, source_id, post_id, post, text)
    counts.take(differs)


def save_markdown(connection: Connection, markdown: Mapping[int, str]) -> None:
    """Store the safe Markdown that was made of bodies, by post id."""
    stored = [(post_id, storable(text)) for post_id, text in markdown.items()]
    connection.executemany(
        "UPDATE post_bodies SET (markdown, markdown_checksum) = (?, ?) WHERE post_id = ?",
        [(made, checksum((made,)), post_id) for post_id, made in stored],
    )


def load_post(connection: Connection, post_id: int) -> StoredPost:
    """Give a post with its body; raise ``NotStored`` where there is none."""
    row = connection.execute(
        "SELECT p.blog_id, b.name, b.url, p.key, ifnull(r.read, 0), ifnull(r.starred, 0), p.comments,"
        f" markdown, text, {BODY}, {FACTS}"
        " FROM posts AS p JOIN blogs AS b ON b.id = p.blog_id JOIN post_bodies ON post_id = p.id"
        " LEFT JOIN post_reading AS r ON r.blog_id = p.blog_id AND r.key = p.key WHERE p.id = ?",
        (post_id,),
    ).fetchone()
    if row is None:
        raise NotStored(f"The archive holds no post {post_id}; `vowe-tui list` lists what it holds.")
    blog_id, name, url, key, read, starred, comments, markdown, text, *columns = row
    return StoredPost(
        id=post_id,
        blog_id=blog_id,
        blog=blog_name(blog_id, name, url),
        post=stored_post(key, columns),
        read=bool(read),
        starred=bool(starred),
        comments=comments,
        markdown=markdown,
        text=text,
    )


def find_post(connection: Connection, reference: str, blog_id: int | None = None) -> int | None:
    """Give the id of the post with this id, key or permalink.

    Of several with one key or permalink the shown one that was stored first is meant. Scheme,
    ``www.``, fragment and last slash of a permalink do not count.
    """
    wanted = storable(reference.strip())
    number = int(wanted) if INTEGER.fullmatch(wanted) and int(wanted) <= GREATEST_INTEGER else None
    for column, value in (("id", number), ("key", wanted), ("address", address_of(wanted))):
        row = connection.execute(
            f"SELECT id FROM posts WHERE {column} = :value AND :value <> ''"
            " AND (:blog IS NULL OR blog_id = :blog)"
            " ORDER BY shown DESC, id LIMIT 1",
            {"value": value, "blog": blog_id},
        ).fetchone()
        if row is not None:
            return int(row[0])
    return _find_told(connection, wanted, blog_id)


def _find_told(connection: Connection, reference: str, blog_id: int | None) -> int | None:
    """Give the post that some source knows by another key or address than the blog does."""
    for column, value in (("key", reference), ("address", address_of(reference))):
        row = connection.execute(
            f"SELECT post_id FROM post_versions WHERE {column} = :value AND :value <> ''"
            " AND (:blog IS NULL OR blog_id = :blog) ORDER BY post_id LIMIT 1",
            {"value": value, "blog": blog_id},
        ).fetchone()
        if row is not None:
            return int(row[0])
    return None
