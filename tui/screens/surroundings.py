"""What the reader's system says about itself: the time zone, the locale, and where the terminal is."""

import time
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone, tzinfo


class LocalZone(tzinfo):
    """The system's time zone with its own changes over the years, summer time included.

    ``datetime.astimezone()`` without a zone knows the offset of one instant only.
    """

    def fromutc(self, dt: datetime) -> datetime:
        """Shift a UTC instant by the offset that held then."""
        return dt + self._offset(dt)

    def utcoffset(self, dt: datetime | None) -> timedelta | None:
        """Give the offset at a local time, ``None`` where no time is asked about."""
        if dt is None:
            return None
        guess = self._offset(dt)
        return self._offset(dt - guess)

    def dst(self, dt: datetime | None) -> timedelta | None:
        """Leave open which part of the offset is summer time."""
        return None

    def tzname(self, dt: datetime | None) -> str | None:
        """Name the zone by its offset."""
        offset = self.utcoffset(dt)
        return None if offset is None else str(timezone(offset))

    @staticmethod
    def _offset(instant: datetime) -> timedelta:
        try:
            local = time.localtime(instant.replace(tzinfo=UTC).timestamp())
        except (OverflowError, OSError, ValueError):
            return timedelta(0)
        return timedelta(seconds=local.tm_gmtoff)


def is_at_hand(environment: Mapping[str, str]) -> bool:
    """Whether nothing is known to lie between the program and the terminal: no ssh, no tmux and no screen."""
    between = ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY", "TMUX", "STY")
    named = environment.get("TERM", "").startswith(("tmux", "screen"))
    return not named and not any(environment.get(name) for name in between)


def wants_ascii(environment: Mapping[str, str]) -> bool:
    """Whether the locale names a character set that is not Unicode, as the C locale does (POSIX 8.2).

    Without any locale the terminal is taken for a modern one, as Python does.
    """
    named = next(filter(None, (environment.get(name) for name in ("LC_ALL", "LC_CTYPE", "LANG"))), "utf-8")
    return "utf" not in named.lower()
