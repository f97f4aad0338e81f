"""What is remembered of a collection from one reading to the next."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

_FIRST_YEAR = 1990


@dataclass(frozen=True, slots=True)
class Remembered:
    """The place in an unfinished walk over everything, or since when to ask for changes."""

    unit: str
    since: datetime | None = None
    """Everything that was there at this instant has been read."""
    page: int = 1
    """The last page that was stored; a walk goes on with it, since deletions move records forward."""
    started: datetime | None = None
    """When the unfinished walk began."""

    @classmethod
    def of(cls, marks: Mapping[str, str], unit: str) -> "Remembered":
        """Find the marks of ``unit`` among all; what cannot be read counts as not there."""
        page = marks.get(f"{unit} page", "")
        return cls(
            unit,
            since=_instant(marks.get(f"{unit} since", "")),
            page=max(1, int(page)) if page.isascii() and page.isdigit() and len(page) < 6 else 1,
            started=_instant(marks.get(f"{unit} started", "")),
        )

    def at_page(self, number: int, started: datetime) -> dict[str, str]:
        """Give the marks after a page; a reading of changes is short and starts again from where it began."""
        if self.since is not None:
            return {}
        return {f"{self.unit} page": str(number), f"{self.unit} started": started.isoformat()}

    def finished(self, since: datetime | None) -> dict[str, str]:
        """Give the marks after the end; without ``since`` the next reading begins like this one did."""
        marks = {f"{self.unit} page": "", f"{self.unit} started": ""}
        return marks if since is None else {**marks, f"{self.unit} since": since.isoformat()}


def _instant(written: str) -> datetime | None:
    try:
        instant = datetime.fromisoformat(written)
    except ValueError:
        return None
    # the first years of the calendar leave no room for an overlap, and no web was read in them
    return instant.astimezone(UTC) if instant.tzinfo and instant.year >= _FIRST_YEAR else None
