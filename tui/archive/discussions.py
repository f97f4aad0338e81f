"""What the reader knows better about discussions: who answers whom, and whom not to hear.

No sync writes any of it.
"""

import json
from collections.abc import Sequence

from tui.archive.connection import Connection
from tui.archive.stored_text import storable

_CHOSEN = (
    "SELECT k.parent_key FROM comments AS c"
    " JOIN chosen_parents AS k ON k.blog_id = c.blog_id AND k.key = c.key WHERE c.id = ?"
)
_CHOSEN_ALL = (
    "SELECT k.key, k.parent_key FROM comments AS c"
    " JOIN chosen_parents AS k ON k.blog_id = c.blog_id AND k.key = c.key WHERE c.post_id = :post"
)
_CHOSEN_AMONG = (
    "SELECT k.key, k.parent_key FROM comments AS c"
    " JOIN chosen_parents AS k ON k.blog_id = c.blog_id AND k.key = c.key"
    # The plus keeps SQLite from looking for the ids among all comments of the post.
    " WHERE +c.post_id = :post AND c.id IN (SELECT value FROM json_each(:ids))"
)


def choose_parent(connection: Connection, comment_id: int, parent_key: str | None) -> str | None:
    """Hang a comment below the one with this key, or below none for an empty one, and give what was chosen.

    ``None`` stands, here and in what is given, for no choice of the reader's.
    """
    row = connection.execute(_CHOSEN, (comment_id,)).fetchone()
    if parent_key is None:
        connection.execute(
            "DELETE FROM chosen_parents"
            " WHERE (blog_id, key) = (SELECT blog_id, key FROM comments WHERE id = ?)",
            (comment_id,),
        )
    else:
        connection.execute(
            "INSERT INTO chosen_parents (blog_id, key, parent_key)"
            " SELECT blog_id, key, ? FROM comments WHERE id = ?"
            " ON CONFLICT (blog_id, key) DO UPDATE SET parent_key = excluded.parent_key",
            (storable(parent_key), comment_id),
        )
    return None if row is None else str(row[0])


def chosen_parents(connection: Connection, post_id: int, only: Sequence[int] | None = None) -> dict[str, str]:
    """Give the key of each comment of a post that the reader hung, with the key of its parent or nothing.

    ``only`` these ids are looked at.
    """
    statement = _CHOSEN_ALL if only is None else _CHOSEN_AMONG
    rows = connection.execute(statement, {"post": post_id, "ids": json.dumps(list(only or ()))})
    return dict(rows.fetchall())


def mute(connection: Connection, blog_id: int, name: str, muted: bool) -> None:
    """Mute whoever comments in a blog under a name that ``normal_name`` gave, or listen again."""
    statement = (
        "INSERT OR IGNORE INTO muted_names (blog_id, name) VALUES (?, ?)"
        if muted
        else "DELETE FROM muted_names WHERE blog_id = ? AND name = ?"
    )
    connection.execute(statement, (blog_id, storable(name)))


def muted_names(connection: Connection, blog_id: int) -> frozenset[str]:
    """Give the names whose comments the reader does not want to read."""
    rows = connection.execute("SELECT name FROM muted_names WHERE blog_id = ?", (blog_id,))
    return frozenset(name for (name,) in rows)
