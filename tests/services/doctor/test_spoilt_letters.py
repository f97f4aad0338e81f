"""Texts whose letters were lost or misread are told from sound ones."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.services.doctor.spoilt_letters import TELLTALES, spoilt


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Die Br\ufffdcke", "1 character could not be read and stand as U+FFFD."),
        ("Br\ufffd\ufffdcke", "2 characters could not be read and stand as U+FFFD."),
        ("\x84Zug\x93", "U+0084"),
        ("Die BrÃ¼cke ist schÃ¶n", "“BrÃ¼cke” for “Brücke”"),
        ("Erste Zeile\nEs warâ€™s", "“warâ€™s” for “war’s”"),
    ],
)
def test_what_is_wrong_is_told_with_an_example(text: str, told: str) -> None:
    assert told in spoilt(text)


@pytest.mark.parametrize("text", ["", "Die Brücke", "château, pâte, Â", "SÃO PAULO", "â", "naïve Ã"])
def test_a_sound_text_is_left_alone(text: str) -> None:
    assert spoilt(text) == ""


@settings(deadline=None, max_examples=100)
@given(st.text(st.sampled_from("abÃ¼¶â€™\x85\ufffd\n \xa0Âü")))
def test_without_a_telltale_nothing_is_spoilt(text: str) -> None:
    if not re.search(f"[{TELLTALES}]", text):
        assert spoilt(text) == ""
    assert spoilt(text) == "" or spoilt(text).endswith(".")
