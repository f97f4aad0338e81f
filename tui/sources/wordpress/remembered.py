"""What is remembered of a collection from one reading to the next."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

MOST_PAGES = 10_000
_FIRST_YEAR = 1990


@dataclass(frozen=True, slots=True)
class Remembered:
    """The place in an unfinished walk over everything, or since when to ask for changes."""

    unit: str
    since: datetime | None = None
    """Everything that was there at this instant has been read."""
    page: int = 1
    """The page that a walk goes on with."""
    last: int = 0
    """The greatest id that was stored, which that page begins with if nothing was deleted since."""
    started: datetime | None = None
    """When the unfinished walk began."""

    @classmethod
    def of(cls, marks: Mapping[str, str], unit: str) -> "Remembered":
        """Find the marks of ``unit`` among all; what cannot be read counts as not there."""
        page = _number(marks.get(f"{unit} page", ""), most=MOST_PAGES)
        last = _number(marks.get(f"{unit} last", ""))
        return cls(
            unit,
            since=_instant(marks.get(f"{unit} since", "")),
            page=page + 1 if page and last else max(1, page),
            last=last if page else 0,
            started=_instant(marks.get(f"{unit} started", "")),
        )

    def at_page(self, number: int, last: int, started: datetime) -> dict[str, str]:
        """Give the marks after a page that ends with the id ``last``, which is 0 where it has none.

        A reading of changes is short and starts again from where it began.
        """
        if self.since is not None:
            return {}
        place = {f"{self.unit} page": str(number), f"{self.unit} last": str(last or "")}
        return {**place, f"{self.unit} started": started.isoformat()}

    def finished(self, since: datetime | None) -> dict[str, str]:
        """Give the marks after the end; without ``since`` the next reading begins like this one did."""
        marks = {f"{self.unit} page": "", f"{self.unit} last": "", f"{self.unit} started": ""}
        return marks if since is None else {**marks, f"{self.unit} since": since.isoformat()}


def _number(written: str, most: int = 10**18) -> int:
    number = int(written) if written.isascii() and written.isdigit() and len(written) < 20 else 0
    return number if number <= most else 0


def _instant(written: str) -> datetime | None:
    try:
        instant = datetime.fromisoformat(written)
    except ValueError:
        return None
    # the first years of the calendar leave no room for an overlap, and no web was read in them
    return instant.astimezone(UTC) if instant.tzinfo and instant.year >= _FIRST_YEAR else None
