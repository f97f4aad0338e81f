"""The posts of one month on one page."""

from tui.sources.pages.monthly import MonthlyPage, parse_monthly
from tui.sources.pages.paragraphs import body_of, split_paragraphs

DECEMBER = """December 2005

Kreide

by Ada Kranz

Weiß ist sie.

More >


by Ragnar Stein

[Bild]

Kalk

von Ada Kranz

Old vowe.net archive pages

Werkstatt
"""


def parse(text: str) -> MonthlyPage:
    page = parse_monthly(split_paragraphs(text))
    assert page
    return page


def test_a_month_is_titles_authors_and_bodies_also_without_them() -> None:
    page = parse(DECEMBER)

    assert (page.year, page.month) == (2005, 12)
    assert [(post.title, post.author, body_of(post.article)) for post in page.posts] == [
        ("Kreide", "Ada Kranz", "Weiß ist sie.\n\nMore >"),
        ("", "Ragnar Stein", "[Bild]"),
        ("Kalk", "Ada Kranz", ""),
    ]


def test_the_first_post_of_a_month_may_have_no_title() -> None:
    (post,) = parse("März 2004\n\n\nby Ada Kranz\n\nText").posts

    assert (post.title, post.author) == ("", "Ada Kranz")


def test_the_end_of_a_body_is_no_title() -> None:
    first, second = parse("May 2004\n\nKalk\n\nby Ada\n\nSo war es.\n\nby Ada\n\nText").posts

    assert (body_of(first.article), second.title) == ("So war es.", "")


def test_a_page_that_does_not_open_with_a_month_is_no_month() -> None:
    assert parse_monthly(split_paragraphs("Kreide\n\nby Ada\n\nDecember 2005")) is None
    assert parse_monthly(split_paragraphs("December 2005\n\nText")) is None
    assert parse_monthly([]) is None
