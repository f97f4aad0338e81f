"""In which order the comments of a thread stand, as plain numbers."""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from tui.model.dates import DatePrecision, PublicationDate

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


class CommentOrder(StrEnum):
    """How the comments of a post follow each other."""

    THREAD = "thread"
    """Each below the one it answers."""
    OLDEST = "oldest"
    NEWEST = "newest"
    AUTHOR = "author"
    """By who wrote them, each one's oldest first."""


@dataclass(frozen=True, slots=True)
class Preorder:
    """A forest laid out flat: each parent directly before all that hangs on it."""

    places: list[int]
    """The place in the given sequence that each entry comes from."""
    parents: list[int | None]
    """The index of each entry's parent among the entries."""
    depths: list[int]
    sizes: list[int]
    """How many entries each subtree has, its root counted."""


def lay_out(parents: Sequence[int | None], dates: Sequence[PublicationDate]) -> Preorder:
    """Lay out a forest without circles; siblings stand oldest first as far as the dates can tell.

    A comment without a date stays behind the sibling that its source gave before it. Where one date of a
    day (or month) is known to the day (or month) only, nothing is sorted within that day (or month):
    else the order of three comments could contradict the order of two of them.
    """
    instants = _comparable(dates)
    children: dict[int | None, list[int]] = {}
    for place, parent in enumerate(parents):
        children.setdefault(parent, []).append(place)
    places: list[int] = []
    waiting = _oldest_first(children.get(None, []), instants)[::-1]
    while waiting:
        place = waiting.pop()
        places.append(place)
        if place in children:
            waiting.extend(reversed(_oldest_first(children[place], instants)))
    return _measured(places, parents)


def line_up(dates: Sequence[PublicationDate], names: Sequence[str], order: CommentOrder) -> Preorder:
    """Lay comments out one after the other, with nothing hanging on anything.

    ``names`` say who wrote them, in a form in which one person's are equal; only the order by author asks.
    """
    count = len(dates)
    places = lay_out([None] * count, dates).places
    if order is CommentOrder.NEWEST:
        places.reverse()
    elif order is CommentOrder.AUTHOR:
        places.sort(key=names.__getitem__)
    return Preorder(places, [None] * count, [0] * count, [1] * count)


def _comparable(dates: Sequence[PublicationDate]) -> list[datetime | None]:
    days = {date.instant for date in dates if date.precision is DatePrecision.DAY}
    months = {date.instant for date in dates if date.precision is DatePrecision.MONTH}
    instants = [date.published for date in dates]
    if not days and not months:
        return instants
    return [None if instant is None else _blurred(instant, days, months) for instant in instants]


def _blurred(instant: datetime, days: Set[datetime | None], months: Set[datetime | None]) -> datetime:
    day = instant.replace(hour=0, minute=0, second=0, microsecond=0)
    month = day.replace(day=1)
    if month in months:
        return month
    return day if day in days else instant


def _oldest_first(siblings: list[int], instants: Sequence[datetime | None]) -> list[int]:
    if len(siblings) == 1:
        return siblings
    keys: dict[int, datetime] = {}
    latest = _LONG_AGO
    for place in siblings:
        latest = instants[place] or latest
        keys[place] = latest
    return sorted(siblings, key=keys.__getitem__)


def _measured(places: list[int], parents: Sequence[int | None]) -> Preorder:
    index_of = [0] * len(places)
    for index, place in enumerate(places):
        index_of[place] = index
    above: list[int | None] = []
    depths: list[int] = []
    for place in places:
        parent = parents[place]
        above.append(None if parent is None else index_of[parent])
        depths.append(0 if parent is None else depths[index_of[parent]] + 1)
    sizes = [1] * len(places)
    for index in range(len(places) - 1, -1, -1):
        parent = above[index]
        if parent is not None:
            sizes[parent] += sizes[index]
    return Preorder(places, above, depths, sizes)
