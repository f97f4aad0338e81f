"""The dates of an export, such as ``12/01/2005 08:12:33 AM``."""

import re
from datetime import UTC, datetime

from tui.model.dates import UNDATED, PublicationDate

DATE = re.compile(
    r"(\d{1,2})/(\d{1,2})/(\d{4}|\d\d)(?:\s{1,9}(\d{1,2}):(\d{1,2})(?::(\d{1,2}))?\s{0,9}([AaPp][Mm])?)?"
)
FIRST_YEAR_OF_TWO_DIGITS = 70


def wall_clock_date(text: str) -> PublicationDate:
    """Date a record by the blog's own clock as if that were UTC's; undated where no calendar has the day.

    The month stands first. Twelve at night is 12 AM. A year of two digits below 70 is one after 2000, since
    there are no blogs from before 1970.
    """
    found = DATE.fullmatch(text)
    if not found:
        return UNDATED
    month, day, year = (int(part) for part in found.group(1, 2, 3))
    if len(found[3]) == 2:
        year += 2000 if year < FIRST_YEAR_OF_TWO_DIGITS else 1900
    try:
        if not found[4]:
            return PublicationDate.on_day(year, month, day)
        minute, second = int(found[5]), int(found[6] or 0)
        return PublicationDate.at(
            datetime(year, month, day, _hour(int(found[4]), found[7]), minute, second, tzinfo=UTC)
        )
    except ValueError:
        return UNDATED


def _hour(hour: int, half: str | None) -> int:
    if half is None or hour > 12:
        return hour
    return hour % 12 + (12 if half.lower() == "pm" else 0)
