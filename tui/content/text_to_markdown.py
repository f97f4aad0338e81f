"""Plain text as safe Markdown that reads as the text did."""

import re

from tui.content.links import SENTENCE_MARKS, safe_link
from tui.content.markup import clean, escaped, finished, linked
from tui.content.private_marks import BREAK, marked

_ADDRESS = re.compile(r"https?://[^\s<>\"\x00-\x1f]{1,2000}")
_QUOTED = re.compile(r"(?:> ?)+")
# Markdown readers stop at twenty blocks within one another.
_DEEPEST = 16


def text_to_markdown(text: str) -> str:
    """Keep paragraphs and line ends, read ``>`` before a line as quotation, link addresses."""
    lines: list[str] = []
    previous = 0
    for line in clean(text).replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        quote = _QUOTED.match(line)
        depth = min(quote[0].count(">"), _DEEPEST) if quote else 0
        if depth != previous:
            # Without an empty line between, the outer text would be read as part of the quotation.
            lines.append(marked(("> " * min(depth, previous)).rstrip()))
        content = _with_links(line[quote.end() :] if quote else line)
        lines.append(marked("> " * depth) + content + BREAK if content else marked(("> " * depth).rstrip()))
        previous = depth
    return finished("\n".join(lines))


def _with_links(line: str) -> str:
    pieces, position = [], 0
    for found in _ADDRESS.finditer(line):
        address = _without_closing_marks(found[0])
        link = safe_link(address)
        if link:
            pieces += [escaped(line[position : found.start()]), linked(escaped(address), link)]
            position = found.start() + len(address)
    return "".join([*pieces, escaped(line[position:])])


def _without_closing_marks(address: str) -> str:
    """Leave the full stop, comma or bracket behind an address to the sentence."""
    address = address.rstrip(SENTENCE_MARKS)
    return address[:-1] if address.endswith(")") and "(" not in address else address
