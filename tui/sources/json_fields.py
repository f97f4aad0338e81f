"""Single fields out of decoded JSON, whatever somebody has put in their place."""

from typing import TypeAlias

from tui.content.links import safe_link

JsonObject: TypeAlias = dict[str, object]


def text(record: JsonObject, name: str) -> str:
    """Give a text as it was received, empty where there is none."""
    value = record.get(name)
    return value if isinstance(value, str) else ""


def line(record: JsonObject, name: str) -> str:
    """Give a text on one line, empty where there is none."""
    return " ".join(text(record, name).split())


def number(record: JsonObject, name: str) -> int:
    """Give a whole number that is not negative, 0 where there is none."""
    value = record.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else 0


def link(record: JsonObject, name: str) -> str:
    """Give a web address that may be followed, empty where there is none."""
    return web_address(text(record, name))


def web_address(told: str) -> str:
    """Give an address as it may be followed on the web, empty where it is none."""
    address = safe_link(told) or ""
    return address if address.startswith(("http://", "https://")) else ""


def record_of(record: JsonObject, name: str) -> JsonObject:
    """Give the object in a field, an empty one where there is none."""
    value = record.get(name)
    return value if isinstance(value, dict) else {}


def objects(value: object) -> list[JsonObject]:
    """Give the objects of a list, without what else is in it."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
