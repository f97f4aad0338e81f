"""The JSON of a body, even where PHP has written something before it."""

import json
import re

_BYTE_ORDER_MARK = "\ufeff"
# What follows must look like our lists and objects: a PHP notice may well hold a bracket of its own.
_BEGINNING = re.compile(r'\[\s*\{\s*"|\{\s*"|\[\s*\]\s*\Z')


def read_json(body: bytes) -> object:
    """Decode a body as JSON, or raise ``ValueError``; text before the JSON is passed over.

    A body that begins as JSON and breaks off is refused whole, so that no inner list is taken for it.
    """
    text = body.decode("utf-8", errors="replace").lstrip(_BYTE_ORDER_MARK + " \t\r\n")
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
