"""Publication dates as columns."""

from datetime import UTC, datetime, timedelta

from tui.archive.failures import legible
from tui.model.dates import DatePrecision, PublicationDate

UNDATED_SORT_KEY = -(2**62)
"""Older than every date: a post without one stands at the old end of its blog."""

LAST_SORT_KEY = 2**62
"""Younger than every date."""

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
EXACTNESS = (
    DatePrecision.UNKNOWN,
    DatePrecision.BEFORE,
    DatePrecision.MONTH,
    DatePrecision.DAY,
    DatePrecision.SECOND,
)

_IN_UTC = "+00:00"
# Looked up here, because an enumeration takes five times as long to give a member by its value.
_PRECISIONS = {precision.value: precision for precision in DatePrecision}


def date_columns(date: PublicationDate) -> tuple[str | None, str]:
    """Give the instant in ISO 8601 without its zone, which is UTC, and the precision."""
    instant = date.instant
    return (None if instant is None else instant.replace(tzinfo=None).isoformat()), date.precision.value


@legible
def date_of(instant: str | None, precision: str) -> PublicationDate:
    """Read a date that ``date_columns`` wrote."""
    moment = None if instant is None else datetime.fromisoformat(instant + _IN_UTC)
    return PublicationDate(moment, _PRECISIONS.get(precision) or DatePrecision(precision))


def sort_key(date: PublicationDate) -> int:
    """Give the instant in whole seconds since 1970, negative before."""
    return UNDATED_SORT_KEY if date.instant is None else (date.instant - EPOCH) // timedelta(seconds=1)


def better_known(stored: PublicationDate, received: PublicationDate) -> PublicationDate:
    """Give the received date unless the stored one is known more exactly."""
    stored_is_better = EXACTNESS.index(stored.precision) > EXACTNESS.index(received.precision)
    return stored if stored_is_better else received
