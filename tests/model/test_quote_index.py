from hypothesis import given, settings
from hypothesis import strategies as st

from tui.model.quote_index import QuoteIndex


def index_of(*passages: str) -> QuoteIndex:
    index = QuoteIndex()
    for passage in passages:
        index.add(part.split() for part in passage.split("/"))
    return index


def test_words_in_a_row_are_found_newest_first() -> None:
    index = index_of("a b c d", "b c", "a c b", "x b c y")
    assert index.containing(["b", "c"]) == [3, 1, 0]
    assert index.containing(["a", "b", "c", "d"]) == [0]
    assert index.containing(["c", "d", "e"]) == []


def test_a_single_word_is_not_looked_for() -> None:
    assert index_of("a b").containing(["a"]) == []
    assert index_of("a b").containing([]) == []


def test_half_a_word_is_no_word() -> None:
    assert index_of("the cats sleep", "the cat sleeps").containing(["the", "cat"]) == [1]


def test_no_quotation_reaches_over_a_break() -> None:
    assert index_of("a b / c d").containing(["b", "c"]) == []


def test_parts_have_to_come_one_after_the_other() -> None:
    index = index_of("a b x c d", "c d a b", "a b / c d", "a b c d")
    assert index.containing_in_order([["a", "b"], ["c", "d"]]) == [3, 2, 0]
    assert index.containing_in_order([["a", "b"], ["b", "c"]]) == []


def test_a_passage_with_most_of_the_words_in_runs_is_alike() -> None:
    index = index_of("a b c d e f g h i j", "a b c d e f g", "j i h g f e d c b a")
    assert index.resembling(["a", "b", "c", "d", "e", "x", "g", "h", "i", "j"]) == [0]
    assert index.resembling(["a", "b", "c", "d", "e"]) == [1, 0]


def test_runs_of_three_alone_are_chance() -> None:
    assert index_of("a b c / d e f").resembling(["a", "b", "c", "d", "e", "f"]) == []


WORDS = st.lists(st.sampled_from("abcd"), max_size=12)


@settings(deadline=None, max_examples=200)
@given(st.lists(WORDS, max_size=8), st.lists(st.sampled_from("abcd"), min_size=2, max_size=4))
def test_the_index_finds_what_reading_everything_finds(passages: list[list[str]], sought: list[str]) -> None:
    index = QuoteIndex()
    for passage in passages:
        index.add([passage])
    size = len(sought)
    read = [
        number
        for number, passage in enumerate(passages)
        if any(passage[start : start + size] == sought for start in range(len(passage)))
    ]
    assert index.containing(sought) == read[::-1]
