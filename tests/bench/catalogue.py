"""Every row of the table."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.bench.figures import Figure
from tests.bench.rows import (
    importing,
    keys,
    keys_meanwhile,
    memory,
    reading_posts,
    searching,
    starting,
    syncing,
)
from tests.bench.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Row:
    """One question of the bench."""

    name: str
    measure: Callable[[Workshop], Iterator[Figure]]


ROWS = (
    Row("reading-memory", memory.reading),
    Row("start", starting.index_painted),
    Row("readable", starting.readable),
    Row("uncompiled", starting.uncompiled),
    Row("keys", keys.in_the_index),
    Row("open", reading_posts.opening),
    Row("discussion", reading_posts.discussion),
    Row("longest", reading_posts.longest_discussion),
    Row("search", searching.searching),
    Row("memory", memory.at_rest),
    Row("import", importing.importing),
    Row("newsboat", importing.beside_newsboat),
    Row("sync", syncing.syncing),
    Row("meanwhile", keys_meanwhile.keys_meanwhile),
)


def chosen_rows(names: list[str]) -> list[Row]:
    """Give the rows with these names in the order of the table, all of them without names.

    Raises ``ValueError`` naming those there are.
    """
    known = [row.name for row in ROWS]
    unknown = [name for name in names if name not in known]
    if unknown:
        raise ValueError(f"There is no row {', '.join(unknown)}; there are {', '.join(known)}.")
    return [row for row in ROWS if not names or row.name in names]
