import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.archive.spelling import fold


@pytest.mark.parametrize(
    "spellings",
    [
        ["für", "fuer", "fur", "FÜR", "fu\u0308r"],
        ["Straße", "Strasse", "strase", "STRASSE", "STRAẞE"],
        ["Größe", "Groesse", "grosse"],
        ["Ärger", "aerger", "arger"],
        ["Café", "cafe", "ＣＡＦＥ"],
        ["ﬁnden", "finden"],
        ["Ærø", "ærø"],
    ],
)
def test_what_readers_spell_in_several_ways_is_one_word(spellings: list[str]) -> None:
    assert len({fold(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("Maus", "Mauser"), ("Bar", "Bär_"), ("Masse", "Maße n"), ("o", "a")]
)
def test_different_words_stay_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@settings(deadline=None)
@given(st.text())
def test_letter_case_never_counts(text: str) -> None:
    assert fold(text) == fold(text.casefold())


@pytest.mark.parametrize(
    ("written", "folded"),
    [("Aee", "ae"), ("oae", "oa"), ("oueae", "oua"), ("ssssss", "s"), ("Ssoess", "sos")],
)
def test_each_way_to_write_a_letter_is_undone_once(written: str, folded: str) -> None:
    assert fold(written) == folded


@settings(deadline=None)
@given(st.text(st.characters(codec="cp1252")))
def test_a_western_text_is_spelled_alike_alone_and_beside_letters_of_elsewhere(text: str) -> None:
    assert fold(f"{text} 語") == f"{fold(text)} 語"
