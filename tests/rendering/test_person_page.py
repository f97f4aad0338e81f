"""A page about somebody as a reader sees it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.model.dates import UNDATED, PublicationDate
from tui.model.person import Partner, Person, Written
from tui.rendering.line import line_text, line_width
from tui.rendering.person_page import (
    MOST_LINES,
    ONLY_PUBLISHED,
    ONLY_PUBLISHED_SHOWN,
    Surroundings,
    lay_out_person,
    lay_out_written,
    year_bars,
)
from tui.rendering.symbols import ASCII, UNICODE

READER = Surroundings(datetime(2024, 9, 2, 12, 0, tzinfo=UTC), UTC, UNICODE)
MARCH = PublicationDate.at(datetime(2006, 3, 3, 14, 2, tzinfo=UTC))
TOVE = Person(("tove",), ("Tove", "TOVE"), 1, 1234, MARCH, MARCH)
SAID = Written(3, 7, "Tassen", "Die Kaffeemaschine", False, "Tove", MARCH, "Entkalken hilft.")


def head(person: Person, partner: str = "", width: int = 70) -> list[str]:
    return [line_text(line) for line in lay_out_person(person, partner, width, READER)]


def entry(
    each: Written, before: Written | None = None, width: int = 40, *, with_name: bool = False
) -> list[str]:
    return [line_text(line) for line in lay_out_written(each, before, width, READER, with_name=with_name)]


def test_a_page_begins_with_names_numbers_and_what_is_still_being_found_out() -> None:
    assert head(TOVE) == [
        "Tove",
        "also TOVE",
        "1 post · 1,234 comments · 3 Mar 2006, 14:02",
        "",
        "",
        "",
        "Answers …",
        "Answered by …",
        ONLY_PUBLISHED,
    ]


def test_what_was_found_out_takes_the_lines_that_were_kept_for_it() -> None:
    known = replace(
        TOVE, years=((2006, 5), (2007, 10)), answers=(Partner("Ada", 12), Partner("", 1)), is_known=True
    )
    assert head(known)[4:] == [
        "2006 ▄█ 2007  most in 2007: 10",
        "",
        "Answers Ada 12, anonymous 1",
        "Answered by nobody",
        ONLY_PUBLISHED,
    ]
    assert len(head(known)) == len(head(TOVE))


def test_a_conversation_names_both_and_each_entry_its_author() -> None:
    assert head(TOVE, "Ada Fink") == ["Tove and Ada Fink", ONLY_PUBLISHED_SHOWN]
    assert entry(SAID, SAID, with_name=True) == ["Tove · 3 Mar 2006", "  Entkalken hilft."]


def test_an_entry_stands_below_the_title_of_its_post_and_the_next_one_of_that_post_does_not() -> None:
    assert entry(SAID) == [
        "",
        "Die Kaffeemaschine                Tassen",
        "3 Mar 2006",
        "  Entkalken hilft.",
    ]
    assert entry(SAID, SAID) == ["3 Mar 2006", "  Entkalken hilft."]
    assert entry(replace(SAID, comment_id=None, published=UNDATED), SAID)[0] == "no date · the post"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("> Was sie sagt.\n\nIch auch.", "  Ich auch."),
        ("> Nur ein Zitat.", "  > Nur ein Zitat."),
        ("eins\n\nzwei\tdrei", "  eins zwei drei"),
    ],
)
def test_an_entry_begins_with_its_own_words(text: str, shown: str) -> None:
    assert entry(replace(SAID, text=text), SAID)[1:] == [shown]


def test_a_long_entry_is_cut_and_says_so() -> None:
    lines = entry(replace(SAID, text="Wasser einfüllen. " * 30), SAID)
    assert len(lines) == 1 + MOST_LINES
    assert lines[-1].endswith("…")


def test_years_are_bars_and_a_year_without_anything_is_a_gap() -> None:
    years = ((2004, 1), (2005, 0), (2006, 8))
    assert line_text(year_bars(years, 60, UNICODE)) == "2004 ▁ █ 2006  most in 2006: 8"
    assert line_text(year_bars(years, 60, ASCII)) == "2004 . @ 2006  most in 2006: 8"
    assert line_text(year_bars(((2004, 3),), 60, UNICODE)) == "2004 █  most in 2004: 3"
    assert line_text(year_bars(tuple((year, 1) for year in range(1, 3000)), 40, UNICODE)).startswith("2986 ")


@settings(deadline=None)
@given(st.text(max_size=80), st.text(max_size=30), st.integers(20, 60))
def test_no_line_is_too_long_whatever_is_in_it(text: str, name: str, width: int) -> None:
    person = Person((name,), (name,), 1, 2, MARCH, MARCH, ((2006, 1),), (Partner(name, 1),))
    each = Written(3, 7, name, text, False, name, MARCH, text)
    lines = lay_out_person(person, "", width, READER)
    lines += lay_out_written(each, None, width, READER, with_name=True)
    assert [line_text(line) for line in lines if line_width(line) > width] == []
