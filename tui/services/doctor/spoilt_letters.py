"""Whether a text holds letters that were lost or read in a wrong encoding."""

import re

from tui.content.charset import mend_mojibake

TELLTALES = "\x80-\x9f\ufffdÂÃâ"
"""Without any of these characters no text is spoilt; with some of them it may still be sound."""

_LONGEST = 40
_WORDS = re.compile("[ \n]+")
_CONTROLS = re.compile("[\x80-\x9f]")


def spoilt(text: str) -> str:
    """Say in a sentence what is wrong with the letters of a text, nothing where they are sound."""
    if lost := text.count("\ufffd"):
        return f"{lost:,} character{'' if lost == 1 else 's'} could not be read and stand as U+FFFD."
    if control := _CONTROLS.search(text):
        return f"It holds the control character U+{ord(control[0]):04X}, as of a text that is no Latin-1."
    return _misread(text)


def _misread(text: str) -> str:
    mended = mend_mojibake(text)
    if mended == text:
        return ""
    # Mending leaves blanks and line ends alone, so that both texts have the same words.
    pairs = zip(_WORDS.split(text), _WORDS.split(mended), strict=True)
    read, meant = next((read, meant) for read, meant in pairs if read != meant)
    return f"UTF-8 was read as windows-1252, “{read[:_LONGEST]}” for “{meant[:_LONGEST]}”."
