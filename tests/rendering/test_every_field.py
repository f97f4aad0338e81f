"""Whatever character or string a stranger chooses, no place in which it is shown lets it act."""

import json
from pathlib import Path

from tests.rendering.fields import BODIES, ONE_LINE
from tests.rendering.scalars import acting, escaping, notable_scalars


def test_no_place_lets_a_character_act_on_the_terminal() -> None:
    assert escaping(notable_scalars()) == {}


def test_naughty_strings_are_text_in_every_place(corpora: Path) -> None:
    strings = json.loads((corpora / "strings" / "blns.json").read_text("utf-8"))
    assert len(strings) == 515
    paragraphs = ["\n\n".join(strings[start : start + 40]) for start in range(0, len(strings), 40)]
    for fields, texts in ((ONE_LINE, strings), (BODIES, paragraphs)):
        for name, show in fields.items():
            for text in texts:
                assert acting(show(text), body=fields is BODIES) == set(), (name, text)


def test_what_acts_on_a_terminal_would_be_noticed() -> None:
    assert acting(["a\x1bb", "\u202ec\u200f"], body=False) == {"\x1b", "\u202e", "\u200f"}
    assert acting(["a\x9bb", "\u2066c\u200f"], body=True) == {"\x9b", "\u2066"}
