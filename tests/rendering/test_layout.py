"""Blocks as lines of a width, as a reader sees them."""

from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rendering.markdown_text import MARKDOWN
from tui.rendering.code import COLOURED_LANGUAGES, LONGEST_COLOURED
from tui.rendering.document import Document
from tui.rendering.line import Role, line_text
from tui.rendering.table import share


def page(markdown: str, width: int, *, ascii_only: bool = False) -> list[str]:
    document = Document.from_markdown(dedent(markdown), ascii_only=ascii_only)
    return [line_text(line) for line in document.all_lines(width)]


def test_paragraphs_wrap_and_stand_apart() -> None:
    assert page("One two three.\n\nFour.", 9) == ["One two", "three.", "", "Four."]


def test_a_quotation_has_a_bar_on_each_of_its_lines() -> None:
    markdown = """\
        > one two three
        >
        > > four
        """
    assert page(markdown, 10) == ["▎ one two", "▎ three", "▎", "▎ ▎ four"]
    assert page(markdown, 10, ascii_only=True) == ["| one two", "| three", "|", "| | four"]


def test_items_hang_behind_their_marks() -> None:
    markdown = """\
        - one two three
          - inner
        - last

        9. nine

           more
        """
    assert page(markdown, 11) == ["• one two", "  three", "  ◦ inner", "• last", "", "9. nine", "", "   more"]


def test_where_margins_leave_no_room_the_outer_ones_are_not_drawn() -> None:
    assert page("> " * 40 + "deep words", 20) == ["▎ ▎ ▎ ▎ ▎ deep words"]


def test_a_rule_is_short_and_never_too_wide() -> None:
    assert page("***", 80) == ["─" * 24]
    assert page("***", 5, ascii_only=True) == ["-----"]


def test_headings_have_three_looks() -> None:
    document = Document.from_markdown("# a\n\n## b\n\n### c\n\n##### d")
    roles = [line[0].roles[0] for line in document.all_lines(20) if line]
    assert roles == [Role.HEADING_1, Role.HEADING_2, Role.HEADING_3, Role.HEADING_3]


def test_code_is_never_cut_off_but_goes_on_behind_a_mark() -> None:
    assert page("```\nshort\n    a_long_line_of_code\n\nend\n```", 12) == [
        "short",
        "    a_long_l",
        "↪ ine_of_cod",
        "↪ e",
        "",
        "end",
    ]


def test_code_of_a_known_language_has_colours_and_of_an_unknown_one_has_none() -> None:
    known = Document.from_markdown("```python\ndef f(): return 'x' # why\n```").lines(0, 60)[0]
    looks = {str(piece.text): piece.roles[-1] for piece in known}
    assert looks["def"] is Role.CODE_KEYWORD
    assert looks["f"] is Role.CODE_NAME
    assert looks["# why"] is Role.CODE_COMMENT
    unknown = Document.from_markdown("```no-such-language\ndef f(): pass\n```").lines(0, 60)[0]
    assert [piece.roles for piece in unknown] == [(Role.CODE_BLOCK,)]


@pytest.mark.parametrize("language", sorted(COLOURED_LANGUAGES))
def test_every_language_that_is_coloured_has_a_lexer_that_keeps_the_text(language: str) -> None:
    assert page(f"```{language}\n# a = 'b' // <c>\n\n  end;\n```", 40) == ["# a = 'b' // <c>", "", "  end;"]


def test_very_long_code_has_no_colours() -> None:
    lines = Document.from_markdown("```python\n" + "pass\n" * LONGEST_COLOURED + "```").lines(0, 40)
    assert {piece.roles for line in lines for piece in line} == {(Role.CODE_BLOCK,)}


def test_blanks_at_the_end_of_a_line_of_code_do_not_go_on_below() -> None:
    assert page("```\n|23456789| \nx\n```", 10) == ["|23456789|", "x"]


@settings(deadline=None, max_examples=60)
@given(
    st.text(alphabet="ab (\"'#\\\tü你\n", max_size=80),
    st.sampled_from(["python", "html", ""]),
    st.integers(8, 30),
)
def test_all_code_comes_through(source: str, language: str, width: int) -> None:
    fence = "`" * 3
    lines = page(f"{fence}{language}\n|{source}|\n{fence}", width)
    together = "".join(line.removeprefix("↪ ") for line in lines)
    assert "".join(together.split()) == "".join(f"|{source}|".split())


TABLE = """\
    | Tea | Minutes | Taste |
    |-----|--------:|:-----:|
    | Assam | 4 | strong and malty |
    | Sencha | 2 | *grassy* |
    """


def test_a_table_that_fits_has_columns_as_wide_as_their_content() -> None:
    assert page(TABLE, 60) == [
        "Tea    │ Minutes │      Taste",
        "───────┼─────────┼─────────────────",
        "Assam  │       4 │ strong and malty",
        "Sencha │       2 │      grassy",
    ]


def test_in_a_narrower_table_the_widest_column_wraps() -> None:
    assert page(TABLE, 28) == [
        "Tea    │ Minutes │   Taste",
        "───────┼─────────┼──────────",
        "Assam  │       4 │  strong",
        "       │         │ and malty",
        "Sencha │       2 │  grassy",
    ]


def test_in_no_room_at_all_a_table_is_a_list() -> None:
    assert page(TABLE, 16, ascii_only=True) == [
        "Tea: Assam",
        "Minutes: 4",
        "Taste: strong",
        "and malty",
        "------",
        "Tea: Sencha",
        "Minutes: 2",
        "Taste: grassy",
    ]


def test_a_table_of_a_head_alone_shows_its_head() -> None:
    assert page("| a | b |\n|---|---|", 20) == ["a │ b", "──┼──"]
    assert page("| aaaaaaaaa | bbbbbbbbb |\n|---|---|", 12) == ["aaaaaaaaa:", "bbbbbbbbb:"]


@given(st.lists(st.integers(1, 30), min_size=1, max_size=6), st.integers(6, 100))
def test_columns_share_the_room_without_taking_more_than_they_want(wanted: list[int], room: int) -> None:
    given_cells = share(wanted, room)
    assert sum(given_cells) <= room
    assert all(cells <= want for cells, want in zip(given_cells, wanted, strict=True))
    assert sum(given_cells) == min(room, sum(wanted))


@pytest.mark.parametrize("width", [1, 2, 5, 11])
@settings(deadline=None, max_examples=30)
@given(MARKDOWN)
def test_every_width_has_lines_for_every_block(width: int, markdown: str) -> None:
    document = Document.from_markdown(markdown)
    assert all(document.at(width).height(item) > 0 for item in range(len(document)))
