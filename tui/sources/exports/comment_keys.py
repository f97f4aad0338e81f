"""The names of an export's comments: their WordPress ids, also where the file uses one twice."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tui.sources.exports.elements import Fields
from tui.sources.exports.own_meta import Told, own_meta
from tui.sources.exports.posts import digest

TOLD = (
    "wp:comment_author",
    "wp:comment_date_gmt",
    "wp:comment_date",
    "wp:comment_content",
    "wp:comment_parent",
)
NO_PARENT = frozenset({"", "0"})
DENSE = 1 << 28
"""Ids below this are remembered as one bit each; a file of gigabytes holds millions of comments."""


@dataclass(slots=True)
class NumbersSeen:
    """Which comment ids a file has used so far."""

    _bits: bytearray = field(default_factory=bytearray)
    _others: set[str] = field(default_factory=set)

    def add(self, number: str) -> bool:
        """Remember an id and say whether it is new."""
        if not (number.isascii() and number.isdecimal() and len(number) < 10 and int(number) < DENSE):
            new = number not in self._others
            self._others.add(number)
            return new
        byte, bit = divmod(int(number), 8)
        if byte >= len(self._bits):
            self._bits.extend(bytes(byte + 1 - len(self._bits)))
        new = not self._bits[byte] >> bit & 1
        self._bits[byte] |= 1 << bit
        return new


def name_comments(comments: Iterable[Fields], post_key: str, seen: NumbersSeen) -> dict[str, Fields]:
    """Give the comments of one item by their keys, such as ``wp:45``, in the file's order and each once.

    An id that another comment of the file has already gets a hash over post and text behind it, and a comment
    without an id has that hash alone, so that a second reading finds the same names. A key that this program
    itself wrote beside the id goes before it.
    """
    named: dict[str, Fields] = {}
    # The first comment of an id is hashed only when a second one comes: mostly there is none.
    firsts: dict[str, Fields | None] = {"": None}
    given: set[str] = set()
    for fields in comments:
        number = fields.line("wp:comment_id")
        if own := own_meta(fields, "wp:commentmeta").get(Told.KEY):
            named.setdefault(own, fields)
            continue
        is_first = number not in firsts
        if is_first:
            firsts[number] = fields
            if seen.add(number):
                named[f"wp:{number}"] = fields
                continue
        elif (first := firsts[number]) is not None:
            given.add(_told(post_key, number, first))
            firsts[number] = None
        told = _told(post_key, number, fields)
        if is_first or told not in given:
            given.add(told)
            named[f"wp:{number}-{told}" if number else f"wp:{told}"] = fields
    return named


def _told(post_key: str, number: str, fields: Fields) -> str:
    return digest("\0".join([post_key, number, *(fields.text(name) for name in TOLD)]))


def name_parents(named: Mapping[str, Fields], renamed: dict[str, str]) -> dict[str, str]:
    """Give the key of each comment's parent by the comment's own key, empty at the top level.

    An answer may stand before its parent, and a parent may be missing from the file. ``renamed`` holds by id
    the keys from earlier parts of the item that do not follow from the id, and gets those of this part.
    """
    by_number: dict[str, str] = {}
    for key, fields in named.items():
        by_number.setdefault(fields.line("wp:comment_id"), key)
    renamed |= {number: key for number, key in by_number.items() if number and key != f"wp:{number}"}
    parents = {key: fields.line("wp:comment_parent") for key, fields in named.items()}
    return {
        key: "" if parent in NO_PARENT else by_number.get(parent) or renamed.get(parent, f"wp:{parent}")
        for key, parent in parents.items()
    }
