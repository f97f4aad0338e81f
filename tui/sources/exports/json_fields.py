"""Single fields of decoded JSON, whatever stands in their place."""

import math
import re
import unicodedata
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from tui.content.links import safe_link
from tui.model.dates import UNDATED, PublicationDate
from tui.sources.exports.dates import database_date

SURROGATES = re.compile("[\ud800-\udfff]")
ISO_DATE = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:\.\d{1,9})?\s?(Z|[+-]\d\d:?\d\d)?")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
LATEST_SECONDS = 10**11
"""A number beyond is no year that a blog can have, and so counts milliseconds."""


def text(fields: Mapping[str, object], name: str) -> str:
    """Give a text without white space around it, in normal form C; empty where there is none."""
    value = fields.get(name)
    if not isinstance(value, str):
        return ""
    return unicodedata.normalize("NFC", SURROGATES.sub("\ufffd", value).strip())


def line(fields: Mapping[str, object], name: str) -> str:
    """Give the same on one line."""
    return " ".join(text(fields, name).split())


def identity(fields: Mapping[str, object], name: str = "id") -> str:
    """Give an id, written as a number or as a text, as a text; empty where there is none."""
    value = fields.get(name)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value) if 0 < value < 2**63 else ""
    return line(fields, name)[:200]


def link(fields: Mapping[str, object], name: str) -> str:
    """Give a web address that may be followed, empty where there is none."""
    address = safe_link(text(fields, name)) or ""
    return address if address.startswith(("http://", "https://")) else ""


def flag(fields: Mapping[str, object], name: str) -> bool:
    """Say whether something is set, be it as ``true``, as 1 or as a text of these."""
    value = fields.get(name)
    return value.strip().lower() in {"1", "true", "yes"} if isinstance(value, str) else bool(value)


def objects(fields: Mapping[str, object], name: str) -> list[dict[str, object]]:
    """Give the objects of a list, without what else is in it."""
    value = fields.get(name)
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def mapping(fields: Mapping[str, object], name: str) -> dict[str, object]:
    """Give an object, an empty one where there is none."""
    value = fields.get(name)
    return value if isinstance(value, dict) else {}


def instant(fields: Mapping[str, object], name: str) -> PublicationDate:
    """Date a record by a text such as ``2025-01-01T00:00:00.000Z``, or by (milli)seconds since 1970.

    A text without a zone is UTC's. Undated for what no calendar has.
    """
    value = fields.get(name)
    if isinstance(value, str) and value.strip().isdecimal() and len(value) < 20:
        value = int(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _since_epoch(value)
    match = ISO_DATE.fullmatch(line(fields, name))
    moment = database_date(f"{match[1]} {match[2]}") if match else None
    if match is None or moment is None:
        return UNDATED
    zone = (match[3] or "Z").replace(":", "")
    offset = timedelta() if zone == "Z" else timedelta(hours=int(zone[1:3]), minutes=int(zone[3:]))
    return PublicationDate.at((moment + (offset if zone[0] == "-" else -offset)).replace(tzinfo=UTC))


def _since_epoch(value: float) -> PublicationDate:
    if not math.isfinite(value) or not 0 < value < LATEST_SECONDS * 1000:
        return UNDATED
    seconds = value / 1000 if value >= LATEST_SECONDS else value
    try:
        return PublicationDate.at(EPOCH + timedelta(seconds=int(seconds)))
    except OverflowError:
        return UNDATED
