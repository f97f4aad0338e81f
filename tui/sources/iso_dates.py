"""Dates as ISO 8601 writes them."""

from datetime import UTC, datetime

from tui.model.dates import UNDATED, PublicationDate


def iso_date(told: str, zone_told_elsewhere: bool = False) -> PublicationDate:
    """Read a date, undated where it is none that a calendar has.

    Without an offset it is UTC's where the format says so, else it is known to the day.
    """
    try:
        instant = datetime.fromisoformat(told.strip())
        if instant.tzinfo is None and (len(told.strip()) <= len("2012-12-31") or not zone_told_elsewhere):
            return PublicationDate.on_day(instant.year, instant.month, instant.day)
        # the first and the last year of the calendar leave no room for a zone
        instant = (instant if instant.tzinfo else instant.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return UNDATED
    return PublicationDate.at(instant)
