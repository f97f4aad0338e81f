"""The addresses that a body links to, found without reading the rest of it."""

import re
from collections.abc import Iterator
from html import unescape

from tui.content.links import SENTENCE_MARKS, safe_link
from tui.model.post import BodyFormat

_IN_HTML = re.compile(r"\bhref\s*=\s*[\"']?([^\"'\s<>]{1,2048})", re.IGNORECASE)
_IN_MARKDOWN = re.compile(r"\]\(\s*<?([^\s()<>]{1,2048})")
_IN_TEXT = re.compile(r"https?://[^\s<>\"()\[\]]{1,2048}", re.IGNORECASE)


def linked_addresses(body: str, body_format: BodyFormat, base: str = "") -> Iterator[str]:
    """Give the safe addresses that a body links to, in reading order and as often as it does.

    Relative ones are seen from ``base``. Time is linear in the body, whatever is in it.
    """
    for address in _written(body, body_format):
        link = safe_link(address, base)
        if link is not None:
            yield link


def _written(body: str, body_format: BodyFormat) -> Iterator[str]:
    if body_format is BodyFormat.MARKDOWN:
        yield from (match[1] for match in _IN_MARKDOWN.finditer(body))
    if body_format is BodyFormat.TEXT:
        yield from (match[0].rstrip(SENTENCE_MARKS) for match in _IN_TEXT.finditer(body))
    else:
        yield from (unescape(match[1]) for match in _IN_HTML.finditer(body))
        if body_format is BodyFormat.MARKDOWN:
            yield from (match[0].rstrip(SENTENCE_MARKS) for match in _IN_TEXT.finditer(body))
