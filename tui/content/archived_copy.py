"""Where a page of the web can be read as it was once."""

from tui.content.links import safe_link
from tui.model.dates import DatePrecision, PublicationDate

_ARCHIVE = "https://web.archive.org/web/"


def archived_copy(address: str, date: PublicationDate) -> str | None:
    """Give the address of the Wayback Machine's copy from about ``date``, of the latest where undated.

    ``None`` where there can be none: for what is no page of the web, and for what is a copy already.
    """
    link = safe_link(address)
    if link is None or not link.startswith(("http://", "https://")) or link.startswith(_ARCHIVE):
        return None
    return safe_link(f"{_ARCHIVE}{_stamp(date)}{link}")


def _stamp(date: PublicationDate) -> str:
    if date.instant is None:
        return ""
    # Not strftime: before the year 1000 it forgets the leading zeros.
    day = f"{date.instant.day:02}" if date.precision is not DatePrecision.MONTH else ""
    return f"{date.instant.year:04}{date.instant.month:02}{day}/"
