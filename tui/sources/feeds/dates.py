"""The dates of feeds: as exactly as they were written, also where a German clock wrote them."""

import calendar
import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone

from tui.model.dates import UNDATED, PublicationDate

# fmt: off
_MONTHS = {
    "jan": 1, "jän": 1, "feb": 2, "mar": 3, "mär": 3, "mae": 3, "mrz": 3, "apr": 4, "may": 5, "mai": 5,
    "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "okt": 10, "nov": 11, "dec": 12, "dez": 12,
}
_ZONES = {"": 0, "z": 0, "ut": 0, "utc": 0, "gmt": 0, "mez": 60, "cet": 60, "mesz": 120, "cest": 120}
# fmt: on
_IN_WORDS = re.compile(
    r"(?:[^\W\d_]{2,10}[.,]{0,2}\s+)?(\d{1,2})\.?[\s-]+([^\W\d_]{3,9})\.?[\s-]+(\d{4}|\d\d)\b(.{0,40})"
)
_IN_NUMBERS = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\b(.{0,40})")
_TIME = re.compile(r"[\s,T-]*(\d{1,2}):(\d\d)(?::(\d\d))?(?:\s*Uhr)?\s*(.*)")
_OFFSET = re.compile(r"(?:GMT|UTC)?\s*([+-])(\d{1,2}):?(\d\d)?", re.IGNORECASE)
_HAS_TIME = re.compile(r"\d:\d|\dT\d")
_MONTH_ALONE = re.compile(r"(\d{4})-(\d\d)")
_YEAR_ALONE = re.compile(r"\d{4}")
_LONGEST = 100


def publication_date(written: str, parsed: Sequence[int] | None = None) -> PublicationDate:
    """Date a record by ``written``; ``parsed`` is what feedparser made of it, nine numbers in UTC.

    Without a time of day only the day is known, and without a day only the month. A date without a zone is
    taken for UTC. What cannot be understood, and a date of the year 0, is no date.
    """
    written = " ".join(written[:_LONGEST].split())
    if not written or "0000" in written.partition(":")[0].partition("+")[0] or _YEAR_ALONE.fullmatch(written):
        return UNDATED
    try:
        if month := _MONTH_ALONE.fullmatch(written):
            return PublicationDate.in_month(int(month[1]), int(month[2]))
        instant = _instant(parsed) or _iso(written)
        if instant is None:
            return _written_out(written)
        if _HAS_TIME.search(written):
            return PublicationDate.at(instant)
        return PublicationDate.on_day(instant.year, instant.month, instant.day)
    except (ValueError, OverflowError):
        return UNDATED


def _instant(parsed: Sequence[int] | None) -> datetime | None:
    # the seconds of a leap second are more than a calendar's minute has
    return None if parsed is None else datetime.fromtimestamp(calendar.timegm(tuple(parsed)), UTC)


def _iso(written: str) -> datetime | None:
    try:
        instant = datetime.fromisoformat(written)
    except ValueError:
        return None
    return instant.astimezone(UTC) if instant.tzinfo else instant.replace(tzinfo=UTC)


def _written_out(written: str) -> PublicationDate:
    if found := _IN_WORDS.search(written):
        month = _MONTHS.get(found[2][:3].casefold(), 0)
    elif found := _IN_NUMBERS.search(written):
        month = int(found[2])
    else:
        return UNDATED
    year, day = _year(found[3]), int(found[1])
    time = _TIME.match(found[4])
    offset = _offset(time[4]) if time else None
    if time is None or offset is None:
        return PublicationDate.on_day(year, month, day)
    zone = timezone(timedelta(minutes=offset))
    return PublicationDate.at(
        datetime(year, month, day, int(time[1]), int(time[2]), int(time[3] or 0), tzinfo=zone)
    )


def _year(written: str) -> int:
    # RFC 2822, 4.3
    year = int(written)
    return year if len(written) == 4 else year + (2000 if year < 50 else 1900)


def _offset(zone: str) -> int | None:
    """Give the minutes a zone is ahead of UTC, ``None`` for one that is not known."""
    if found := _OFFSET.match(zone):
        minutes = int(found[2]) * 60 + int(found[3] or 0)
        return -minutes if found[1] == "-" else minutes
    return _ZONES.get(zone.strip(" .()").casefold())
