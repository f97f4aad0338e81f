"""The short forms of a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.content.excerpt import excerpt, reading_minutes, title_from


@pytest.mark.parametrize(
    ("plain", "characters", "short"),
    [
        ("a short\n\ntext", 20, "a short text"),
        ("one two three four", 10, "one two…"),
        ("one two, three", 10, "one two…"),
        ("Donaudampfschifffahrt", 8, "Donauda…"),
        ("", 5, ""),
    ],
)
def test_an_excerpt_ends_between_words(plain: str, characters: int, short: str) -> None:
    assert excerpt(plain, characters) == short


@given(st.text("ab ,.\n", max_size=80), st.integers(1, 40))
def test_an_excerpt_is_never_longer_than_asked(plain: str, characters: int) -> None:
    assert len(excerpt(plain, characters)) <= characters


@pytest.mark.parametrize(
    ("plain", "title"),
    [
        ("Hello world. More of it.", "Hello world"),
        ("Really?! Yes.", "Really?!"),
        ("> quoted\n\nown", "quoted"),
        ("Version 2.0 is out. Get it.", "Version 2.0 is out"),
        ("word " * 40, "word word word word word word word word word word word word…"),
        ("---\n\n", ""),
        ("", ""),
    ],
)
def test_a_title_is_the_first_sentence_or_its_first_words(plain: str, title: str) -> None:
    assert title_from(plain) == title


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (220, 1), (440, 2), (2200, 10)])
def test_reading_takes_a_minute_for_220_words(words: int, minutes: int) -> None:
    assert reading_minutes("word " * words) == minutes
