"""A phrase is found however its readers and its writers spell it, and its hits are counted in order."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.content.phrase import LINE_END, Hits, find_phrase, phrase_pattern


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("kaffee", "Der KAFFEE ist fertig."),
        ("muessen", "Wir müssen reden."),
        ("müssen", "Wir muessen reden."),
        ("mussen", "Wir müssen reden."),
        ("straße", "In der Strasse."),
        ("strasse", "In der Straße."),
        ("cafe", "Im Café."),
        ("cafe", "Im Cafe\u0301."),
        ("für", "Das ist fu\u0308r dich."),
        ("geht's", "Wie geht’s?"),
        ('"hier"', "Er sagt „hier“."),
        ("und ...", "Und …"),
        ("zwei  Wörter", "zwei\nWörter"),
        ("e-mail", f"Eine E-{LINE_END}Mail."),
        ("masse", f"Mas{LINE_END}se"),
        ("[x](y)", "Ein [x](y)."),
    ],
)
def test_a_phrase_is_found_in_every_spelling(words: str, text: str) -> None:
    assert phrase_pattern(words).search(text)


@pytest.mark.parametrize(("words", "text"), [("kaffee", "Kaffe"), ("e-mail", "E Mail"), (".", "Ende")])
def test_a_phrase_is_not_found_where_it_is_not(words: str, text: str) -> None:
    assert not phrase_pattern(words).search(text)


def test_there_is_nothing_to_look_for_in_blanks() -> None:
    with pytest.raises(ValueError, match="at least one character"):
        phrase_pattern("  ")


@settings(deadline=None)
@given(st.text(min_size=1).filter(str.strip))
def test_every_phrase_is_a_pattern_that_finds_the_phrase_itself(words: str) -> None:
    pattern = phrase_pattern(words)
    assert pattern.search(" ".join(words.split()).lower()) or not words.isascii()


def test_hits_know_their_places_and_who_comes_next() -> None:
    hits = find_phrase([(2, "da da"), (5, "nichts"), (7, "da"), (9, "da da da")], phrase_pattern("da"))
    assert hits == Hits((2, 7, 9), (2, 3, 6))
    assert len(hits) == 6
    assert [hits.place(number) for number in range(6)] == [(2, 0), (2, 1), (7, 0), (9, 0), (9, 1), (9, 2)]
    assert [hits.first_from(key) for key in (0, 2, 3, 7, 8, 9, 10)] == [0, 0, 2, 2, 3, 3, 0]
    assert [hits.last_before(key) for key in (0, 2, 3, 7, 8, 9, 10)] == [5, 5, 1, 1, 2, 2, 5]


@settings(deadline=None)
@given(st.lists(st.integers(0, 3), max_size=20))
def test_every_hit_is_counted_once_and_in_order(counts: list[int]) -> None:
    hits = find_phrase(((key, "x " * count) for key, count in enumerate(counts)), phrase_pattern("x"))
    listed = [(key, nth) for key, count in enumerate(counts) for nth in range(count)]
    assert [hits.place(number) for number in range(len(hits))] == listed
    if hits:
        for key in range(len(counts) + 1):
            assert hits.first_from(key) == next((n for n, (at, _) in enumerate(listed) if at >= key), 0)
