"""The rows that lie in one page of a B-tree.

The layout is SQLite's, https://www.sqlite.org/fileformat2.html, chapters 1.6 and 2.1. Whatever cannot be is
passed over, row by row: a page may be damaged anywhere.
"""

import struct
from collections.abc import Iterator
from typing import NamedTuple

from tui.archive.recovery.page_file import PageFile
from tui.archive.stored_text import storable

INDEX_INTERIOR, TABLE_INTERIOR, INDEX_LEAF, TABLE_LEAF = 0x02, 0x05, 0x0A, 0x0D
INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
"""The length of an integer by its serial type."""
REAL, ZERO, ONE, BLOB, TEXT = 7, 8, 9, 12, 13

Value = str | int | float | bytes | None


class Cell(NamedTuple):
    """One row as it lies in the file."""

    row_id: int | None
    """``None`` in a table without row ids."""
    values: tuple[Value, ...]
    pages: tuple[int, ...]
    """Where it lies: its own page and those it overflows to."""


class _Broken(ValueError):
    """What is read cannot be a row."""


def kind_of(pages: PageFile, number: int) -> int:
    """Give what kind of page it says it is, see the constants of this file; 0 for no page."""
    page, start = pages.page(number), _start(number)
    return page[start] if len(page) > start else 0


def cells(pages: PageFile, number: int) -> Iterator[Cell]:
    """Give every row in a page that can be read, none for a page that is no part of a B-tree."""
    kind = kind_of(pages, number)
    if kind not in (INDEX_INTERIOR, INDEX_LEAF, TABLE_LEAF):
        return
    page = pages.page(number)
    for place in _places(page, number):
        try:
            yield _cell(pages, number, page, place + 4 * (kind == INDEX_INTERIOR), kind == TABLE_LEAF)
        except (_Broken, IndexError, struct.error):
            continue


def children(pages: PageFile, number: int) -> Iterator[int]:
    """Give the pages below an interior page, which may be none or wrong where it is damaged."""
    if kind_of(pages, number) in (INDEX_INTERIOR, TABLE_INTERIOR):
        page, start = pages.page(number), _start(number)
        for place in (*_places(page, number), start + 8):
            yield int.from_bytes(page[place : place + 4], "big")


def _start(number: int) -> int:
    return 100 if number == 1 else 0


def _places(page: bytes, number: int) -> tuple[int, ...]:
    start = _start(number)
    begin = start + (8 if page[start] in (INDEX_LEAF, TABLE_LEAF) else 12)
    count = min(int.from_bytes(page[start + 3 : start + 5], "big"), (len(page) - begin) // 2)
    return struct.unpack_from(f">{count}H", page, begin)


def _cell(pages: PageFile, number: int, page: bytes, place: int, has_row_id: bool) -> Cell:
    length, place = _variable(page, place)
    row_id = None
    if has_row_id:
        row_id, place = _variable(page, place)
        row_id -= (row_id >= 1 << 63) << 64
    payload, others = _payload(pages, page, place, length, has_row_id)
    return Cell(row_id, tuple(_values(payload)), (number, *others))


def _payload(
    pages: PageFile, page: bytes, place: int, length: int, has_row_id: bool
) -> tuple[bytes, list[int]]:
    """Put together what lies in the page and in those that it overflows to."""
    if length > pages.count * pages.size:
        raise _Broken
    here = _length_here(pages.size, length, has_row_id)
    pieces, others, missing = [page[place : place + here]], list[int](), length - here
    following = int.from_bytes(page[place + here : place + here + 4], "big")
    while missing > 0:
        page = pages.page(following)
        if not page:
            raise _Broken
        others.append(following)
        pieces.append(page[4 : 4 + missing])
        missing -= len(pieces[-1])
        following = int.from_bytes(page[:4], "big")
    return b"".join(pieces), others


def _length_here(size: int, length: int, has_row_id: bool) -> int:
    most = size - 35 if has_row_id else (size - 12) * 64 // 255 - 23
    if length <= most:
        return length
    least = (size - 12) * 32 // 255 - 23
    here = least + (length - least) % (size - 4)
    return here if here <= most else least


def _values(payload: bytes) -> Iterator[Value]:
    end, place = _variable(payload, 0)
    types, body = [], end
    while place < end:
        kind, place = _variable(payload, place)
        types.append(kind)
    if place != end or not types:
        raise _Broken
    for kind in types:
        length = _length_of(kind)
        data = payload[body : body + length]
        if len(data) < length:
            raise _Broken
        yield _value(kind, data)
        body += length


def _length_of(kind: int) -> int:
    if kind in (10, 11):
        raise _Broken
    if kind >= BLOB:
        return (kind - BLOB) // 2
    return 8 if kind == REAL else INTEGERS.get(kind, 0)


def _value(kind: int, data: bytes) -> Value:
    if kind == 0:
        return None
    if kind in INTEGERS:
        return int.from_bytes(data, "big", signed=True)
    if kind == REAL:
        return float(struct.unpack(">d", data)[0])
    if kind in (ZERO, ONE):
        return kind - ZERO
    return storable(data.decode(errors="replace")) if kind % 2 else data


def _variable(data: bytes, place: int) -> tuple[int, int]:
    """Read an integer of one to nine bytes and give the place behind it."""
    number = 0
    for step in range(8):
        byte = data[place + step]
        number = number << 7 | byte & 0x7F
        if byte < 0x80:
            return number, place + step + 1
    return number << 8 | data[place + 8], place + 9
