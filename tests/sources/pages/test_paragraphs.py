"""How a page falls into paragraphs."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tui.sources.pages.paragraphs import split_paragraphs


def texts(page: str) -> list[str]:
    return [paragraph.text for paragraph in split_paragraphs(page)]


def test_blank_lines_of_any_kind_part_paragraphs_and_are_counted() -> None:
    paragraphs = split_paragraphs("a\r\nb\r\n\r\n \u00a0\t\r\nc\rd")

    assert [paragraph.text for paragraph in paragraphs] == ["a\nb", "c\nd"]
    assert [paragraph.blank_lines_before for paragraph in paragraphs] == [0, 2]


def test_lines_that_a_text_browser_wrapped_are_joined() -> None:
    wrapped = "\n".join(["x" * 70] * 4 + ["Schluss"])

    assert texts(f"Kreide\n\n{wrapped}") == ["Kreide", " ".join(["x" * 70] * 4 + ["Schluss"])]


def test_quotations_lists_and_hard_breaks_stay_on_lines_of_their_own() -> None:
    wrapped = "\n".join(["x" * 70] * 9)
    lines = f"> {'q' * 68}\n- eins\n2. zwei\nText mit Umbruch  \nText"

    assert texts(f"{wrapped}\n\n{lines}")[1] == f"> {'q' * 68}\n- eins\n2. zwei Text mit Umbruch\nText"


def test_short_lines_as_in_a_poem_stay_as_they_are() -> None:
    assert texts("Auf einem Baum\nein Vogel\nsingt") == ["Auf einem Baum\nein Vogel\nsingt"]


@settings(deadline=None, max_examples=200)
@given(st.text(alphabet="ab>-\n\r \u2028", max_size=200))
def test_every_word_stays_in_its_order(page: str) -> None:
    assert " ".join(texts(page)).split() == page.split()
