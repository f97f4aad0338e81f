"""The bytes of a large file into text, piece by piece, in whatever charset it turns out to be."""

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO

from tui.content.charset import decode

PIECE = 256 * 1024
DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']""")
DECLARATION_REACH = 1024
AS_WINDOWS = "vowe.windows-1252"


def _read_as_windows(error: UnicodeError) -> tuple[str, int]:
    """Give the bytes that are no UTF-8 as the controls that are then repaired as windows-1252."""
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("latin-1"), error.end


codecs.register_error(AS_WINDOWS, _read_as_windows)


def decode_pieces(file: BinaryIO) -> Iterator[str]:
    """Give the text of a file in pieces, of which the last may be empty; raises what reading it raises.

    What is no UTF-8 comes as the controls that ``repair_controls`` reads as windows-1252.
    """
    decoder = codecs.getincrementaldecoder(settle_encoding(file))(errors=AS_WINDOWS)
    while data := file.read(PIECE):
        yield _decoded(decoder, data)
    yield _decoded(decoder, b"", final=True)


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
