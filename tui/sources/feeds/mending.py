"""Ill-formed XML made fit for a parser that forgives, which would otherwise drop text around the fault."""

import re
import sys
from collections.abc import Iterator

_START, _END = "<![CDATA[", "]]>"
_LOOSE_AMPERSAND = re.compile(r"&(?!(?:#[0-9]{1,7}|amp|lt|gt|quot|apos);)")
_NUMBERED = re.compile(r"&#([0-9]{1,7}|[xX][0-9A-Fa-f]{1,6});")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_REPLACEMENT = "\ufffd"


def mend_markup(text: str) -> str:
    """Escape what is markup by accident and replace what XML cannot hold, as character or as reference."""
    return "".join(_pieces(_ILLEGAL.sub(_REPLACEMENT, text)))


def _pieces(text: str) -> Iterator[str]:
    """Give what is outside of CDATA mended and what is inside as it is."""
    place = 0
    while (start := text.find(_START, place)) >= 0:
        yield _outside(text[place:start])
        place = text.find(_END, start) + len(_END)
        if place < len(_END):
            yield text[start:]
            return
        yield text[start:place]
    yield _outside(text[place:])


def _outside(text: str) -> str:
    text = _NUMBERED.sub(_legal, text.replace(_END, "]]&gt;"))
    return _LOOSE_AMPERSAND.sub("&amp;", text)


def _legal(reference: re.Match[str]) -> str:
    number = reference[1].lower()
    code = int(number[1:], 16) if number.startswith("x") else int(number)
    return f"&#{code};" if code <= sys.maxunicode and not _ILLEGAL.match(chr(code)) else _REPLACEMENT
