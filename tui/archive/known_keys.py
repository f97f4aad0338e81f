"""Which records of a source a blog does not hold."""

import json
from collections.abc import Sequence
from typing import Literal

from tui.archive.connection import Connection
from tui.archive.stored_text import storable

# A record of which several sources tell is stored under the key of one of them.
UNKNOWN = {
    kind: (
        "SELECT value FROM json_each(:keys) AS given WHERE NOT EXISTS"  # noqa: S608  the names of four tables
        f" (SELECT 1 FROM {kind}s AS s WHERE s.blog_id = :blog AND s.key = given.value) AND NOT EXISTS"
        f" (SELECT 1 FROM {kind}_versions AS v WHERE v.blog_id = :blog AND v.key = given.value)"
    )
    for kind in ("post", "comment")
}


def unknown_keys(
    connection: Connection, kind: Literal["post", "comment"], blog_id: int, keys: Sequence[str]
) -> set[str]:
    """Give those of ``keys`` that name no stored record of the blog."""
    given = {storable(key): key for key in keys}
    rows = connection.execute(UNKNOWN[kind], {"keys": json.dumps(list(given)), "blog": blog_id})
    return {given[key] for (key,) in rows}
