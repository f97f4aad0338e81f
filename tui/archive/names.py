"""Under which names people write, and which of these names are one person to the reader."""

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache

from tui.archive.connection import Connection
from tui.archive.stored_text import storable
from tui.model.names import normal_name

OF_PERSON = (
    "SELECT name FROM merged_names WHERE person = (SELECT person FROM merged_names WHERE name = ?)"
    " ORDER BY name <> person, name"
)
LIKE = (
    "SELECT author FROM spellings WHERE name LIKE ? ESCAPE '\\'"
    " ORDER BY name NOT LIKE ? ESCAPE '\\', length(author), author LIMIT ?"
)


def enter_author(connection: Connection, author: str) -> None:
    """Let what somebody wrote be found by their name, in whatever spelling it comes."""
    name = _normal(author)
    if name:
        connection.execute("INSERT OR IGNORE INTO spellings (author, name) VALUES (?, ?)", (author, name))


def names_of_person(connection: Connection, name: str) -> list[str]:
    """Give all names, in normal form, that are one person with this name, at least itself.

    The first one stands for the person.
    """
    names = [each for (each,) in connection.execute(OF_PERSON, (storable(name),))]
    return names or [storable(name)]


def authors_of(connection: Connection, names: Iterable[str]) -> list[str]:
    """Give every spelling of some names in normal form, as sources gave it."""
    rows = connection.execute(
        "SELECT author FROM spellings WHERE name IN (SELECT value FROM json_each(?)) ORDER BY author",
        (json.dumps(list(names)),),
    )
    return [author for (author,) in rows]


def persons_of(connection: Connection, authors: Iterable[str]) -> dict[str, str]:
    """Give for each of some spellings the name in normal form that stands for the person."""
    rows = connection.execute(
        "SELECT s.author, ifnull(m.person, s.name) FROM spellings AS s LEFT JOIN merged_names AS m"
        " ON m.name = s.name WHERE s.author IN (SELECT value FROM json_each(?))",
        (json.dumps(list(authors)),),
    )
    return dict(rows.fetchall())


def authors_like(connection: Connection, part: str, limit: int) -> list[str]:
    """Give spellings of names in which a part of a name occurs, those that begin with it first."""
    name = normal_name(storable(part))
    literal = name.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return [author for (author,) in connection.execute(LIKE, (f"%{literal}%", f"{literal}%", limit))]


def make_one_person(connection: Connection, names: Sequence[str]) -> None:
    """Let exactly these names, in normal form, be one person; the first one stands for all.

    Whoever was one person with only some of them has to be told of anew.
    """
    connection.execute(
        "DELETE FROM merged_names WHERE name IN (SELECT value FROM json_each(?))", (json.dumps(list(names)),)
    )
    if len(names) > 1:
        connection.executemany(
            "INSERT INTO merged_names (name, person) VALUES (?, ?)", [(each, names[0]) for each in names]
        )


@lru_cache(maxsize=4096)
def _normal(author: str) -> str:
    return normal_name(author)
