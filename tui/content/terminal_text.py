"""The one way by which foreign text reaches a screen or a stream: nothing in it can act on the terminal."""

import re
import unicodedata
from typing import NewType

from tui.content.cells import JOINER, cell_width, character_width, clusters

__all__ = ["SafeText", "cell_width", "cut", "many_lines", "one_line", "pad"]

SafeText = NewType("SafeText", str)
"""Text that cannot act on a terminal; what every widget and printed line is made of."""

_NON_JOINER = "\u200c"
_REPLACEMENT = "\ufffd"
_MARKS_ON_ONE_BASE = 8
_TAB_STOP = 4

_PLAIN = (
    "\\x20-\\x7e\\xa0-\\xac\\xae-\u02ff\u0370-\u0377\u037a-\u037f\u0384-\u038a\u0400-\u0482"
    "\u2010-\u2027\u2030-\u205e\u20a0-\u20b5\u2190-\u21ff\u2500-\u257f\u3001-\u3029\u3041-\u3096"
    "\u30a1-\u30fa\u4e00-\u9ffc\uac00-\ud7a3\uff01-\uff5e"
)
_PLAIN_LINE = re.compile(f"[{_PLAIN}]*")
_PLAIN_LINES = re.compile(f"[{_PLAIN}\n]*")

# Formatting characters that have a shape of their own: signs that enclose numbers, the end of an ayah.
_SHAPED_FORMATS = frozenset(
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
)
# Letters without ink: a name made of them looks empty, and half of the terminals draw nothing for them.
_FILLERS = frozenset("\u115f\u1160\u3164\uffa0\u034f\u17b4\u17b5\u2800")
_NEW_EMOJI = frozenset(
    "\U0001f6d8\U0001f6dc\U0001fa75\U0001fa76\U0001fa77\U0001fa87\U0001fa88\U0001fa89\U0001fa8a\U0001fa8e\U0001fa8f"
    "\U0001faad\U0001faae\U0001faaf\U0001fabb\U0001fabc\U0001fabd\U0001fabe\U0001fabf\U0001fac6\U0001fac8\U0001facd"
    "\U0001face\U0001facf\U0001fada\U0001fadb\U0001fadc\U0001fadf\U0001fae8\U0001fae9\U0001faea\U0001faef\U0001faf7"
    "\U0001faf8"
)


class _Fates(dict[int, str]):
    """What becomes of each character, by code point, worked out when it is first met."""

    def __init__(self, kept: str, blanks: str, breaks: str) -> None:
        super().__init__({ord(character): character for character in kept})
        self.update({ord(character): " " for character in blanks})
        self.update({ord(character): "\n" for character in breaks})

    def __missing__(self, code: int) -> str:
        fate = self[code] = _fate(chr(code))
        return fate


def _fate(character: str) -> str:
    code, category = ord(character), unicodedata.category(character)
    if category == "Cc":
        return chr(0x2400 + code) if code < 0x20 else "\u2421" if code == 0x7F else _REPLACEMENT
    if category == "Cf":
        return character if character in _SHAPED_FORMATS else ""
    if character in _FILLERS or 0xFE00 <= code <= 0xFE0D or 0xE0000 <= code <= 0xE0FFF:
        return ""
    if category in ("Cs", "Co") or (category == "Cn" and not _is_new_emoji(character)):
        return _REPLACEMENT
    return character


def _is_new_emoji(character: str) -> bool:
    """Tell an emoji of Unicode 15 to 17, which Python 3.11 does not know and every width table does.

    Other unassigned characters, like those of private use, have no shape and no width that two terminals
    agree on, so they are replaced.
    """
    return character in _NEW_EMOJI


_LINE_FATES = _Fates(kept=JOINER + _NON_JOINER, blanks="\t\n\v\f\r\x85\u2028\u2029", breaks="")
_TEXT_FATES = _Fates(
    kept=JOINER + _NON_JOINER + "\n\t\u200e\u200f\u061c", blanks="", breaks="\x85\u2028\u2029"
)


def one_line(text: str, cells: int = 512) -> SafeText:
    """Make ``text`` fit for one row: white space becomes single blanks, the rest beyond ``cells`` is cut.

    Controls become visible signs, direction marks vanish, invisible characters stay only where a script or
    an emoji needs them, and no letter carries more than eight marks. Entities are not decoded.
    """
    if not _PLAIN_LINE.fullmatch(text):
        text = _calm(text.translate(_LINE_FATES))
    return cut(SafeText(" ".join(text.split())), cells)


def many_lines(text: str) -> SafeText:
    """Make a body fit for the screen: as ``one_line``, but lines stay and tabs reach every fourth column.

    Overrides, embeddings and isolates of direction are removed altogether, so none is left open;
    the three marks that act on their neighbours only are kept.
    """
    if _PLAIN_LINES.fullmatch(text):
        return SafeText(text)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _calm(text.translate(_TEXT_FATES))
    if "\t" in text:
        text = "\n".join(_without_tabs(line) if "\t" in line else line for line in text.split("\n"))
    return SafeText(text)


def cut(text: SafeText, cells: int, ellipsis: str = "…") -> SafeText:
    """Shorten ``text`` to at most ``cells``, between characters as a reader sees them, and mark the cut."""
    if cell_width(text) <= cells:
        return text
    room = cells - cell_width(ellipsis)
    if room < 0:
        return SafeText("")
    kept = used = 0
    for piece, width in clusters(text):
        used += width
        if used > room:
            break
        kept += len(piece)
    return SafeText(text[:kept] + ellipsis)


def pad(text: SafeText, cells: int) -> SafeText:
    """Bring ``text`` to exactly ``cells``: cut where it is longer, blanks behind it where it is shorter."""
    text = cut(text, cells)
    return SafeText(text + " " * (cells - cell_width(text)))


def _calm(text: str) -> str:
    """Drop joiners that join nothing, and marks beyond the eighth on one base."""
    if text.isascii():
        return text
    kept: list[str] = []
    marks = 0
    for index, character in enumerate(text):
        if character in (JOINER, _NON_JOINER) and not _joins(text, index):
            continue
        if character in "\n\t" or (character_width(character) and not (kept and kept[-1] == JOINER)):
            marks = 0
        else:
            marks += 1
        if marks <= _MARKS_ON_ONE_BASE:
            kept.append(character)
    return "".join(kept)


def _joins(text: str, index: int) -> bool:
    before, after = text[index - 1 : index], text[index + 1 : index + 2]
    if _is_complex(before) and _is_complex(after):
        return True
    return text[index] == JOINER and _is_pictorial(before) and _is_pictorial(after)


def _is_complex(character: str) -> bool:
    """Tell a letter or mark of the scripts from Hebrew to Balinese, in which joiners change the shape."""
    joined = (
        "\u0590" <= character <= "\u1bff"
        or "\ua800" <= character <= "\uabff"
        or "\U00010a00" <= character <= "\U00011fff"
    )
    return joined and unicodedata.category(character)[0] in "LM"


def _is_pictorial(character: str) -> bool:
    return (
        character == "\ufe0f"
        or "\u2190" <= character <= "\u2bff"
        or "\U0001f000" <= character <= "\U0001faff"
    )


def _without_tabs(line: str) -> str:
    pieces = line.split("\t")
    expanded, column = [], 0
    for piece in pieces[:-1]:
        column += cell_width(piece)
        blanks = _TAB_STOP - column % _TAB_STOP
        expanded.append(piece + " " * blanks)
        column += blanks
    return "".join([*expanded, pieces[-1]])
