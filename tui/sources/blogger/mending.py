"""Ill-formed entries made fit for a parser: their texts become text, whatever they hold."""

import re
from collections.abc import Iterator
from html.entities import html5
from xml.sax.saxutils import escape

TEXTS = re.compile(
    r"<((?:[A-Za-z_][\w.-]{0,40}:)?(?:title|content|summary|name))(?=[\s>])([^<>]{0,500})>", re.ASCII
)
"""The elements that hold what people wrote."""
CDATA, CDATA_END = "<![CDATA[", "]]>"
NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
AMPERSAND = re.compile(r"&(?:#(?:[xX]([0-9A-Fa-f]{1,8})|(\d{1,8}));|([A-Za-z][A-Za-z0-9]{0,31});)?")
NAMES_OF_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})
LONGEST_TEXT = 8 * 1024 * 1024
"""How many bytes of one text are kept: from 10 MB on libxml2 takes a text for an attack."""
CUT_REFERENCE = re.compile(r"&[^;&]{0,10}\Z")


def mend_entry(text: str) -> tuple[str, bool]:
    """Escape what is markup by accident and drop what XML cannot hold; also say if a text was shortened.

    A text without its end tag ends at the next tag. It takes time in proportion to the entry: the end of a
    name is not searched again once there is none left.
    """
    mended: list[str] = []
    at, is_shortened, without_end = 0, False, set[str]()
    text = NOT_IN_XML.sub("", text)
    for opening in TEXTS.finditer(text):
        if opening.start() < at or opening[2].endswith("/"):
            continue
        tag = f"</{opening[1]}>"
        end = -1 if tag in without_end else text.find(tag, opening.end())
        if end < 0:
            without_end.add(tag)
            end = _next_tag(text, opening.end())
        written = text[opening.end() : end]
        if "xhtml" not in opening[2] or CDATA in written:
            written = _as_text(written)
        kept = _shortened(written)
        is_shortened = is_shortened or len(kept) < len(written)
        mended += [_ampersands(text[at : opening.end()]), kept, tag if tag in without_end else ""]
        at = end
    return "".join([*mended, _ampersands(text[at:])]), is_shortened


def _next_tag(text: str, place: int) -> int:
    tag = text.find("<", place)
    return len(text) if tag < 0 else tag


def _as_text(written: str) -> str:
    """Give a text as it is written without markup of its own: sections and loose tags escaped."""
    return "".join(_pieces(written))


def _pieces(written: str) -> Iterator[str]:
    place = 0
    while (start := written.find(CDATA, place)) >= 0:
        yield _without_tags(written[place:start])
        end = written.find(CDATA_END, start)
        end = len(written) if end < 0 else end
        yield escape(written[start + len(CDATA) : end])
        place = end + len(CDATA_END)
    yield _without_tags(written[place:])


def _without_tags(written: str) -> str:
    return _ampersands(written).replace("<", "&lt;").replace(CDATA_END, "")


def _ampersands(written: str) -> str:
    return AMPERSAND.sub(_allowed, written)


def _allowed(reference: re.Match[str]) -> str:
    hexadecimal, decimal, name = reference.groups()
    if name:
        return reference[0] if name in NAMES_OF_XML else escape(html5.get(f"{name};", reference[0]))
    if not hexadecimal and not decimal:
        return "&amp;"
    number = int(hexadecimal, 16) if hexadecimal else int(decimal)
    return "" if number > 0x10FFFF or NOT_IN_XML.match(chr(number)) else f"&#{number};"


def _shortened(written: str) -> str:
    if len(written) * 4 <= LONGEST_TEXT:
        return written
    data = written.encode("utf-8", "replace")
    if len(data) <= LONGEST_TEXT:
        return written
    return CUT_REFERENCE.sub("", data[:LONGEST_TEXT].decode(errors="ignore"))
