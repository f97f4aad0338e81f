"""Which records of a source a blog does not hold."""

import json
from collections.abc import Sequence
from typing import Literal

from tui.archive.connection import Connection
from tui.archive.stored_text import storable

UNKNOWN = {
    kind: (
        "SELECT value FROM json_each(?) AS given WHERE NOT EXISTS"  # noqa: S608  the names of two tables
        f" (SELECT 1 FROM {kind}s AS s WHERE s.blog_id = ? AND s.key = given.value)"
    )
    for kind in ("post", "comment")
}


def unknown_keys(
    connection: Connection, kind: Literal["post", "comment"], blog_id: int, keys: Sequence[str]
) -> set[str]:
    """Give those of ``keys`` that name no stored record of the blog."""
    given = {storable(key): key for key in keys}
    rows = connection.execute(UNKNOWN[kind], (json.dumps(list(given)), blog_id))
    return {given[key] for (key,) in rows}
