"""The values of front matter, whatever its author wrote them as."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from tui.model.dates import UNDATED, PublicationDate

MOMENT = re.compile(
    r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})"
    r"(?:[T ]\s?(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?(?:\s?(Z|UTC|GMT|[+-]\d\d:?(?:\d\d)?))?)?",
    re.IGNORECASE,
)
LATEST_EPOCH = 10**10
"""Beyond, a number counts milliseconds and not seconds."""
TRUE = frozenset({"true", "yes", "on", "1"})
FALSE = frozenset({"false", "no", "off", "0"})


def line(fields: Mapping[str, Any], *names: str) -> str:
    """Give the first of these fields that has a value, on one line."""
    return next((told for name in names if (told := one_line(fields.get(name)))), "")


def one_line(value: object) -> str:
    """Give a value on one line; of a list or mapping its first value or name."""
    if isinstance(value, list):
        value = next(iter(value), "")
    if isinstance(value, dict):
        value = value.get("name", "")
    if isinstance(value, bool) or not isinstance(value, str | int | float | date):
        return ""
    return " ".join(_written(value).split())


def names_in(value: object, *, between: str = ",") -> tuple[str, ...]:
    """Give a list of names, also one that was written into one string."""
    if isinstance(value, str):
        value = value.split(between) if between else value.split()
    values = value if isinstance(value, list) else []
    return tuple(dict.fromkeys(filter(None, map(one_line, values))))


def flag(value: object) -> bool | None:
    """Give yes or no, ``None`` where a value is neither."""
    told = one_line(int(value) if isinstance(value, bool) else value).lower()
    return True if told in TRUE else False if told in FALSE else None


def moment(value: object) -> PublicationDate:
    """Give the date of a value: a date, text, or a Unix time; without a zone only its day is known."""
    try:
        if isinstance(value, datetime):
            has_zone = value.tzinfo is not None
            return PublicationDate.at(value) if has_zone else _day(value)
        if isinstance(value, date):
            return _day(value)
        if isinstance(value, str) and (match := MOMENT.fullmatch(value.strip().strip("\"'"))):
            return _of_parts(match)
        if isinstance(value, str) and value.strip().isdecimal() and len(value.strip()) > 8:
            value = int(value.strip()[:20])
        if isinstance(value, int | float) and not isinstance(value, bool) and value > 10**8:
            seconds = value / 1000 if value > LATEST_EPOCH else value
            return PublicationDate.at(datetime.fromtimestamp(seconds, UTC))
    except (ValueError, OverflowError, OSError):
        return UNDATED
    return UNDATED


def _day(day: date) -> PublicationDate:
    return PublicationDate.on_day(day.year, day.month, day.day)


def _of_parts(match: re.Match[str]) -> PublicationDate:
    year, month, day = int(match[1]), int(match[2]), int(match[3])
    zone = (match[7] or "").upper()
    if not zone:
        return PublicationDate.on_day(year, month, day)
    offset = "+0000" if zone in {"Z", "UTC", "GMT"} else f"{zone.replace(':', ''):0<5}"
    told = f"{year:04}-{month:02}-{day:02} {match[4]:0>2}:{match[5]}:{match[6] or '00'} {offset}"
    return PublicationDate.at(datetime.strptime(told, "%Y-%m-%d %H:%M:%S %z"))


def _written(value: str | int | float | date) -> str:
    try:
        return str(value)
    except ValueError:  # an integer of thousands of digits
        return ""
