"""The bytes of an export into characters that XML allows, piece by piece."""

import codecs
import re
from collections.abc import Iterator
from html.entities import html5
from typing import BinaryIO

from tui.content.charset import decode, repair_controls

PIECE = 256 * 1024
DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']""")
DECLARATION_REACH = 1024
NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
CONTROLS = re.compile("[^\t\n\r\x20-\x7f\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML does not allow and the controls that stand for characters of windows-1252, looked for at once."""
REFERENCE = re.compile(r"&(?:#(?:x([0-9A-Fa-f]{1,8})|(\d{1,8}))|([A-Za-z][A-Za-z0-9]{0,31}));")
LONGEST_REFERENCE = 34
NAMES_OF_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})
AS_WINDOWS = "vowe.windows-1252"


def _read_as_windows(error: UnicodeError) -> tuple[str, int]:
    """Give the bytes that are no UTF-8 as the controls that are then repaired as windows-1252."""
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("latin-1"), error.end


codecs.register_error(AS_WINDOWS, _read_as_windows)


def read_characters(file: BinaryIO) -> Iterator[str]:
    """Give the text of an XML file without what would make it ill-formed, from its first byte on.

    Control characters vanish, also where a reference names them, and the named references of HTML become
    numbered ones, which mean the same to XML and to HTML, inside CDATA and outside.
    """
    decoder = codecs.getincrementaldecoder(settle_encoding(file))(errors=AS_WINDOWS)
    kept = ""
    while data := file.read(PIECE):
        text = kept + _decoded(decoder, data)
        end = _end_of_whole_references(text)
        kept = text[end:]
        yield _clean(text[:end])
    yield _clean(kept + _decoded(decoder, b"", final=True))


def _decoded(decoder: codecs.IncrementalDecoder, data: bytes, *, final: bool = False) -> str:
    """Decode a piece; the decoder of ISO-2022-JP gives up at an escape sequence without an end."""
    try:
        return decoder.decode(data, final)
    except UnicodeError:
        decoder.reset()
        return data.decode("latin-1")


def settle_encoding(file: BinaryIO) -> str:
    """Give the name of the codec for a file and stand at its beginning again.

    A byte order mark decides, then the declaration, but any other than UTF-8 only if the file as a whole is
    not UTF-8 with letters beyond ASCII: no text in another charset is that by accident.
    """
    beginning = file.read(DECLARATION_REACH)
    file.seek(0)
    if beginning.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if beginning.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    declared = DECLARED.search(beginning)
    encoding = decode(b"", declared[1].decode("ascii", "replace"))[1] if declared else "utf-8"
    # A declaration that could be read byte by byte is not written in UTF-16.
    if encoding.startswith("utf") or _is_utf8_beyond_ascii(file):
        return "utf-8"
    return "latin-1" if encoding == "windows-1252" else encoding


def _is_utf8_beyond_ascii(file: BinaryIO) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    beyond = False
    try:
        while data := file.read(PIECE):
            beyond = beyond or not data.isascii()
            decoder.decode(data)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    finally:
        file.seek(0)
    return beyond


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
