"""Two keys typed one after the other mean one thing."""

import pytest
from textual.events import Key

from tui.widgets.key_sequence import KeySequence, key_written

BOUND = ("j", "z a", "z M")


@pytest.mark.parametrize(
    ("typed", "answers"),
    [
        ("j", [None]),
        ("za", ["", "z a"]),
        ("zM", ["", "z M"]),
        ("zxj", ["", "", None]),
        ("zz", ["", ""]),
        ("zaz", ["", "z a", ""]),
    ],
)
def test_a_sequence_is_complete_with_its_second_key(typed: str, answers: list[str | None]) -> None:
    sequence = KeySequence()
    assert [sequence.typed(key, BOUND) for key in typed] == answers


@pytest.mark.parametrize(
    ("event", "written"),
    [
        (Key("question_mark", "?"), "?"),
        (Key("M", "M"), "M"),
        (Key("space", " "), "space"),
        (Key("ctrl+d", "\x04"), "ctrl+d"),
        (Key("pagedown", None), "pagedown"),
    ],
)
def test_a_key_is_written_as_in_the_keymap(event: Key, written: str) -> None:
    assert key_written(event) == written
