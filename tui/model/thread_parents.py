"""Which comment each comment answers by its source's own word, whatever that word is worth."""

from collections.abc import Sequence
from dataclasses import dataclass

from tui.model.comment import StoredComment


@dataclass(frozen=True, slots=True)
class Parents:
    """For each comment the place of its parent in the same sequence."""

    places: list[int | None]
    missing: list[bool]
    """Whether a comment names a parent that is not among the comments."""


def explicit_parents(comments: Sequence[StoredComment]) -> Parents:
    """Look the named parents up; of two comments with one key the first is the one that is meant."""
    place_of: dict[str, int] = {}
    for place, stored in enumerate(comments):
        place_of.setdefault(stored.comment.key, place)
    named = [stored.comment.parent_key for stored in comments]
    places = [place_of.get(key) if key else None for key in named]
    missing = [bool(key) and place is None for key, place in zip(named, places, strict=True)]
    return Parents(cut_cycles(places), missing)


def cut_cycles(parents: Sequence[int | None]) -> list[int | None]:
    """Make a forest: the first member of each circle loses its parent.

    Every comment is walked over at most twice, so that a chain of any length costs linear time.
    """
    forest = list(parents)
    walk_of: list[int | None] = [None] * len(forest)
    for start in range(len(forest)):
        place: int | None = start
        while place is not None and walk_of[place] is None:
            walk_of[place] = start
            place = forest[place]
        if place is not None and walk_of[place] == start:
            forest[_first_of_circle(forest, place)] = None
    return forest


def _first_of_circle(parents: Sequence[int | None], member: int) -> int:
    first, place = member, parents[member]
    while place is not None and place != member:
        first = min(first, place)
        place = parents[place]
    return first
