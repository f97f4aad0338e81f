"""The records of a saved answer and what each of them is."""

from collections.abc import Iterator
from enum import StrEnum, auto

from tui.sources.json_body import json_text, read_json
from tui.sources.json_fields import JsonObject
from tui.sources.json_recovery import Broken, recovered_objects


class Kind(StrEnum):
    """What a record is."""

    POST = auto()
    COMMENT = auto()
    USER = auto()
    TERM = auto()
    SITE = auto()
    """The index of the API, which tells the blog's name and zone."""
    OTHER = auto()
    """What belongs to a blog and is not read: a picture, a menu, a revision."""
    UNKNOWN = auto()


_NO_POSTS = frozenset({"attachment", "revision", "nav_menu_item", "wp_block", "wp_template", "wp_navigation"})


def kind_of(record: JsonObject) -> Kind:
    """Tell what a record is by the fields that the others lack."""
    if isinstance(record.get("namespaces"), list):
        return Kind.SITE
    if "post" in record and ("content" in record or "author_name" in record):
        return Kind.COMMENT
    if "taxonomy" in record and "name" in record:
        return Kind.TERM
    if "title" in record or "content" in record:
        return Kind.OTHER if record.get("type") in _NO_POSTS else Kind.POST
    return Kind.USER if "name" in record and "slug" in record else Kind.UNKNOWN


def records_of(data: bytes) -> Iterator[JsonObject | Broken]:
    """Give the records of one answer: of a list, of an object alone, or of either in an envelope.

    What is broken is told, and what else is whole is given.
    """
    try:
        whole = read_json(data)
    except ValueError:
        yield from _recovered(json_text(data))
        return
    if isinstance(whole, dict) and isinstance(whole.get("body"), list | dict) and "status" in whole:
        whole = whole["body"]
    for value in whole if isinstance(whole, list) else [whole]:
        yield value if isinstance(value, dict) else Broken(str(value), is_cut=False)


def _recovered(text: str) -> Iterator[JsonObject | Broken]:
    seen: set[Kind] = set()

    def is_record(record: JsonObject) -> bool:
        # what is embedded in a broken record is of another kind than the records of its list
        kind = kind_of(record)
        return kind in seen if seen else kind in (Kind.POST, Kind.COMMENT)

    for value in recovered_objects(text, is_record):
        if not isinstance(value, Broken):
            seen.add(kind_of(value))
        yield value
