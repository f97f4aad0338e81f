"""What stands under every page of a folder."""

from tests.sources.pages.page import COMMENTS, page
from tui.sources.pages.footer import common_footer, tail_of
from tui.sources.pages.paragraphs import split_paragraphs


def tail(text: str) -> tuple[str, ...]:
    return tail_of(split_paragraphs(text))


def test_two_pages_share_an_end_of_two_paragraphs() -> None:
    first, second = page("Impressum", "Kontakt"), page(COMMENTS, "Impressum", "Kontakt", article="Grau.")

    assert common_footer([tail(first), tail(second)]) == ("Kontakt", "Impressum")


def test_one_paragraph_that_two_pages_share_may_be_chance_but_three_pages_are_none() -> None:
    tails = [tail(page("Kontakt", article=article)) for article in ("a", "b", "c")]

    assert common_footer(tails[:2]) == ()
    assert common_footer(tails) == ("Kontakt",)


def test_one_odd_page_does_not_hide_the_footer_of_the_others() -> None:
    tails = [tail(page("Impressum", "Kontakt", article=article)) for article in ("a", "b", "c")]

    assert common_footer([*tails, tail(page("Ganz anders"))]) == ("Kontakt", "Impressum")


def test_a_signature_is_never_a_footer() -> None:
    assert tail(page("Comments", "Ja.", "Ralf Graf, 2005-12-01")) == ()
