"""The posts that the archive holds."""

# Nothing but names of columns is written into statements here.
# ruff: noqa: S608

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from tui.archive.address import address_of
from tui.archive.connection import Connection
from tui.archive.post_columns import BODY, FACTS, blog_name, body_columns, fact_columns, post_of
from tui.archive.search_index import enter_post, forget_post
from tui.archive.stored_date import better_known, date_of, sort_key
from tui.archive.stored_text import GREATEST_INTEGER, fingerprint, storable
from tui.model.errors import NotStored
from tui.model.post import Post, PostStatus, StoredPost
from tui.model.sync_report import Counts

INSERT = (
    f"INSERT INTO posts (blog_id, key, source_id, fingerprint, shown, sort_key, address, {FACTS})"
    f" VALUES ({', '.join('?' * (7 + len(FACTS.split(','))))})"
)
UPDATE = (
    f"UPDATE posts SET (source_id, fingerprint, shown, sort_key, address, {FACTS})"
    f" = ({', '.join('?' * (5 + len(FACTS.split(','))))}) WHERE id = ?"
)
SAVE_BODY = (
    f"INSERT INTO post_bodies (post_id, text, {BODY}) VALUES (?, ?, ?, ?, ?)"
    " ON CONFLICT (post_id) DO UPDATE SET markdown = CASE"
    " WHEN body = excluded.body AND format = excluded.format THEN markdown END,"
    " text = excluded.text, body = excluded.body, format = excluded.format, excerpt = excluded.excerpt"
)
INTEGER = re.compile(r"[0-9]{1,19}")


def save_posts(
    connection: Connection, source_id: int, blog_id: int, posts: Iterable[tuple[Post, str]]
) -> Counts:
    """Store posts with their plain text under their keys and count what was new.

    A post that a source gives as it is stored is left alone, one that differs is changed, and none
    is ever removed. A date that is known more exactly than the received one stays. Ids grow in the
    order given. A changed body loses its Markdown.
    """
    counts = Counts()
    for post, text in posts:
        stored = connection.execute(
            "SELECT id, fingerprint, published, published_precision FROM posts WHERE blog_id = ? AND key = ?",
            (blog_id, storable(post.key)),
        ).fetchone()
        if stored is None:
            _insert(connection, source_id, blog_id, post, storable(text))
            counts.new += 1
            continue
        post_id, known, *date = stored
        post = replace(post, published=better_known(date_of(*date), post.published))
        if known == _fingerprint(post):
            counts.unchanged += 1
        else:
            _change(connection, source_id, post_id, post, storable(text))
            counts.changed += 1
    return counts


def _insert(connection: Connection, source_id: int, blog_id: int, post: Post, text: str) -> None:
    columns = (blog_id, storable(post.key), source_id, *_derived(post), *fact_columns(post))
    post_id = connection.execute(INSERT, columns).lastrowid
    assert post_id is not None
    connection.execute(SAVE_BODY, (post_id, text, *body_columns(post)))
    enter_post(connection, post_id, storable(post.title), storable(post.author), text)


def _change(connection: Connection, source_id: int, post_id: int, post: Post, text: str) -> None:
    forget_post(connection, post_id)
    connection.execute(UPDATE, (source_id, *_derived(post), *fact_columns(post), post_id))
    connection.execute(SAVE_BODY, (post_id, text, *body_columns(post)))
    enter_post(connection, post_id, storable(post.title), storable(post.author), text)


def _derived(post: Post) -> tuple[bytes, int, int, str]:
    shown = int(post.status is PostStatus.PUBLISHED)
    return _fingerprint(post), shown, sort_key(post.published), address_of(storable(post.permalink))


def _fingerprint(post: Post) -> bytes:
    return fingerprint((*fact_columns(post), *body_columns(post)))


def save_markdown(connection: Connection, markdown: Mapping[int, str]) -> None:
    """Store the safe Markdown that was made of bodies, by post id."""
    connection.executemany(
        "UPDATE post_bodies SET markdown = ? WHERE post_id = ?",
        [(storable(text), post_id) for post_id, text in markdown.items()],
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
        post=post_of(key, columns[3:], columns[:3]),
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
    return None
