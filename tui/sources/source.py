"""What every reader of blogs gives: a stream of items, in the source's own order."""

from collections.abc import AsyncIterator, Awaitable, Callable, Container, Mapping, Set
from dataclasses import dataclass, field
from typing import Literal, Protocol

from tui.model.blog import BlogFacts
from tui.model.comment import Comment
from tui.model.post import Post
from tui.model.sync_report import Skipped


@dataclass(frozen=True, slots=True)
class Notice:
    """One sentence about the source as a whole that belongs into the report."""

    text: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the reading has come."""

    done: int
    total: int | None
    """``None`` while the source has not told."""
    unit: str
    """What is counted, in the plural: posts, comments, files, bytes."""


OnProgress = Callable[[Progress], None]
"""Is told how far a reading has come."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Everything before this item may be stored together with these marks.

    An interrupted reading starts again from the marks of the last checkpoint that was stored. A mark
    with an empty value is forgotten.
    """

    marks: Mapping[str, str]


ACCESS = "access"
"""The mark that tells how much a source let the reader see.

A full reading passes over every other mark: what it is not let to see is not gone.
"""

AskByName = Callable[[Set[str]], Awaitable[Set[str]]]
"""Asks a source for the records of these keys and gives those that it proved not to have."""


@dataclass(frozen=True, slots=True)
class Inventory:
    """Proved to be everything of one kind that the source has now: what else is stored of it is gone."""

    kind: Literal["post", "comment"]
    keys: Container[str]
    of_posts: tuple[str, ...] | None = None
    """The keys of the posts whose comments these are, ``None`` for all that the source has."""
    marks: Mapping[str, str] = field(default_factory=dict)
    """Stored once what is gone was marked; a loss that nobody believes forgets them."""
    ask: AskByName | None = None
    """How to ask once more for what is missing, ``None`` where that cannot be asked; raises ``SourceError``.

    A list that is read page by page misses a record where another one goes and a third comes meanwhile.
    """


Item = BlogFacts | Post | Comment | Skipped | Notice | Progress | Checkpoint | Inventory


class Source(Protocol):
    """One place a blog is read from."""

    @property
    def format(self) -> str:
        """The reader's name, such as ``wordpress``, ``wxr`` or ``pages``."""
        ...

    @property
    def location(self) -> str:
        """The web address, or the absolute path of the file or folder, under which it is remembered."""
        ...

    def items(self, marks: Mapping[str, str]) -> AsyncIterator[Item]:
        """Give what the source holds beyond ``marks``; without marks, everything.

        A record that cannot be read becomes a ``Skipped``; ``SourceError`` is raised only where the
        reading cannot go on, and what came before it stays good.
        """
        ...
