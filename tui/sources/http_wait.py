"""How long to wait before a web address is asked again."""

from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from tui.sources.http_answer import Answer

_FIRST_WAIT = 1.0
_LONGEST_MEANT = 7 * 24 * 3600.0
"""Whoever asks for more seconds than a week has names no time, but that something is wrong."""


def backoff(tried: int, jitter: Callable[[], float]) -> float:
    """Give the seconds to wait after ``tried`` tries: doubled each time, less up to half by ``jitter``."""
    return _FIRST_WAIT * 2.0 ** (tried - 1) * (0.5 + 0.5 * jitter())


def retry_after(answer: Answer, now: datetime) -> float | None:
    """Give the seconds that ``Retry-After`` asks for, ``None`` where it says nothing that can be understood.

    RFC 9110, 10.2.3: a number of seconds or a date; a date that has passed asks for no wait. More than a
    week is not to be understood.
    """
    value = answer.headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        asked = float(value[:12])
    elif date := http_date(value):
        asked = max(0.0, (date - now).total_seconds())
    else:
        return None
    return asked if asked <= _LONGEST_MEANT else None


def http_date(value: str) -> datetime | None:
    """Read the date of an HTTP header as an instant in UTC, ``None`` where it is none."""
    try:
        date = parsedate_to_datetime(value)
        return date.replace(tzinfo=UTC) if date.tzinfo is None else date.astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
