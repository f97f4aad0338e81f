"""The JSON of a body, even where PHP has written something before it."""

import json
import re

from tui.content.charset import decode, repair_controls

_BYTE_ORDER_MARK = "\ufeff"
_MARKS_OF_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_NO_UTF_8 = re.compile("[\udc80-\udcff]")
# What follows must look like our lists and objects: a PHP notice may well hold a bracket of its own.
_BEGINNING = re.compile(r'\[\s*\{\s*"|\{\s*"|\[\s*\]\s*\Z')


def read_json(body: bytes) -> object:
    """Decode a body as JSON, or raise ``ValueError``; text before the JSON is passed over.

    A body that begins as JSON and breaks off is refused whole, so that no inner list is taken for it.
    """
    text = json_text(body)
    try:
        return json.loads(text)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    except ValueError:
        if text.startswith(("[", "{")):
            raise
    beginning = _BEGINNING.search(text)
    if beginning is None:
        raise ValueError("no JSON")
    try:
        return json.JSONDecoder().raw_decode(text, beginning.start())[0]
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def json_text(body: bytes) -> str:
    """Decode the characters of a body: JSON is UTF-8, and bytes that are not are read as windows-1252."""
    if body.startswith(_MARKS_OF_UTF_16):
        text = decode(body)[0]
    else:
        text = _NO_UTF_8.sub(_as_windows, body.decode("utf-8", errors="surrogateescape"))
    return text.lstrip(_BYTE_ORDER_MARK + " \t\r\n")


def _as_windows(byte: re.Match[str]) -> str:
    return repair_controls(chr(ord(byte[0]) - 0xDC00))
