"""A server that asks to be left alone is not asked before the time that it named."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from urllib.parse import urlsplit

MARK = "left alone until"
LONGEST = timedelta(hours=1)
"""For how long a server is left alone at most, however long it asked for."""


def mark_of(until: datetime | None, now: datetime) -> dict[str, str]:
    """Give what to remember of a reading in which a server asked for this, or for nothing."""
    return {MARK: "" if until is None else min(until, now + LONGEST).isoformat(timespec="seconds")}


def refusal(marks: Mapping[str, str], location: str, now: datetime) -> str:
    """Say why the source at ``location`` is not asked now, nothing where it may be.

    A time that is further off than it can be tells of a clock that was set back.
    """
    try:
        until = datetime.fromisoformat(marks.get(MARK, ""))
    except ValueError:
        return ""
    if until.tzinfo is None or not now < until <= now + LONGEST:
        return ""
    host = urlsplit(location).hostname or location
    return f"{host} asked to be left alone until {until.astimezone():%H:%M}, so nothing was asked; sync then."
