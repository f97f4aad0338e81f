"""Whether a file is an export of Movable Type or TypePad, by its first bytes."""

import re

from tui.content.charset import decode

FIRST_LINES = 20
LONGEST_VALUE = 16 * 1024
"""From how many characters on the last of the first lines may hide all that follows it."""
HEAD_LINE = re.compile(r"(?:AUTHOR|TITLE|STATUS|DATE|BASENAME): ")
SECTION_END = re.compile(r"^-----[ \t]*$", re.MULTILINE)
BODY = re.compile(r"^BODY:[ \t]*$", re.MULTILINE)


def looks_like_movable_type(beginning: bytes) -> bool:
    """Say whether the first 64 KiB of a file are those of an export."""
    text = decode(beginning)[0].replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n", FIRST_LINES)[:FIRST_LINES]
    if len(lines[-1]) > LONGEST_VALUE:
        return len(lines) > 1 and all(map(HEAD_LINE.match, lines))
    return any(map(HEAD_LINE.match, lines)) and bool(SECTION_END.search(text) and BODY.search(text))
