"""How many terminal cells text takes, by the same rule with which the screen measures it.

The screen is drawn by Rich, which knows Unicode 17, lets a zero-width joiner swallow what follows it, and
gives one cell to a regional indicator and none to a skin tone. Measured otherwise, columns would drift.
"""

from collections.abc import Iterator
from functools import cache

JOINER = "\u200d"
EMOJI_STYLE = "\ufe0f"
ONE_CELL = (
    ("\x20", "\x7e"),
    ("\xa1", "\u02ff"),
    ("\u0370", "\u0482"),
    ("\u2010", "\u2027"),
    ("\u20a0", "\u20cf"),
    ("\u2190", "\u2319"),
    ("\u2500", "\u25fc"),
    ("\u2600", "\u2613"),
    ("\u2706", "\u2709"),
    ("\u270c", "\u2727"),
    ("\u2758", "\u2794"),
)
"""Letters of Europe, punctuation, arrows, lines and marks: all that most screens hold."""


@cache
def character_width(character: str) -> int:
    """Give the cells of one character alone: 0, 1 or 2."""
    if any(first <= character <= last for first, last in ONE_CELL):
        return 1
    if "\U0001f1e6" <= character <= "\U0001f1ff":
        return 1
    if "\U0001f3fb" <= character <= "\U0001f3ff":
        return 0
    # Loading the tables takes a twentieth of the time to the first frame, which can mostly do without them.
    from wcwidth import wcwidth

    return max(0, wcwidth(character))


@cache
def _widened(character: str) -> int:
    from wcwidth import wcswidth

    alone = character_width(character)
    return int(alone == 1 and wcswidth(character + EMOJI_STYLE) == 2)


def cell_width(text: str) -> int:
    """Give the cells that ``text`` takes on one line."""
    if text.isascii():
        return len(text) if text.isprintable() else sum(map(character_width, text))
    if JOINER not in text and EMOJI_STYLE not in text:
        return sum(map(character_width, text))
    return sum(width for _, width in clusters(text))


def clusters(text: str) -> Iterator[tuple[str, int]]:
    """Part ``text`` where it may be cut: what a reader sees as one character, with its cells."""
    piece, width, base = "", 0, ""
    for character in text:
        own = character_width(character)
        if character == EMOJI_STYLE:
            width, base = width + (_widened(base) if base else 0), ""
        elif piece.endswith(JOINER):
            own = 0
        elif own and piece and not _is_half_a_flag(piece, character):
            yield piece, width
            piece, width, base = "", 0, character
        elif own:
            base = character
        piece, width = piece + character, width + (own if character != EMOJI_STYLE else 0)
    if piece:
        yield piece, width


def _is_half_a_flag(piece: str, character: str) -> bool:
    return len(piece) == 1 and all("\U0001f1e6" <= letter <= "\U0001f1ff" for letter in piece + character)
