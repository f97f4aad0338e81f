"""The bytes of an export into characters that XML allows, piece by piece."""

import re
from collections.abc import Iterator
from html.entities import html5
from typing import BinaryIO

from tui.content.charset import repair_controls
from tui.sources.decoding import decode_pieces

NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
CONTROLS = re.compile("[^\t\n\r\x20-\x7f\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML does not allow and the controls that stand for characters of windows-1252, looked for at once."""
REFERENCE = re.compile(r"&(?:#(?:x([0-9A-Fa-f]{1,8})|(\d{1,8}))|([A-Za-z][A-Za-z0-9]{0,31}));")
LONGEST_REFERENCE = 34
NAMES_OF_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})


def read_characters(file: BinaryIO) -> Iterator[str]:
    """Give the text of an XML file without what would make it ill-formed, from its first byte on.

    Control characters vanish, also where a reference names them, and the named references of HTML become
    numbered ones, which mean the same to XML and to HTML, inside CDATA and outside.
    """
    kept = ""
    for piece in decode_pieces(file):
        text = kept + piece
        end = _end_of_whole_references(text)
        kept = text[end:]
        yield _clean(text[:end])
    yield _clean(kept)


def _end_of_whole_references(text: str) -> int:
    """Give where to cut so that no reference is cut in two."""
    ampersand = text.rfind("&", max(0, len(text) - LONGEST_REFERENCE))
    return ampersand if ampersand >= 0 and ";" not in text[ampersand:] else len(text)


def _clean(text: str) -> str:
    if CONTROLS.search(text):
        text = repair_controls(NOT_IN_XML.sub("", text))
    return REFERENCE.sub(_allowed_reference, text)


def _allowed_reference(reference: re.Match[str]) -> str:
    hexadecimal, decimal, name = reference.groups()
    if name:
        meaning = "" if name in NAMES_OF_XML else html5.get(f"{name};", "")
        return "".join(f"&#{ord(character)};" for character in meaning) or reference[0]
    number = int(hexadecimal, 16) if hexadecimal else int(decimal)
    return "" if number > 0x10FFFF or NOT_IN_XML.match(chr(number)) else reference[0]
