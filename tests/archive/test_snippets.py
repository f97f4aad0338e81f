from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.archive.search_query import parse_query
from tui.archive.snippets import BEFORE, WIDTH, snippet

FILLER = "Wort " * 100


def cut(text: str, query: str) -> str:
    return snippet(text, parse_query(query).terms)


def test_a_short_text_is_its_own_snippet() -> None:
    assert cut("Eine  Kanne,\ndie Kaffee macht.", "kaffee") == "Eine Kanne, die Kaffee macht."


def test_a_long_text_is_cut_around_the_match_between_words() -> None:
    found = cut(f"{FILLER}der Straße entlang {FILLER}", "strasse")
    assert found.startswith("…Wort Wort")
    assert found.endswith("Wort…")
    assert " der Straße entlang " in found
    assert len(found) <= WIDTH + 2


@pytest.mark.parametrize(
    ("query", "first"),
    [('"zwei drei"', "zwei drei"), ("dre*", "drei vier"), ("fünf", "fünf"), ("fu\u0308nf", "fünf")],
)
def test_the_first_match_is_what_the_term_means(query: str, first: str) -> None:
    long_word = "x" * BEFORE
    text = f"{FILLER}drein zwei {long_word} eins zwei drei vier fünf"
    found = cut(text, query)
    assert first in found
    assert found.startswith("…")


def test_a_match_is_found_where_letters_fold_into_several_words() -> None:
    assert " ½ kalk" in cut(f"{FILLER}½ kalk {FILLER}", "kalk")


def test_a_match_elsewhere_gives_the_beginning() -> None:
    assert cut(f"Anfang {FILLER}", "kalk").startswith("Anfang Wort")


@settings(deadline=None)
@given(st.text(), st.text())
def test_a_snippet_is_a_piece_of_the_text_and_short(text: str, query: str) -> None:
    found = cut(text, query)
    assert len(found) <= WIDTH + 2
    assert found.removeprefix("…").removesuffix("…") in " ".join(normalize("NFC", text).split())


@settings(deadline=None)
@given(st.lists(st.sampled_from(["kalk", "tee", "und", "wasser"]), min_size=1, max_size=200))
def test_the_match_always_stands_in_the_snippet(words: list[str]) -> None:
    found = cut(" ".join([*words, "straße"]), "strasse")
    assert "straße" in found
