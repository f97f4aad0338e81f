"""Posts as the index and the command line list them, without their bodies."""

# Nothing but names of columns is written into statements here.
# ruff: noqa: S608

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from tui.archive.changes import COUNTED
from tui.archive.connection import Connection
from tui.archive.post_columns import FACTS, blog_name, post_of
from tui.archive.stored_date import date_of
from tui.model.post import BodyFormat, PostRow, StoredPost

READING = "LEFT JOIN post_reading AS r ON r.blog_id = p.blog_id AND r.key = p.key"
NEW_COMMENTS = (
    "CASE WHEN ifnull(r.opened, '') = '' THEN 0 ELSE"
    " (SELECT count(*) FROM comments AS c"
    " WHERE c.post_id = p.id AND c.shown = 1 AND c.id > r.seen_comment_id AND NOT EXISTS"
    " (SELECT 1 FROM comment_reading AS s WHERE s.blog_id = c.blog_id AND s.key = c.key AND s.read)) END"
)
ANSWERED = (
    "EXISTS (SELECT 1 FROM comments AS c WHERE c.post_id = p.id AND c.shown = 1 AND c.kind = 'comment'"
    " AND (c.by_post_author = 1 OR c.by_post_author IS NULL AND c.author <> ''"
    " AND (c.author = p.author OR same_person(c.author, p.author))))"
)
"""Whether the author of post ``p`` wrote a comment below it, by the rule of ``is_post_author``."""
SELECT_ROWS = (
    "SELECT p.id, p.blog_id, p.key, p.title, p.title_generated, p.author, p.published, p.published_precision,"
    f" p.comments, {NEW_COMMENTS}, ifnull(r.read, 0), ifnull(r.starred, 0), {ANSWERED}"
    f", {COUNTED} FROM posts AS p {READING}"
)
SELECT_LISTED = (
    "SELECT p.id, p.blog_id, b.name, b.url, p.key, ifnull(r.read, 0), ifnull(r.starred, 0), p.comments,"
    f" {FACTS} FROM posts AS p JOIN blogs AS b ON b.id = p.blog_id {READING}"
)
CHOSEN = "WHERE p.id IN (SELECT value FROM json_each(?))"
PAGE = 500


def first_rows(connection: Connection, blog_id: int, limit: int) -> list[PostRow]:
    """Give the newest posts of a blog."""
    rows = connection.execute(
        f"{SELECT_ROWS} WHERE p.blog_id = ? AND p.shown = 1 ORDER BY p.sort_key DESC, p.id DESC LIMIT ?",
        (blog_id, limit),
    )
    return [_post_row(row) for row in rows]


def rows(connection: Connection, ids: Sequence[int]) -> list[PostRow]:
    """Give these posts in the order asked for, without those that are not stored."""
    found = {
        row[0]: _post_row(row)
        for row in connection.execute(f"{SELECT_ROWS} {CHOSEN}", (json.dumps(list(ids)),))
    }
    return [found[post_id] for post_id in ids if post_id in found]


def list_rows(
    connection: Connection, blog_id: int | None = None, limit: int | None = None
) -> Iterator[StoredPost]:
    """Give the shown posts of one blog, or of all, newest first, with empty body, excerpt and text."""
    ids = connection.execute(
        "SELECT id FROM posts WHERE shown = 1 AND (:blog IS NULL OR blog_id = :blog)"
        " ORDER BY sort_key DESC, id DESC LIMIT :limit",
        {"blog": blog_id, "limit": -1 if limit is None else limit},
    )
    # Page by page, so that a slow consumer holds no more than a page and the ids.
    remaining = [post_id for (post_id,) in ids]
    for start in range(0, len(remaining), PAGE):
        yield from listed(connection, remaining[start : start + PAGE])


def listed(connection: Connection, ids: Iterable[int]) -> Iterator[StoredPost]:
    """Give these posts as ``list_rows`` does, in the order asked for."""
    wanted = list(ids)
    found = {
        row[0]: _listed_post(row)
        for row in connection.execute(f"{SELECT_LISTED} {CHOSEN}", (json.dumps(wanted),))
    }
    return (found[post_id] for post_id in wanted if post_id in found)


def _post_row(row: Sequence[Any]) -> PostRow:
    (
        post_id,
        blog_id,
        key,
        title,
        generated,
        author,
        published,
        precision,
        *counts,
        read,
        starred,
        answered,
        changed_comments,
    ) = row
    comments, new_comments = counts
    return PostRow(
        id=post_id,
        blog_id=blog_id,
        key=key,
        title=title,
        title_generated=bool(generated),
        author=author,
        published=date_of(published, precision),
        comments=comments,
        new_comments=new_comments,
        read=bool(read),
        starred=bool(starred),
        answered=bool(answered),
        changed_comments=changed_comments,
    )


def _listed_post(row: Sequence[Any]) -> StoredPost:
    post_id, blog_id, name, url, key, read, starred, comments, *facts = row
    return StoredPost(
        id=post_id,
        blog_id=blog_id,
        blog=blog_name(blog_id, name, url),
        post=post_of(key, facts, ("", BodyFormat.HTML.value, "")),
        read=bool(read),
        starred=bool(starred),
        comments=comments,
    )
