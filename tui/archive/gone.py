"""What sources gave once and give no longer; it is marked, and never removed."""

# Nothing but names of tables and texts of this file are written into statements here.
# ruff: noqa: S608

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, TypeAlias

from tui.archive.connection import Connection
from tui.archive.own_keys import OF_SOURCE, given_key
from tui.archive.stored_text import storable

Kind: TypeAlias = Literal["post", "comment"]

# A record of which one source tells is known by its row, a joined one by what each of its sources told.
HELD = {
    kind: (
        f"SELECT key FROM {kind}s WHERE source_id = :source AND NOT joined"
        f" UNION ALL SELECT key FROM {kind}_versions WHERE source_id = :source"
    )
    for kind in ("post", "comment")
}
HELD_OF_POST = (
    "SELECT key FROM comments WHERE post_id = :post AND source_id = :source AND NOT joined"
    " UNION ALL SELECT v.key FROM comments AS c JOIN comment_versions AS v ON v.comment_id = c.id"
    " WHERE c.post_id = :post AND v.source_id = :source"
)
# A source speaks of its records by its own keys, also where they are stored under others.
IS_KEY = f"g.key IN (told.key, replace(told.key, '{OF_SOURCE}' || told.source_id, ''))"
GONE_POST = (
    "SELECT min(day) FROM (SELECT source_id, key FROM posts WHERE id = :post AND NOT joined"
    " UNION ALL SELECT source_id, key FROM post_versions WHERE post_id = :post) AS told"
    f" JOIN gone AS g ON g.kind = 'post' AND g.source_id = told.source_id AND {IS_KEY}"
)
OF_POST = "c.post_id = :post"
AMONG = "c.id IN (SELECT value FROM json_each(:ids))"
GONE_COMMENTS = (
    "SELECT told.id, min(g.day) FROM"
    " (SELECT c.id, c.source_id, c.key FROM comments AS c WHERE {which} AND NOT c.joined"
    " UNION ALL SELECT c.id, v.source_id, v.key FROM comments AS c"
    " JOIN comment_versions AS v ON v.comment_id = c.id WHERE {which}) AS told"
    f" JOIN gone AS g ON g.kind = 'comment' AND g.source_id = told.source_id AND {IS_KEY}"
    " GROUP BY told.id"
)


def held_keys(connection: Connection, source_id: int, kind: Kind) -> Iterator[str]:
    """Give the source's own keys of all the posts, or comments, that it has ever given."""
    rows = connection.execute(HELD[kind], {"source": source_id})
    return (given_key(key, source_id) for (key,) in rows)


def held_comments(connection: Connection, source_id: int, post_id: int) -> Iterator[str]:
    """Give the source's own keys of the comments on one post."""
    rows = connection.execute(HELD_OF_POST, {"post": post_id, "source": source_id})
    return (given_key(key, source_id) for (key,) in rows)


def gone_keys(connection: Connection, source_id: int, kind: Kind) -> set[str]:
    """Give the keys that are marked."""
    rows = connection.execute("SELECT key FROM gone WHERE source_id = ? AND kind = ?", (source_id, kind))
    return {key for (key,) in rows}


def mark_gone(connection: Connection, source_id: int, kind: Kind, keys: Iterable[str], day: str) -> None:
    """Mark records with the day on which they were missed first."""
    connection.executemany(
        "INSERT OR IGNORE INTO gone (source_id, kind, key, day) VALUES (?, ?, ?, ?)",
        [(source_id, kind, storable(key), day) for key in keys],
    )


def mark_given(connection: Connection, source_id: int, kind: Kind, keys: Iterable[str]) -> None:
    """Take the mark from records that the source gives again."""
    connection.execute(
        "DELETE FROM gone WHERE source_id = ? AND kind = ? AND key IN (SELECT value FROM json_each(?))",
        (source_id, kind, json.dumps([storable(key) for key in keys])),
    )


def day_of_post(connection: Connection, post_id: int) -> str:
    """Give the day since which a source no longer has the post, empty where every source still has it."""
    row = connection.execute(GONE_POST, {"post": post_id}).fetchone()
    return row[0] or ""


def days_of_comments(
    connection: Connection, post_id: int, only: Sequence[int] | None = None
) -> dict[int, str]:
    """Give that day for each comment of a post that a source no longer has, by comment id.

    ``only`` these ids are looked at.
    """
    which, asked = (OF_POST, post_id) if only is None else (AMONG, None)
    rows = connection.execute(
        GONE_COMMENTS.format(which=which), {"post": asked, "ids": json.dumps(list(only or ()))}
    )
    return dict(rows.fetchall())
