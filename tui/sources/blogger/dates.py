"""The dates of Blogger: ISO 8601 with a zone, and milliseconds that mean nothing."""

from datetime import UTC, date, datetime

from tui.model.dates import UNDATED, PublicationDate

LENGTH_OF_A_DAY = len("2008-11-11")
LONGEST = 40


def publication_date(written: str) -> PublicationDate:
    """Date a record to the second; without a zone it is taken for UTC. What no calendar has is no date."""
    try:
        if len(written) == LENGTH_OF_A_DAY:
            day = date.fromisoformat(written)
            return PublicationDate.on_day(day.year, day.month, day.day)
        instant = datetime.fromisoformat(written[:LONGEST]).replace(microsecond=0)
        return PublicationDate.at(instant if instant.tzinfo else instant.replace(tzinfo=UTC))
    except (ValueError, OverflowError):
        return UNDATED
