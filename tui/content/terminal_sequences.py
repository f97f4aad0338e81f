"""The last look at what goes to the terminal: only the sequences that the program itself writes pass."""

import re

_BIDI = "\u202a-\u202e\u2066-\u2069"
_OF_A_FRAME = r"\[[0-9;]*[mH]|\]8;[!-:<-~]*;(?:https?://[!-~]*)?\x1b\\|\\"
"""After ESC: colours, places of the cursor, links to the web, and the end of such a link."""

_FOREIGN = re.compile(f"[\x00-\x09\x0b-\x1a\x1c-\x1f\x7f-\x9f{_BIDI}]|\x1b(?!{_OF_A_FRAME})")
_WHOLE = re.compile(
    r"(?:\x1b\[\?[0-9]+(?:[hl]|\$p)|\x1b\[[<>][0-9]*u|\x07"
    r"|\x1b\]52;c;[A-Za-z0-9+/=]*\x07|\x1b\]22;[a-z-]*\x07)+"
)
"""Modes, the keyboard, the bell, the clipboard and the pointer, which are written apart from any text."""


_FRAME = re.compile(r"(?:\x1b\[\?2026h)?\x1b\[[0-9]+;[0-9]+H")


def is_frame(written: str) -> bool:
    """Whether a write draws a part of the screen: it says first where, or that a frame begins."""
    return _FRAME.match(written) is not None


def without_foreign_sequences(written: str) -> tuple[str, int]:
    """Take out of one write to the terminal what no part of the program writes, and count it.

    Modes, questions and the clipboard pass only as a write of nothing else, so that no text in a frame can
    bring them. Of a foreign sequence the control goes and the rest stays as harmless text.
    """
    if _FOREIGN.search(written) is None or _WHOLE.fullmatch(written):
        return written, 0
    return _FOREIGN.subn("", written)
