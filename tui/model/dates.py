"""When a post or a comment was published, and how exactly that is known."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum


class DatePrecision(StrEnum):
    """How much of a publication date a source told."""

    SECOND = "second"
    DAY = "day"
    MONTH = "month"
    BEFORE = "before"
    """Only a bound is known: the record is not younger than it."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PublicationDate:
    """An instant in UTC together with how much of it is meant.

    With ``DAY`` the instant is that day's midnight, with ``MONTH`` the month's first midnight, with
    ``BEFORE`` the bound, and with ``UNKNOWN`` there is none.
    """

    instant: datetime | None = None
    precision: DatePrecision = DatePrecision.UNKNOWN

    def __post_init__(self) -> None:
        if (self.instant is None) != (self.precision is DatePrecision.UNKNOWN):
            raise ValueError("a date has an instant exactly when its precision is known")
        if self.instant is not None and self.instant.tzinfo is not UTC:
            raise ValueError("a publication date is kept in UTC")

    @property
    def published(self) -> datetime | None:
        """The publication itself, ``None`` where only a bound or nothing is known."""
        return None if self.precision is DatePrecision.BEFORE else self.instant

    @property
    def bound(self) -> datetime | None:
        """The instant before which the record is known to have existed, with ``BEFORE`` only."""
        return self.instant if self.precision is DatePrecision.BEFORE else None

    @classmethod
    def at(cls, instant: datetime) -> "PublicationDate":
        """Date a record to the second; a naive instant is refused with ``ValueError``."""
        return cls(_utc(instant), DatePrecision.SECOND)

    @classmethod
    def on_day(cls, year: int, month: int, day: int) -> "PublicationDate":
        """Date a record to a day; a day that no calendar has is refused with ``ValueError``."""
        return cls(datetime(year, month, day, tzinfo=UTC), DatePrecision.DAY)

    @classmethod
    def in_month(cls, year: int, month: int) -> "PublicationDate":
        """Date a record to a month."""
        return cls(datetime(year, month, 1, tzinfo=UTC), DatePrecision.MONTH)

    @classmethod
    def before(cls, bound: datetime) -> "PublicationDate":
        """Say of a record only that it existed at ``bound``."""
        return cls(_utc(bound), DatePrecision.BEFORE)


UNDATED = PublicationDate()


def _utc(instant: datetime) -> datetime:
    if instant.tzinfo is None:
        raise ValueError("an instant without a zone is no instant")
    return instant.astimezone(UTC)
