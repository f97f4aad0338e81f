"""Single fields of WordPress's JSON, whatever a plugin has put in their place."""

import html
import re

from tui.sources.json_fields import JsonObject, objects, text

_HIGHEST_ID = 2**63 - 1
_NUMERIC_REFERENCE = re.compile(r"&#(?:[0-9]{1,7}|[xX][0-9a-fA-F]{1,6});")


def identity(record: JsonObject, name: str) -> int:
    """Give a positive id, 0 where there is none; WordPress itself writes 0 for "nobody" and "none"."""
    return identity_of(record.get(name))


def identity_of(value: object) -> int:
    """Give the positive id that a value is, also one written as text, 0 where it is none."""
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 20:
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        return 0
    return value if 0 < value <= _HIGHEST_ID else 0


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


def embedded(record: JsonObject, name: str) -> object:
    """Give what a record brings along under ``name``, ``None`` where it brings nothing."""
    brought = record.get("_embedded")
    return brought.get(name) if isinstance(brought, dict) else None


def without_errors(value: object) -> list[JsonObject]:
    """Give the objects of an embedded list, without the errors that stand for what nobody may see."""
    return [item for item in objects(value) if not ("code" in item and "message" in item)]
