from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.model.commenting import comment
from tui.model.comment import CommentKind, StoredComment
from tui.model.dates import PublicationDate
from tui.model.replies import infer_answers
from tui.model.thread import Answer, ParentSource, build_thread

ARTICLE = "The lift is out of order.\n\nNobody knows why, and nobody asks.\n\nStairs are free of charge."
WORDS = "I have carried two bicycles up there"


class SealedText(str):
    """A text that nobody may take apart."""

    def strip(self, chars: str | None = None, /) -> str:
        raise AssertionError("the article is read, for nothing")

    split = strip  # type: ignore[assignment]  # the same refusal, whatever it is asked with


def answers(*comments: StoredComment, article: str = ARTICLE, enough: float = 0.6) -> dict[int, Answer]:
    return infer_answers(article, "Ada Fink", comments, enough)


def one(*comments: StoredComment) -> Answer:
    return answers(*comments)[comments[-1].id]


def test_an_article_that_nobody_quotes_is_not_read() -> None:
    silent = comment(7, text="The lift again."), comment(9, text="Well, Tom: stairs it is.")
    assert answers(*silent, article=SealedText(ARTICLE)) == {}
    with pytest.raises(AssertionError, match="for nothing"):
        answers(comment(7, text="> The lift is out of order.\n\nAgain?"), article=SealedText(ARTICLE))


def test_a_quote_says_what_is_answered_and_how_sure_that_is() -> None:
    quoted = one(comment(7, text=WORDS), comment(9, text=f"> {WORDS}\n\nBoth at once?"))
    assert quoted == Answer(7, ParentSource.QUOTE, 0.95, WORDS)


@pytest.mark.parametrize(
    ("quote", "confidence"),
    [
        (WORDS, 0.95),
        ("carried two bicycles up", 0.85),
        ("two bicycles", 0.6),
        ("They have carried two bicycles up there", 0.8),
        ("I have [...] bicycles up there", 0.8),
    ],
)
def test_longer_and_truer_quotes_are_surer(quote: str, confidence: float) -> None:
    quoted = one(
        comment(1, text=f"It is true: {WORDS}. Twice, and I had help."), comment(2, text=f"> {quote}")
    )
    assert (quoted.parent, quoted.confidence) == (1, confidence)


def test_one_quoted_word_tells_nothing() -> None:
    assert answers(comment(1, text=WORDS), comment(2, text="> bicycles\n\nWhy?")) == {}


def test_a_quote_from_the_article_makes_a_root_and_names_the_paragraph() -> None:
    quoted = one(comment(1, text="> Stairs are free of charge.\n\nFor now."))
    assert quoted == Answer(
        None,
        ParentSource.QUOTE,
        0.85,
        "Stairs are free of charge.",
        answers_article=True,
        article_paragraph=2,
    )


def test_words_that_could_be_the_articles_too_are_less_sure() -> None:
    own = comment(1, author="Jens", text="Funny that nobody knows why, and nobody here minds.")
    quoted = one(own, comment(2, text="> nobody knows why, and nobody"))
    assert (quoted.parent, quoted.confidence) == (1, 0.7)


def test_a_whole_sentence_that_somebody_repeats_is_still_the_articles() -> None:
    repeated = comment(1, text="Stairs are free of charge.\n\nGood one.")
    quoted = one(repeated, comment(2, text="> Stairs are free of charge."))
    assert (quoted.parent, quoted.answers_article, quoted.confidence) == (None, True, 0.7)


def test_the_one_with_most_quoted_words_is_answered_and_the_other_is_kept() -> None:
    quoted = one(
        comment(1, text=WORDS),
        comment(2, text="Nine floors are enough for anybody, even with a single suitcase."),
        comment(3, text=f"> even with a single suitcase\n\nYes.\n\n> {WORDS}\n\nReally?"),
    )
    assert (quoted.parent, quoted.also) == (1, (2,))


def test_a_quote_within_the_quote_confirms_the_grandparent() -> None:
    first, second = comment(1, text=WORDS), comment(2, text=f"> {WORDS}\n\nOn your back?")
    plain, nested = (
        comment(3, text="> On your back?\n\nYes."),
        comment(4, text=f">> {WORDS}\n> On your back?"),
    )
    found = answers(first, second, plain, nested)
    assert (found[3].parent, found[3].confidence) == (2, 0.6)
    assert (found[4].parent, found[4].confidence) == (2, 0.65)


def test_what_was_quoted_already_is_no_target() -> None:
    assert answers(comment(1, text=WORDS), comment(2, text=f">> {WORDS}")) == {}
    assert answers(comment(1, text=f"> {WORDS}"), comment(2, text=f"> {WORDS}")) == {}


def test_nothing_later_is_answered() -> None:
    assert answers(comment(1, text=f"> {WORDS}"), comment(2, text=WORDS)) == {}


def test_comments_are_read_in_the_order_of_their_ids() -> None:
    first, second = comment(1, text=WORDS), comment(2, text=f"> {WORDS}")
    assert answers(second, first) == answers(first, second)


def test_nobody_answers_what_was_said_on_a_later_day() -> None:
    early, late = PublicationDate.on_day(2006, 3, 3), PublicationDate.on_day(2006, 3, 4)
    quote, march = f"> {WORDS}", PublicationDate.in_month(2006, 3)
    assert answers(comment(1, text=WORDS, published=late), comment(2, text=quote, published=early)) == {}
    assert answers(comment(1, text=WORDS, published=early), comment(2, text=quote, published=early))
    assert answers(comment(1, text=WORDS, published=late), comment(2, text=quote, published=march))


def test_only_an_exact_quote_of_four_words_answers_oneself() -> None:
    said = comment(1, author="Jens Ohm", text=WORDS)
    assert answers(said, comment(2, author="jens ohm", text=f"> {WORDS}"))[2].parent == 1
    assert answers(said, comment(2, author="Jens Ohm", text="> two bicycles up")) == {}
    assert answers(said, comment(2, author="Jens Ohm", text="> I have [...] bicycles up there")) == {}
    assert answers(said, comment(2, author="Jens Ohm", text="Jens: hm")) == {}


def test_of_equal_words_those_of_somebody_else_are_meant_and_then_the_nearest() -> None:
    mine = comment(3, author="Jens", text=f"> {WORDS}")
    said = [comment(1, author="Tove", text=WORDS), comment(2, author="Jens", text=WORDS)]
    assert one(*said, mine).parent == 1
    assert one(said[0], replace(said[0], id=2), mine).parent == 2


def test_a_few_words_that_two_have_said_are_a_hint() -> None:
    quoted = one(
        comment(1, text="two bicycles"), comment(2, text="two bicycles"), comment(3, text="> two bicycles")
    )
    assert (quoted.parent, quoted.hint, quoted.confidence) == (2, True, 0.45)


def test_the_bar_can_be_raised() -> None:
    comments = [comment(1, author="Jens Ohm", text="Up."), comment(2, text="Jens, why?")]
    assert not answers(*comments)[2].hint
    assert answers(*comments, enough=0.8)[2].hint


@pytest.mark.parametrize(
    ("text", "confidence"),
    [
        ("@Jens Ohm no", 0.9),
        ("I think, @jens, no", 0.8),
        ("@Ohm no", 0.8),
        ("Jens: no", 0.75),
        ("Jens Ohm, no", 0.65),
        ("Hallo Jens, no", 0.55),
        ("Dear Jens Ohm, no", 0.55),
        ("#1 no", 0.8),
        ("see Kommentar 1", 0.8),
        ("Well.\n\nJens: no", 0.75),
    ],
)
def test_a_call_names_who_is_answered(text: str, confidence: float) -> None:
    called = one(comment(1, author="Jens Ohm", text="Up."), comment(2, author="Tove", text=text))
    assert (called.parent, called.source, called.confidence) == (1, ParentSource.MENTION, confidence)
    assert called.hint == (confidence < 0.6)


@pytest.mark.parametrize(
    "text",
    [
        "No, Jens",
        "jens@ohm.example",
        "Well.\n\nJens, no",
        "Jensen: no",
        "@Je",
        "#2",
        "#0",
        "see #1",
        "> @Jens Ohm",
    ],
)
def test_other_words_call_nobody(text: str) -> None:
    assert answers(comment(1, author="Jens Ohm", text="Up."), comment(2, author="Tove", text=text)) == {}


def test_a_first_name_that_two_have_is_a_hint_to_the_later_one() -> None:
    called = one(
        comment(1, author="Jens Ohm"),
        comment(2, author="Jens Volt"),
        comment(3, author="Tove", text="@Jens no"),
    )
    assert (called.parent, called.confidence, called.hint) == (2, 0.55, True)


def test_of_many_with_one_first_name_the_one_who_spoke_last_is_hinted_at() -> None:
    crowd = [comment(number, author=f"Jens Nr{number}") for number in range(1, 9)]
    again = comment(9, author="Jens Nr2")
    called = one(*crowd, again, comment(10, author="Jens Nr2", text="@Jens no"))
    assert (called.parent, called.hint) == (8, True)
    assert one(*crowd, again, comment(10, author="Tove", text="@Jens no")).parent == 9
    assert one(*crowd, again, comment(10, author="Tove", text="@Jens Nr5 no")).parent == 5


def test_the_post_author_is_called_by_the_name_under_the_post() -> None:
    own = comment(1, author="admin", text="Up.", by_post_author=True)
    assert one(own, comment(2, author="Tove", text="@Ada no")).parent == 1


def test_a_quote_is_stronger_than_a_call() -> None:
    said = [comment(1, author="Tove Lind", text=WORDS), comment(2, author="Jens Ohm", text="Up.")]
    assert one(*said, comment(3, text=f"@Jens Ohm\n\n> {WORDS}")).parent == 1


def test_the_article_can_be_quoted_to_a_person() -> None:
    called = one(comment(1, author="Jens Ohm"), comment(2, text="> Stairs are free of charge.\n\n@Jens see?"))
    assert (called.parent, called.answers_article, called.article_paragraph) == (1, False, 2)
    greeted = one(comment(1, author="Jens Ohm"), comment(2, text="Hi Jens\n\n> Stairs are free of charge."))
    assert greeted.answers_article


@pytest.mark.parametrize(
    "body", ['<a href="#comment-1">you</a>', "<a href='https://blog.example/lift/#comment-1'>you</a>"]
)
def test_a_link_to_a_comment_is_as_good_as_a_parent(body: str) -> None:
    first, second = comment(1, author="Jens Ohm"), comment(2, author="Tove")
    first = replace(first, comment=replace(first.comment, permalink="https://blog.example/lift/#comment-1"))
    second = replace(second, comment=replace(second.comment, body=body), text="you")
    linked = one(first, second)
    assert (linked.parent, linked.source, linked.confidence) == (1, ParentSource.EXPLICIT, 1.0)


def test_a_link_to_another_page_is_no_answer() -> None:
    first, second = comment(1), comment(2, text="https://elsewhere.example/#comment-1")
    assert answers(first, second) == {}


def test_word_from_other_sites_answers_nothing_and_is_not_answered() -> None:
    ping = comment(1, text=WORDS, kind=CommentKind.PINGBACK)
    assert answers(ping, comment(2, text=f"> {WORDS}"), replace(ping, id=3, text="> two bicycles up")) == {}


def test_evidence_is_kept_short() -> None:
    long = " ".join(f"word{number}" for number in range(100))
    evidence = one(comment(1, text=long), comment(2, text=f"> {long}")).evidence
    assert len(evidence) == 200
    assert evidence.endswith("…")


PIECES = st.sampled_from(
    [
        *(
            WORDS,
            f"> {WORDS}",
            f">> {WORDS}",
            "> two bicycles",
            "„two bicycles up there“",
            "> I have [...] there",
        ),
        *("Stairs are free of charge.", "> Stairs are free of charge.", "", "\n"),
        *("@Jens Ohm no", "Jens: no", "#1", "#2 and #3"),
    ]
)
SAID = st.tuples(st.sampled_from(["Jens Ohm", "Jens Volt", "Ada Fink", ""]), st.lists(PIECES, max_size=4))


@settings(deadline=None, max_examples=150)
@given(st.lists(SAID, max_size=8))
def test_only_what_came_before_is_answered_and_every_answer_can_be_shown(
    said: list[tuple[str, list[str]]],
) -> None:
    comments = [
        comment(number, author=author, text="\n".join(pieces))
        for number, (author, pieces) in enumerate(said, start=1)
    ]
    found = answers(*comments)
    for number, answer in found.items():
        assert answer.parent is None or answer.parent < number
        assert answer.answers_article == (answer.parent is None)
        assert 0.4 <= answer.confidence <= 1
        assert answer.hint == (answer.confidence < 0.6)
        assert answer.evidence
    shown = {entry.stored.id: entry for entry in build_thread(comments, found).entries}
    assert sorted(shown) == [stored.id for stored in comments]
    assert all(shown[number].edge is answer for number, answer in found.items())


@settings(deadline=None, max_examples=100)
@given(st.lists(st.text(alphabet='ab >|»«@#1:,.[]…\n„“"', max_size=80), max_size=5))
def test_any_text_can_be_read(texts: list[str]) -> None:
    comments = [comment(number, author="ab", text=text) for number, text in enumerate(texts, start=1)]
    assert answers(*comments, article="".join(texts)).keys() <= {stored.id for stored in comments}
