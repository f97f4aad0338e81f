"""The dates of an export: in UTC, in the blog's own time, and as feeds write them."""

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from tui.model.dates import UNDATED, PublicationDate

DATABASE_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[ T](\d\d):(\d\d)(?::(\d\d))?)?")
FEED_DATE = re.compile(r"\b[A-Za-z]{3,9}\s+((?:19|20)\d\d)\b")
"""A year that a blog can have: ``parsedate`` makes 2000 of the year 0."""


def published(gmt: str, local: str, feed: str = "", offset: timedelta | None = None) -> PublicationDate:
    """Date a record by the first of its dates that is one.

    ``gmt`` is UTC, ``feed`` has its zone. WordPress writes ``0000-00-00 00:00:00`` where it has no date, as
    in the UTC date of a draft. Then ``local`` counts, to the second if the zone's ``offset`` is known, else
    to the day.
    """
    instant = database_date(gmt)
    if instant:
        return PublicationDate.at(instant.replace(tzinfo=UTC))
    instant = feed_date(feed)
    if instant:
        return PublicationDate.at(instant)
    instant = database_date(local)
    if not instant:
        return UNDATED
    if offset is None:
        return PublicationDate.on_day(instant.year, instant.month, instant.day)
    return PublicationDate.at((instant - offset).replace(tzinfo=UTC))


def offset_between(gmt: str, local: str) -> timedelta | None:
    """Give how far a record's own time is ahead of UTC, ``None`` where its two dates do not tell."""
    in_utc, there = database_date(gmt), database_date(local)
    return there - in_utc if in_utc and there and abs(there - in_utc) <= timedelta(hours=26) else None


def database_date(text: str) -> datetime | None:
    """Give a date such as ``2012-01-05 14:30:46`` without a zone, ``None`` for what no calendar has."""
    match = DATABASE_DATE.fullmatch(text)
    if not match:
        return None
    try:
        instant = datetime(*map(int, match.groups("0")))  # type: ignore[arg-type]  # six integers
    except ValueError:
        return None
    # Further out a change of zone would leave the calendar.
    return instant if 1 < instant.year < 9999 else None


def feed_date(text: str) -> datetime | None:
    """Give a date such as ``Thu, 05 Jan 2012 14:30:46 +0000``, ``None`` where there is none."""
    if not FEED_DATE.search(text):
        return None
    try:
        instant = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    # A zone of -0000 says that the clock was UTC's.
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)
