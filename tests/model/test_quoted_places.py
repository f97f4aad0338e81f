"""Comments are tied to the place in the article that they quote."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.model.commenting import comment
from tui.model.quoted_places import Quoting, quoted_blocks
from tui.model.replies import infer_answers
from tui.model.thread import Answer, ParentSource

ARTICLE = "Der Zug war pünktlich und leer.\n\nNiemand stieg ein, alle stiegen aus.\nSo blieb er stehen."
BLOCKS = [
    "Der Zug",
    "Der Zug war pünktlich und leer.",
    "Niemand stieg ein, alle stiegen aus.",
    "So blieb er stehen.",
]


def tied(*texts: str, article: str = ARTICLE, blocks: list[str] = BLOCKS) -> Quoting:
    """Tie comments with these texts, the first of which is number 1."""
    said = [comment(number, author=f"Leser {number}", text=text) for number, text in enumerate(texts, 1)]
    return quoted_blocks(article, blocks, infer_answers(article, "Ada Fink", said))


def test_a_quotation_is_tied_to_the_block_with_its_words_and_not_to_the_whole_paragraph() -> None:
    said = (
        "> Niemand stieg ein, alle stiegen aus.\n\nWarum?",
        "Schade.",
        "> So blieb er stehen.\n\nBis heute.",
    )
    assert tied(*said) == {2: (1,), 3: (3,)}


def test_two_comments_that_quote_one_sentence_stand_in_their_order() -> None:
    said = ("> der zug war puenktlich und leer\n\nNein.", "> Der Zug [...] war pünktlich und leer.\n\nDoch.")
    assert tied(*said) == {1: (1, 2)}


def test_somebody_who_is_called_about_a_quotation_is_tied_to_the_beginning_of_its_paragraph() -> None:
    called = Answer(1, ParentSource.MENTION, 0.9, "Jens", article_paragraph=1)
    assert quoted_blocks(ARTICLE, BLOCKS, {2: called}) == {2: (2,)}


def test_the_same_words_in_two_paragraphs_are_told_apart_by_the_paragraph() -> None:
    article = (
        "Es regnet seit vier Tagen im Tal.\n\nGestern hieß es: Es regnet seit vier Tagen im Tal. Heute auch."
    )
    blocks = article.split("\n\n")
    later = Answer(None, ParentSource.QUOTE, 0.9, "Es regnet seit vier Tagen", True, article_paragraph=1)
    assert quoted_blocks(article, blocks, {5: later}) == {1: (5,)}


def test_a_hint_and_a_comment_on_nothing_in_particular_tie_nothing() -> None:
    hint = Answer(None, ParentSource.QUOTE, 0.5, "der Zug", True, hint=True, article_paragraph=0)
    assert quoted_blocks(ARTICLE, BLOCKS, {1: hint, 2: Answer(1)}) == {}


def test_a_paragraph_that_the_article_does_not_have_is_no_place() -> None:
    assert quoted_blocks("", [], {1: Answer(answers_article=True, evidence="Zug", article_paragraph=7)}) == {}


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.text("ab \n>[…].", max_size=30), max_size=5),
    st.dictionaries(
        st.integers(1, 9),
        st.builds(
            Answer,
            evidence=st.text("ab …[.]", max_size=12),
            answers_article=st.booleans(),
            article_paragraph=st.integers(0, 4),
        ),
    ),
)
def test_every_comment_is_tied_at_most_once_and_to_a_block_that_is_there(
    blocks: list[str], answers: dict[int, Answer]
) -> None:
    quoting = quoted_blocks("\n\n".join(blocks), blocks, answers)
    numbers = [number for tied_here in quoting.values() for number in tied_here]
    assert len(numbers) == len(set(numbers))
    assert set(numbers) <= set(answers)
    assert set(quoting) <= set(range(len(blocks)))
