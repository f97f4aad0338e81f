import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.model.quote_words import words_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Brüllen löst nichts", "Bruellen loest nichts"),
        ("Bru\u0308llen", "Brüllen"),
        ("BrÃ¼llen oder FlÃ¼stern", "Brüllen oder Flüstern"),
        ("StraÃŸe", "Strasse"),
        ("don’t – ever…", "don't - ever ..."),
        ("»Ja«, *wirklich* _sehr_", '"Ja", wirklich sehr'),
        ("Café ﬁn", "cafe fin"),
        ("1\u00a0000 mal", "1 000 mal"),
    ],
)
def test_two_ways_to_type_a_text_are_the_same_words(one: str, other: str) -> None:
    assert words_of(one) == words_of(other)


def test_other_words_stay_other_words() -> None:
    assert words_of("Brüllen") != words_of("Brullen")
    assert words_of("... – !?") == []


@settings(deadline=None)
@given(st.text())
def test_words_are_words_of_themselves(text: str) -> None:
    words = words_of(text)
    assert all(word.isalnum() for word in words)
    assert words_of(" ".join(words)) == words
