"""What an entry is: Blogger keeps posts, comments, templates and settings side by side."""

import re
from enum import StrEnum, auto

from tui.sources.blogger.elements import Fields

KIND_SCHEME = "http://schemas.google.com/g/2005#kind"
KIND = "http://schemas.google.com/blogger/2008/kind#"
TOLD_KIND = re.compile(r"blogger/2008/kind#|<blogger:type>\s{0,100}(?:POST|PAGE|COMMENT)\b")
PAGE_ID = re.compile(r"\.page-\d{1,20}$")
OTHER_ID = re.compile(r"\.(?:settings\.|layout\b|template\b)")


class EntryKind(StrEnum):
    """What an entry is."""

    POST = auto()
    PAGE = auto()
    COMMENT = auto()
    SETTINGS = auto()
    OTHER = auto()
    """A template, or what Blogger may come to keep."""
    UNTOLD = auto()
    """An entry that tells no kind and answers nothing, as a post in a live feed does."""


NAMED = {kind.value: kind for kind in EntryKind if kind is not EntryKind.UNTOLD}
RECORDS = frozenset({EntryKind.POST, EntryKind.PAGE, EntryKind.UNTOLD})
"""The kinds that are posts of the model."""


def kind_of(fields: Fields) -> EntryKind:
    """Read the kind of an entry: its own type in exports since 2018, a category before.

    The type of the author has the same name and stands inside the author. Without either, what answers
    something is a comment (RFC 4685, 3).
    """
    told = fields.line("blogger:type").lower()
    terms = (each.get("term", "") for each in fields.all("category") if each.get("scheme") == KIND_SCHEME)
    told = told or next((term.removeprefix(KIND) for term in terms if term.startswith(KIND)), "")
    if told:
        return NAMED.get(told, EntryKind.OTHER)
    if fields.all("thr:in-reply-to") or fields.line("blogger:parent"):
        return EntryKind.COMMENT
    if PAGE_ID.search(fields.line("id")):
        return EntryKind.PAGE
    return EntryKind.OTHER if OTHER_ID.search(fields.line("id")) else EntryKind.UNTOLD


def names_a_kind(text: str) -> bool:
    """Say whether the text of an entry tells its kind, whether it can be read or not."""
    return bool(TOLD_KIND.search(text))
