"""All characters of Unicode through every place in which text is shown.

``python -m tests.rendering.scalars`` tries all 1,112,064 and names what acts on a terminal.
"""

import sys
import time
import unicodedata
from collections.abc import Iterable, Iterator

from tests.rendering.fields import BODIES, ONE_LINE

MARKS_OF_DIRECTION = set("\u200e\u200f\u061c")
"""They act on their neighbours alone, leave nothing open, and may stay in bodies."""
ORDERING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
IN_A_LINE, IN_A_BODY = 240, 4096
"""How many characters are tried at once; a line is cut at 512 cells."""


def every_scalar() -> Iterator[str]:
    """Give each character but the surrogates, which are none."""
    yield from map(chr, range(0xD800))
    yield from map(chr, range(0xE000, 0x110000))


def notable_scalars() -> Iterator[str]:
    """Give those that are neither letter nor sign, and of the others one in 397."""
    for number, scalar in enumerate(every_scalar()):
        if unicodedata.category(scalar) in ("Cc", "Cf", "Zl", "Zp", "Zs") or number % 397 == 0:
            yield scalar


def acting(rows: Iterable[str], *, body: bool) -> set[str]:
    """Give the characters in rows that act on a terminal or on the order of what follows."""
    found = {
        sign
        for sign in set("".join(rows))
        if unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp")
        or unicodedata.bidirectional(sign) in ORDERING
        or sign in MARKS_OF_DIRECTION
    }
    return found - MARKS_OF_DIRECTION if body else found


def escaping(scalars: Iterable[str]) -> dict[str, set[str]]:
    """Try characters everywhere and give by place those that were let through and must not be."""
    text = "".join(scalars)
    let_through: dict[str, set[str]] = {}
    for fields, length in ((ONE_LINE, IN_A_LINE), (BODIES, IN_A_BODY)):
        for start in range(0, len(text), length):
            piece = text[start : start + length]
            for name, show in fields.items():
                if found := acting(show(piece), body=fields is BODIES):
                    let_through.setdefault(name, set()).update(found)
    return let_through


def main() -> int:
    """Try all of them and print what is wrong."""
    started = time.monotonic()
    let_through = escaping(every_scalar())
    for name, signs in let_through.items():
        print(f"{name}: {sorted(map(ascii, signs))[:20]}")
    places = len(ONE_LINE) + len(BODIES)
    print(
        f"1,112,064 scalars in {places} places, {len(let_through)} wrong, {time.monotonic() - started:.0f} s"
    )
    return 1 if let_through else 0


if __name__ == "__main__":
    sys.exit(main())
