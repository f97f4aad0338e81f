"""Strangers' text on its way into the archive."""

import hashlib
import json
import re
from collections.abc import Iterable, Sequence

UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
GREATEST_INTEGER = 2**63 - 1

Column = str | int | bytes | None

_as_json = json.JSONEncoder(ensure_ascii=False).encode
"""Made once: there are as many fingerprints as records."""


def storable(text: str) -> str:
    """Give the text as received, with U+FFFD for NUL and lone surrogates, which SQLite cannot keep."""
    # Most of a record's columns are ASCII, which knows no surrogates.
    return text.replace("\0", "\ufffd") if text.isascii() else UNSTORABLE.sub("\ufffd", text)


def storable_number(number: int | None) -> int | None:
    """Give the number, or the greatest that SQLite can keep."""
    return None if number is None else max(-GREATEST_INTEGER, min(number, GREATEST_INTEGER))


def names_column(names: Iterable[str]) -> str:
    """Write a list of names as JSON."""
    return json.dumps([storable(name) for name in names], ensure_ascii=False)


def names_of(column: str) -> tuple[str, ...]:
    """Read a list of names that ``names_column`` wrote."""
    return tuple(json.loads(column))


def fingerprint(columns: Sequence[Column]) -> bytes:
    """Give 16 bytes that differ when any of the columns does."""
    return hashlib.blake2b(_as_json(columns).encode(), digest_size=16).digest()
