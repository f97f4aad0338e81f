"""What the index of a REST API says about its blog."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tui.model.blog import BlogFacts
from tui.model.dates import UNDATED, PublicationDate
from tui.sources.json_fields import JsonObject, link, text
from tui.sources.wordpress_json.fields import name_of

NAMESPACE = "wp/v2"
_WIDEST_OFFSET = timedelta(hours=15)
_DATE = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d")


@dataclass(frozen=True, slots=True)
class Site:
    """A WordPress site: its facts and the clock on its wall."""

    facts: BlogFacts
    zone: tzinfo | None
    """``None`` where nothing tells it; then a date in the site's own time is known to the day."""

    def date(self, record: JsonObject, name: str) -> PublicationDate:
        """Read ``name_gmt``, which is UTC without saying so, or else ``name``, which is the site's time."""
        instant = _instant(text(record, f"{name}_gmt"), UTC)
        if instant is None and self.zone is None:
            day = _instant(text(record, name), UTC)
            return PublicationDate.on_day(day.year, day.month, day.day) if day else UNDATED
        instant = instant or _instant(text(record, name), self.zone or UTC)
        return UNDATED if instant is None else PublicationDate.at(instant)

    def local(self, instant: datetime) -> str:
        """Write an instant as the site's clock shows it, without an offset, as its date queries want it."""
        return instant.astimezone(self.zone or UTC).replace(tzinfo=None).isoformat(timespec="seconds")


def read_site(index: JsonObject, address: str) -> Site:
    """Read the index; the blog's address is the one it names, or else ``address``."""
    zone, zone_name = _zone(index)
    facts = BlogFacts(
        name=name_of(index),
        url=(link(index, "home") or link(index, "url") or address).rstrip("/") + "/",
        description=name_of(index, "description"),
        time_zone=zone_name,
    )
    return Site(facts, zone)


def _zone(index: JsonObject) -> tuple[tzinfo, str]:
    named = text(index, "timezone_string")
    try:
        if named:
            return ZoneInfo(named), named
    except (ZoneInfoNotFoundError, ValueError, OSError):
        pass  # an unknown name, or a system without the tz database: the offset is told as well
    offset = _offset(index.get("gmt_offset"))
    minutes = round(offset.total_seconds() / 60)
    sign = "-" if minutes < 0 else "+"
    return timezone(offset), f"{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _offset(hours: object) -> timedelta:
    if isinstance(hours, str | int | float) and not isinstance(hours, bool):
        try:
            offset = timedelta(minutes=round(float(hours) * 60))
        except (ValueError, OverflowError):
            return timedelta(0)
        if abs(offset) <= _WIDEST_OFFSET:
            return offset
    return timedelta(0)


def _instant(written: str, zone: tzinfo) -> datetime | None:
    if not _DATE.match(written) or written.startswith("0000"):
        return None
    try:
        instant = datetime.fromisoformat(written)
        return (instant if instant.tzinfo else instant.replace(tzinfo=zone)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
