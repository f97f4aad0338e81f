import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.model.quotes import Quote, Remark, article_paragraphs, ellipsis_parts, read_remark, sentences


@pytest.mark.parametrize(
    ("text", "own", "quotes"),
    [
        ("> one\n> two\nmine", ("mine",), (Quote(("one", "two")),)),
        ("> one\n\n> two", (), (Quote(("one",)), Quote(("two",)))),
        ("> one\n>\n> two", (), (Quote(("one",)), Quote(("two",)))),
        (">> older\n> newer", (), (Quote(("older",), 2), Quote(("newer",)))),
        ("> > > oldest", (), (Quote(("oldest",), 3),)),
        ("| piped", (), (Quote(("piped",)),)),
        ("» angled", (), (Quote(("angled",)),)),
        ("»So«, sagte er.", ("»So«, sagte er.",), ()),
        ("„Das ist ein Satz.“", (), (Quote(("„Das ist ein Satz.“",)),)),
        ('"four words are enough"', (), (Quote(('"four words are enough"',)),)),
        ('"three are not"', ('"three are not"',), ()),
        ('"one half" and "the other half"', ('"one half" and "the other half"',), ()),
        ("first\nline\n\nsecond", ("first\nline", "second"), ()),
        (">\n> \n", (), ()),
        ("", (), ()),
    ],
)
def test_own_words_are_parted_from_quotes(text: str, own: tuple[str, ...], quotes: tuple[Quote, ...]) -> None:
    assert read_remark(text) == Remark(own, quotes)


def test_an_article_is_counted_by_the_blocks_between_its_blank_lines() -> None:
    assert article_paragraphs("\nOne\nline more\n \n\nTwo\n\n\n  Three\n") == [
        "One\nline more",
        "Two",
        "Three",
    ]
    assert article_paragraphs(" \n ") == []


def test_a_paragraph_has_sentences_and_is_one() -> None:
    paragraph = "„Gut.“ Oder? Nun: ja"
    assert sentences(paragraph) == ["„Gut.", "Oder?", "Nun:", "ja", paragraph]


@pytest.mark.parametrize("gap", ["[...]", "[…]", "(...)", "...", "…", "[ .. ]"])
def test_an_ellipsis_parts_a_quotation(gap: str) -> None:
    assert [part.strip() for part in ellipsis_parts(f"some {gap} words")] == ["some", "words"]


@settings(deadline=None, max_examples=150)
@given(st.text(alphabet=' ab\n>|»«„“"', max_size=60))
def test_no_word_of_a_comment_is_lost_or_doubled(text: str) -> None:
    remark = read_remark(text)
    kept = [*remark.own, *(line for quote in remark.quotes for line in quote.lines)]
    assert [sum(part.count(word) for part in kept) for word in "ab"] == [text.count(word) for word in "ab"]
    assert all(quote.depth >= 1 and quote.lines for quote in remark.quotes)
