"""The dates of web pages: as machines write them, and as German and English templates do."""

import re
from datetime import datetime

from tui.model.dates import UNDATED, PublicationDate
from tui.sources.pages.months import month_number

MACHINE = re.compile(
    r"(?:19|20)\d\d-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?\s?(?:Z|[+-]\d\d:?\d\d)?)?",
    re.IGNORECASE,
)
YEAR = r"(?P<year>(?:19|20)\d\d)"
DAY = r"(?P<day>\d{1,2})"
MONTH = r"(?P<month>[^\W\d_]{3,9})\.?"
ORDINAL = r"(?:st|nd|rd|th)?"
WRITTEN = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{YEAR}-(?P<month>\d\d)-{DAY}\b",
        rf"\b{DAY}\.\s?(?P<month>\d{{1,2}})\.\s?{YEAR}\b",
        rf"\b{DAY}(?:\.|{ORDINAL})\s*{MONTH},?\s+{YEAR}\b",
        rf"\b{MONTH}\s+{DAY}{ORDINAL},?\s+{YEAR}\b",
        rf"\b(?P<month>\d{{1,2}})/{DAY}/{YEAR},?\s+\d{{1,2}}:\d\d(?::\d\d)?\s*[ap]m\b",
    )
)
IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)/(\d\d)/(?:(\d\d)/)?[^/]")
LONGEST_LINE = 300


def machine_date(text: str) -> PublicationDate:
    """Read a date such as ``2005-12-01T08:12:33+01:00``; without a zone only its day is known."""
    match = MACHINE.fullmatch(text.strip())
    if not match:
        return UNDATED
    try:
        instant = datetime.fromisoformat(match[0].replace(" +", "+").replace(" -", "-").upper())
        has_time = instant.tzinfo is not None
        return PublicationDate.at(instant) if has_time else PublicationDate.on_day(*instant.timetuple()[:3])
    except ValueError:
        return UNDATED


def written_date(text: str) -> PublicationDate:
    """Find a day such as ``1. Dezember 2005`` or ``December 1, 2005`` in a line of text.

    ``12/01/2005`` counts only with AM or PM behind it: without, nobody can tell its month from its day.
    """
    for pattern in WRITTEN:
        for match in pattern.finditer(text[:LONGEST_LINE]):
            month = int(match["month"]) if match["month"].isdecimal() else month_number(match["month"])
            try:
                return PublicationDate.on_day(int(match["year"]), month or 0, int(match["day"]))
            except ValueError:
                continue
    return UNDATED


def any_date(*texts: str) -> PublicationDate:
    """Give the first date that one of the texts is, or has in it."""
    for read in (machine_date, written_date):
        found = next((date for text in texts if (date := read(text)) != UNDATED), UNDATED)
        if found != UNDATED:
            return found
    return UNDATED


def address_date(address: str) -> PublicationDate:
    """Give the day or month in an address such as ``/2005/12/01/endlich/``."""
    match = IN_ADDRESS.search(address)
    try:
        if match and match[3]:
            return PublicationDate.on_day(int(match[1]), int(match[2]), int(match[3]))
        return PublicationDate.in_month(int(match[1]), int(match[2])) if match else UNDATED
    except ValueError:
        return UNDATED
