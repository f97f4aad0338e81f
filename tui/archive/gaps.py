"""What the stored records themselves say that is missing."""

# Nothing but texts of this file is written into statements here.
# ruff: noqa: S608

import json
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tui.archive.connection import Connection

# The plus keeps SQLite from an index in whose order the records would then come.
IN_BLOGS = "+{}.blog_id IN (SELECT value FROM json_each(:blogs))"
MISCOUNTED = (
    "SELECT id, title, comment_count, comments, stored - comments FROM ("
    "SELECT p.id, p.title, p.comment_count, p.comments,"
    " (SELECT count(*) FROM comments AS c WHERE c.post_id = p.id) AS stored"
    f" FROM posts AS p WHERE p.comment_count IS NOT NULL AND {IN_BLOGS.format('p')})"
    " WHERE comment_count NOT BETWEEN comments AND stored"
)
ANSWERS_TO_NOTHING = (
    "SELECT c.id, c.key, c.author, c.post_id, c.parent_key FROM comments AS c"
    f" WHERE c.parent_key <> '' AND {IN_BLOGS.format('c')} AND NOT EXISTS"
    " (SELECT 1 FROM comments AS p WHERE p.blog_id = c.blog_id AND p.key = c.parent_key)"
)
UNDATED = (
    f"SELECT id, key, title FROM posts AS p WHERE published_precision = 'unknown' AND {IN_BLOGS.format('p')}"
)
MARKS = (
    "SELECT '{kind}', r.key, r.starred FROM {kind}_reading AS r WHERE {blogs} AND NOT EXISTS"
    " (SELECT 1 FROM {kind}s AS s WHERE s.blog_id = r.blog_id AND s.key = r.key)"
)
HOMELESS_MARKS = " UNION ALL ".join(
    MARKS.format(kind=kind, blogs=IN_BLOGS.format("r")) for kind in ("post", "comment")
)


class MiscountedPost(NamedTuple):
    """A post whose source says another number of comments than is stored."""

    post_id: int
    title: str
    said: int
    shown: int
    hidden: int


class AnswerToNothing(NamedTuple):
    """A comment whose parent is not stored."""

    comment_id: int
    key: str
    author: str
    post_id: int
    parent_key: str


class UndatedPost(NamedTuple):
    """A post of which not even the month is known."""

    post_id: int
    key: str
    title: str


class HomelessMark(NamedTuple):
    """What the reader did with a record that is not stored."""

    kind: str
    """``post`` or ``comment``."""
    key: str
    starred: bool


def miscounted_posts(connection: Connection, blog_ids: Sequence[int]) -> Iterator[MiscountedPost]:
    """Give the posts with fewer comments than their source says, or with more even of those that are shown.

    A source may count hidden comments or leave them out, so both numbers are right.
    """
    return map(MiscountedPost._make, connection.execute(MISCOUNTED, _blogs(blog_ids)))


def answers_to_nothing(connection: Connection, blog_ids: Sequence[int]) -> Iterator[AnswerToNothing]:
    """Give the comments that name a parent which their blog does not hold."""
    return map(AnswerToNothing._make, connection.execute(ANSWERS_TO_NOTHING, _blogs(blog_ids)))


def undated_posts(connection: Connection, blog_ids: Sequence[int]) -> Iterator[UndatedPost]:
    """Give the posts without any date."""
    return map(UndatedPost._make, connection.execute(UNDATED, _blogs(blog_ids)))


def homeless_marks(connection: Connection, blog_ids: Sequence[int]) -> Iterator[HomelessMark]:
    """Give the marks whose post or comment is not stored."""
    for kind, key, starred in connection.execute(HOMELESS_MARKS, _blogs(blog_ids)):
        yield HomelessMark(kind, key, bool(starred))


def _blogs(blog_ids: Sequence[int]) -> dict[str, str]:
    return {"blogs": json.dumps(list(blog_ids))}
