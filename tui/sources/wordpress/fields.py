"""Single fields out of decoded JSON, whatever a plugin has put in their place."""

import html
import re
from typing import TypeAlias

from tui.content.links import safe_link

JsonObject: TypeAlias = dict[str, object]

_HIGHEST_ID = 2**63 - 1
_NUMERIC_REFERENCE = re.compile(r"&#(?:[0-9]{1,7}|[xX][0-9a-fA-F]{1,6});")


def identity(record: JsonObject, name: str) -> int:
    """Give a positive id, 0 where there is none; WordPress itself writes 0 for "nobody" and "none"."""
    value = record.get(name)
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 20:
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        return 0
    return value if 0 < value <= _HIGHEST_ID else 0


def text(record: JsonObject, name: str) -> str:
    """Give a text as it was received, empty where there is none."""
    value = record.get(name)
    return value if isinstance(value, str) else ""


def rendered(record: JsonObject, name: str) -> str:
    """Give the HTML of a field that has a ``rendered`` form, or is plainly HTML."""
    value = record.get(name)
    return text(value, "rendered") if isinstance(value, dict) else text(record, name)


def name_of(record: JsonObject, field: str = "name") -> str:
    """Give a name on one line; WordPress stores names with entities, so they are decoded once."""
    return " ".join(html.unescape(text(record, field)).split())


def without_double_escapes(plain: str) -> str:
    """Decode numeric references that are left in a text once decoded.

    Old imports escaped twice. Named references are left: a title may speak of ``&amp;`` itself.
    """
    return _NUMERIC_REFERENCE.sub(lambda found: html.unescape(found[0]), plain)


def link(record: JsonObject, name: str) -> str:
    """Give a web address that may be followed, empty where there is none."""
    address = safe_link(text(record, name)) or ""
    return address if address.startswith(("http://", "https://")) else ""


def objects(value: object) -> list[JsonObject]:
    """Give the objects of a list, without what else is in it and without embedded errors."""
    if not isinstance(value, list):
        return []
    return [item for item in value if isinstance(item, dict) and not ("code" in item and "message" in item)]
