"""German and English are told apart by their commonest words, and where that is not clear nothing is said."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.content.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Der Zug war pünktlich, und das ist für uns nicht alltäglich. Ich habe es mir notiert.", "de"),
        ("The train was on time, and that is not what we have come to expect of it.", "en"),
        ("DAS IST NICHT DER ZUG, DEN ICH MEINE, UND AUCH NICHT DIE STRECKE.", "de"),
        ("Die war in Not, was?", ""),
        ("Kaffee.", ""),
        ("", ""),
        ("Le train est arrivé à l'heure, ce qui ne nous arrive pas souvent, et j'en suis content.", ""),
        ("Der Chef sagt: the train is on time. Und ich sage: it is not. Das ist of no use.", ""),
    ],
)
def test_a_text_is_german_or_english_or_not_clear(text: str, language: str) -> None:
    assert language_of(text) == language


@settings(deadline=None)
@given(st.text())
def test_every_text_has_an_answer(text: str) -> None:
    assert language_of(text) in ("de", "en", "")
