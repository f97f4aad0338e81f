"""The line that closes a comment and says who wrote it when: ``Ralf Graf, 2005-12-01``."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tui.sources.pages.months import month_number
from tui.sources.pages.paragraphs import Paragraph

LONGEST_SIGNATURE = 160
NAME = r"(?P<name>[^\n,>][^\n,]{0,59}?(?:,\s[^\n,]{1,12})?)"
YEAR = r"(?P<year>(?:19|20)\d\d)"
MONTH_NAME = r"(?P<month>[^\W\d_]{3,9}\.?)"
TIME = r"(?:,?\s+(?:um\s+|at\s+)?\d{1,2}:\d\d(?::\d\d)?(?:\s*(?:[AaPp]\.?[Mm]\.?|Uhr))?)?"

STYLES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{NAME},\s+{YEAR}-(?P<month>\d\d)-(?P<day>\d\d){TIME}",
        rf"{NAME},\s+(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?{YEAR}{TIME}",
        rf"{NAME},\s+(?P<day>\d{{1,2}})\.?\s+{MONTH_NAME}\s+{YEAR}{TIME}",
        rf"Posted by:?\s+{NAME}\s+(?:on|at)\s+{MONTH_NAME}\s+(?P<day>\d{{1,2}}),\s+{YEAR}{TIME}",
    )
)
"""The ways in which pages sign, the most trusted first; one page keeps to one of them."""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed a comment, and on which day."""

    name: str
    day: date


def find_signatures(paragraphs: Sequence[Paragraph], first: int = 0) -> dict[int, Signature]:
    """Give the signatures at or after ``first`` by their place, all in the one style that most of them have.

    Where two styles are equally common the more trusted one holds.
    """
    readings = [_in_style(style, paragraphs, first) for style in STYLES]
    return max(readings, key=len)


def _in_style(style: re.Pattern[str], paragraphs: Sequence[Paragraph], first: int) -> dict[int, Signature]:
    found = ((place, _signature(style, paragraphs[place])) for place in range(first, len(paragraphs)))
    return {place: signature for place, signature in found if signature}


def _signature(style: re.Pattern[str], paragraph: Paragraph) -> Signature | None:
    """Read one paragraph; a signature stands alone in it and has a day that the calendar has."""
    if len(paragraph.lines) != 1 or len(paragraph.lines[0]) > LONGEST_SIGNATURE:
        return None
    match = style.fullmatch(paragraph.one_line)
    if not match:
        return None
    day = _day(match["year"], match["month"], match["day"])
    return Signature(match["name"].strip(), day) if day else None


def _day(year: str, month: str, day: str) -> date | None:
    number = int(month) if month.isdecimal() else month_number(month)
    try:
        return date(int(year), number or 0, int(day))
    except ValueError:
        return None
