"""Strangers' text on its way into the archive."""

import hashlib
import json
import re
from collections.abc import Iterable, Sequence

UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
GREATEST_INTEGER = 2**63 - 1

Column = str | int | bytes | None

_as_json = json.JSONEncoder(ensure_ascii=False).encode
"""Made once: every record has a fingerprint and lists of names."""


def storable(text: str) -> str:
    """Give the text as received, with U+FFFD for NUL and lone surrogates, which SQLite cannot keep."""
    # Most of a record's columns are ASCII, and encoding the others is faster than looking through them.
    if not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError:
            return UNSTORABLE.sub("\ufffd", text)
    return text.replace("\0", "\ufffd")


def storable_number(number: int | None) -> int | None:
    """Give the number, or the greatest that SQLite can keep."""
    return None if number is None else max(-GREATEST_INTEGER, min(number, GREATEST_INTEGER))


def names_column(names: Iterable[str]) -> str:
    """Write a list of names as JSON."""
    return _as_json([storable(name) for name in names])


def names_of(column: str) -> tuple[str, ...]:
    """Read a list of names that ``names_column`` wrote."""
    return tuple(json.loads(column))


def fingerprint(columns: Sequence[Column]) -> bytes:
    """Give 16 bytes that differ when any of the columns does."""
    return hashlib.blake2b(_as_json(columns).encode(), digest_size=16).digest()
