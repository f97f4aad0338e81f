"""Short hostile strings, as many as one wants."""

import json
from random import Random

from tests.conftest import CORPORA
from tests.e2e.hostile.attacks import ATTACKS

LONGEST = 48
_PIECES = (
    *(attack for attack in ATTACKS.values() if len(attack) <= LONGEST),
    *(
        "\x1b[",
        "\x1b]",
        "\x1bP",
        "\x1b\\",
        "\x9b",
        "\x9d",
        "\x90",
        "\x9c",
        "\x07",
        "\r",
        "\n",
        "\t",
        "\x7f",
        "\0",
    ),
    *("\x1b[6n", "\x1b[?1049l", "\x1b[2J", "\x1bc", "\x1b[?25h", "\x1b]2;owned\x07", "\x1b]52;c;eA==\x07"),
    *("[@click=app.quit]", "[/", "[link=x]", "$x", "{x}", "%s", "\\", "]]>", "<!--", "&#27;", "&amp;#x9b;"),
    *("\u202e", "\u2066", "\u200f", "\u200d", "\ufe0f", "\u0301" * 12, "👩\u200d👧", "日", "ﷺ", "\U000e0041"),
    *("word", "Straße", "x" * 20, "  ", "https://x.example/", "'; DROP TABLE posts;--", "NEAR(", '"', "*"),
)


def naughty_strings() -> list[str]:
    """Give the Big List of Naughty Strings, or nothing where this machine has none."""
    file = CORPORA / "strings" / "blns.json"
    return json.loads(file.read_text("utf-8")) if file.is_file() else []


def hostile_strings(count: int, random: Random) -> list[str]:
    """Give so many strings: the known naughty ones first, then pieces of attacks in any order."""
    known = [text[:LONGEST] for text in naughty_strings()[:count]]
    return known + [_put_together(random) for _ in range(count - len(known))]


def _put_together(random: Random) -> str:
    pieces = (
        random.choice(_PIECES) if random.random() < 0.7 else _any_scalar(random)
        for _ in range(random.randint(1, 5))
    )
    return "".join(pieces)[:LONGEST]


def _any_scalar(random: Random) -> str:
    """Give one character of Unicode, those of the first planes more often; archives hold no half ones."""
    code = random.randrange(random.choice((0x100, 0x3000, 0x10000, 0x110000)))
    return chr(code) if not 0xD800 <= code < 0xE000 else "\ufffd"
