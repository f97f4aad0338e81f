"""Dates in as few words as tell them, never more exactly than they are known."""

import calendar
from datetime import date as plain_day
from datetime import datetime, timedelta, tzinfo

from tui.content.terminal_text import SafeText, cell_width, pad
from tui.model.dates import DatePrecision, PublicationDate
from tui.model.periods import is_year


def short_date(date: PublicationDate, now: datetime, zone: tzinfo) -> str:
    """Tell a date for a list, in the zone of the reader.

    ``today 14:02``, ``yesterday 09:12``, ``3 Mar`` in this year, else ``1 Dec 2005``; ``Mar 2006``,
    ``before 1 Dec 2005`` and ``no date`` where no more is known. Month names follow the locale.
    """
    if date.precision is DatePrecision.MONTH or date.instant is None or date.bound is not None:
        return long_date(date, zone)
    there, today = _local(date, zone), _shifted(now, zone).date()
    clock = f" {there:%H:%M}" if date.precision is DatePrecision.SECOND else ""
    if there.date() == today:
        return f"today{clock}"
    if today.toordinal() - there.toordinal() == 1:
        return f"yesterday{clock}"
    return _day_and_month(there) if there.year == today.year else _day(there)


def long_date(date: PublicationDate, zone: tzinfo) -> str:
    """Tell all that is known of a date, in the zone of the reader: ``3 Mar 2006, 14:02``."""
    if date.instant is None:
        return "no date"
    there = _local(date, zone)
    match date.precision:
        case DatePrecision.MONTH:
            return _month(there)
        case DatePrecision.BEFORE:
            return f"before {_day(there)}"
        case DatePrecision.DAY:
            return _day(there)
    return f"{_day(there)}, {there:%H:%M}"


def day_of_month(date: PublicationDate, zone: tzinfo) -> str:
    """Tell the day alone, empty where it is not known."""
    known = date.precision in (DatePrecision.SECOND, DatePrecision.DAY)
    return str(_local(date, zone).day) if known else ""


def day_of_year(date: PublicationDate, zone: tzinfo) -> str:
    """Tell the day and the month, or the month alone, in as many cells for every date."""
    cells = max(cell_width(name) for name in calendar.month_abbr)
    there = None if date.instant is None else _local(date, zone)
    name = calendar.month_abbr[there.month] if there is not None and date.bound is None else ""
    return pad(SafeText(f"{day_of_month(date, zone):>2} {name}"), 3 + cells)


def calendar_day(date: PublicationDate, zone: tzinfo) -> plain_day | None:
    """Give the day in the zone of the reader, ``None`` where it is not known."""
    known = date.precision in (DatePrecision.SECOND, DatePrecision.DAY)
    return _local(date, zone).date() if known else None


def day_in_any_year(day: plain_day) -> str:
    """Write a day without its year: ``3 March``."""
    return f"{day.day} {calendar.month_name[day.month]}"


def period_title(key: str) -> str:
    """Write the key of a month, ``2006-03``, or of a year: ``March 2006``; the empty key has no date."""
    if not key:
        return "No date"
    if is_year(key):
        return str(int(key))
    year, month = key.split("-")
    return f"{calendar.month_name[int(month)]} {int(year)}"


def _local(date: PublicationDate, zone: tzinfo) -> datetime:
    """Shift an instant into a zone; a day or a month is the same everywhere."""
    assert date.instant is not None
    if date.precision in (DatePrecision.DAY, DatePrecision.MONTH):
        return date.instant
    return _shifted(date.instant, zone)


def _shifted(instant: datetime, zone: tzinfo) -> datetime:
    # The first and the last day of the calendar cannot be shifted out of it.
    nearly = timedelta(days=2)
    if (
        instant.replace(tzinfo=None) - datetime.min < nearly
        or datetime.max - instant.replace(tzinfo=None) < nearly
    ):
        return instant
    return instant.astimezone(zone)


def _day_and_month(there: datetime) -> str:
    return f"{there.day} {calendar.month_abbr[there.month]}"


def _day(there: datetime) -> str:
    return f"{_day_and_month(there)} {there.year}"


def _month(there: datetime) -> str:
    return f"{calendar.month_abbr[there.month]} {there.year}"
