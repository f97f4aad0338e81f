"""One post and its comments on one page."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sources.pages.page import COMMENTS, FOOTER, page
from tui.sources.pages.individual import IndividualPage, is_individual, parse_individual
from tui.sources.pages.paragraphs import body_of, split_paragraphs


def parse(text: str, footer: tuple[str, ...] = ()) -> IndividualPage:
    return parse_individual(split_paragraphs(text), footer)


def test_a_page_is_title_byline_article_comments_and_footer() -> None:
    parsed = parse(page("> Zitat\n> weiter", COMMENTS, FOOTER))

    assert (parsed.title, parsed.author) == ("Kreide", "Ada Kranz")
    assert body_of(parsed.article) == "Weiß ist sie.\n\n> Zitat\n> weiter"
    assert [(each.author, each.day, each.body) for each in parsed.comments] == [
        ("Ralf Graf", date(2005, 12, 2), "Gut so."),
        ("Ada Kranz", date(2005, 12, 3), "> Gut so.\n\nAber ja."),
    ]
    assert parsed.earliest_comment == date(2005, 12, 2)


@pytest.mark.parametrize(
    "byline", ["by Ada Kranz", "von Ada Kranz", "By Ada Kranz", "12. Mai\n\nvon Ada Kranz"]
)
def test_the_byline_is_the_second_to_fourth_paragraph(byline: str) -> None:
    assert parse(page(byline=byline)).author == "Ada Kranz"


def test_what_stands_between_title_and_byline_is_not_lost() -> None:
    assert body_of(parse(page(byline="Teil 2\n\nvon Ada Kranz")).article) == "Teil 2\n\nWeiß ist sie."


def test_a_sentence_that_begins_with_von_is_no_byline() -> None:
    parsed = parse(page(byline="von hier aus sieht man alles.", article="von Ada"))

    assert (parsed.author, body_of(parsed.article)) == ("Ada", "von hier aus sieht man alles.")


@pytest.mark.parametrize(
    "heading",
    ["Comments", "Comment", "Kommentare", "2 Kommentare", "Comments (2)", "Kommentare:", "COMMENTS"],
)
def test_the_comments_have_a_heading_in_english_or_german(heading: str) -> None:
    assert len(parse(page(COMMENTS.replace("Comments", heading))).comments) == 2


def test_a_line_of_the_article_that_looks_like_a_signature_signs_nothing() -> None:
    parsed = parse(page("So sprach er.", "Karl Valentin, 1948-02-09", COMMENTS))

    assert body_of(parsed.article).endswith("Karl Valentin, 1948-02-09")
    assert len(parsed.comments) == 2


def test_a_quoted_signature_signs_nothing() -> None:
    parsed = parse(page("Comments", "> Ralf Graf, 2005-12-01", "Genau.", "Ada Kranz, 2005-12-03"))

    assert [each.body for each in parsed.comments] == ["> Ralf Graf, 2005-12-01\n\nGenau."]


def test_a_day_that_no_calendar_has_signs_nothing() -> None:
    parsed = parse(page("Comments", "Am", "Niemand, 2005-02-30", "Ralf Graf, 2005-12-01"))

    assert [each.body for each in parsed.comments] == ["Am\n\nNiemand, 2005-02-30"]


def test_a_comment_may_be_empty() -> None:
    parsed = parse(page("Comments", "Ralf Graf, 2005-12-01", "Ada Kranz, 2005-12-01"))

    assert [(each.author, each.body) for each in parsed.comments] == [("Ralf Graf", ""), ("Ada Kranz", "")]


def test_an_unsigned_last_comment_has_no_author_and_no_day() -> None:
    parsed = parse(page(COMMENTS, "Noch etwas", FOOTER))

    assert (parsed.comments[-1].body, parsed.comments[-1].author, parsed.comments[-1].day) == (
        "Noch etwas",
        "",
        None,
    )


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Ralf Graf, 2005-12-01", "Ralf Graf"),
        ("Ralf Graf, 2005-12-01 10:12", "Ralf Graf"),
        ("Ralf Graf, 2005-12-01 10:12:13", "Ralf Graf"),
        ("Müller, Jr., 2005-12-01", "Müller, Jr."),
        ("Ralf Graf, 01.12.2005", "Ralf Graf"),
        ("Ralf Graf, 1. Dezember 2005", "Ralf Graf"),  # codespell:ignore dezember
        ("Posted by: Ralf Graf on December 1, 2005 10:12 AM", "Ralf Graf"),
    ],
)
def test_signatures_have_several_styles(written: str, name: str) -> None:
    (comment,) = parse(page("Comments", "Gut so.", written)).comments

    assert (comment.author, comment.day) == (name, date(2005, 12, 1))


def test_a_page_keeps_to_the_style_that_most_signatures_have() -> None:
    parsed = parse(page("Comments", "a", "Ralf, 2005-12-01", "Bach, 21.03.1985", "b", "Ada, 2005-12-02"))

    assert [each.body for each in parsed.comments] == ["a", "Bach, 21.03.1985\n\nb"]


def test_without_a_heading_a_quotation_opens_the_comments() -> None:
    parsed = parse(page("> Weiß ist sie.", "Ja.", "Ralf Graf, 2005-12-01"))

    assert [each.body for each in parsed.comments] == ["> Weiß ist sie.\n\nJa."]
    assert not parsed.unheaded_signatures


def test_without_a_heading_and_a_quotation_all_stays_in_the_article_and_is_said() -> None:
    parsed = parse(page("Ja.", "Ralf Graf, 2005-12-01"))

    assert parsed.comments == ()
    assert parsed.unheaded_signatures


def test_the_end_that_a_folder_shares_is_no_part_of_the_post() -> None:
    parsed = parse(page("Impressum", "Kontakt"), footer=("Kontakt", "Impressum"))

    assert body_of(parsed.article) == "Weiß ist sie."


def test_a_permalink_line_is_told_and_not_shown() -> None:
    parsed = parse(page("Permalink: http://vowe.example/archives/006789.html"))

    assert parsed.permalink == "http://vowe.example/archives/006789.html"
    assert body_of(parsed.article) == "Weiß ist sie."


def test_a_text_with_neither_byline_nor_signed_comments_is_no_page() -> None:
    assert not is_individual(split_paragraphs("Einkauf\n\nMilch\n\nBrot"))
    assert not is_individual([])


LINES = [
    "by Ada",
    "Comments",
    "Ralf, 2005-12-01",
    "> q",
    "Text",
    "",
    "",
    "Old vowe.net archive pages",
    "Bach, 1.1.1999",
]


@settings(deadline=None, max_examples=200)
@given(st.lists(st.sampled_from(LINES), max_size=30))
def test_nothing_of_a_page_is_lost_or_doubled(lines: list[str]) -> None:
    paragraphs = split_paragraphs("\n".join(["Kreide", "", "by Ada", "", *lines, "", "Schluss"]))
    parsed = parse_individual(paragraphs)

    parts = [body_of(parsed.article), *(each.body for each in parsed.comments)]
    kept = " ".join(parts).count("Text")
    footer = next((n for n, line in enumerate(lines) if line.startswith("Old")), len(lines))
    assert lines[:footer].count("Text") <= kept <= lines.count("Text")
