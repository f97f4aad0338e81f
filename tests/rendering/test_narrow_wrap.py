"""Text of single cells is broken by a quick rule, which must be the slow one's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.content.terminal_text import SafeText
from tui.rendering.line import Line, Piece, Role, line_text
from tui.rendering.narrow_wrap import is_narrow, wrap_narrow
from tui.rendering.wrap import wrap_wide

TEXTS = st.text(st.sampled_from("ab Ä-7\n \N{BULLET}.,"), max_size=60)
LOOKS = st.sampled_from([(), (Role.STRONG,), (Role.LINK,)])


def run(text: str, *roles: Role) -> Piece:
    return Piece(SafeText(text), roles)


@given(TEXTS, st.integers(1, 12))
def test_quick_lines_are_those_of_the_slow_way(text: str, width: int) -> None:
    assert wrap_narrow([run(text)], width) == wrap_wide([run(text)] if text else [], width)


@given(st.lists(st.tuples(TEXTS, LOOKS), min_size=1, max_size=5), st.integers(1, 12))
def test_looks_do_not_change_where_lines_break(runs: list[tuple[str, tuple[Role, ...]]], width: int) -> None:
    pieces = [run(text, *roles) for text, roles in runs]
    plain = wrap_narrow([run("".join(text for text, _ in runs))], width)
    assert [line_text(line) for line in wrap_narrow(pieces, width)] == [line_text(line) for line in plain]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 5, [""]),
        ("one two", 5, ["one", "two"]),
        ("a Mail-Adresse", 8, ["a Mail-", "Adresse"]),
        ("from 2001-2004 on", 9, ["from", "2001-2004", "on"]),
        ("unbreakable", 4, ["unbr", "eaka", "ble"]),
        ("one  \n\n two", 9, ["one", "", "two"]),
    ],
)
def test_lines_break_at_blanks_hyphens_and_newlines(text: str, width: int, lines: list[str]) -> None:
    assert [line_text(line) for line in wrap_narrow([run(text)], width)] == lines


def test_a_line_keeps_the_looks_of_its_parts() -> None:
    lines: list[Line] = wrap_narrow([run("plain and "), run("strong", Role.STRONG), run(" words")], 12)
    assert lines == [(run("plain and"),), (run("strong", Role.STRONG), run(" words"))]


@pytest.mark.parametrize("text", ["漢", "e\u0301", "\u2003", "👍", "\t", "\u200d"])
def test_what_may_take_another_number_of_cells_is_not_narrow(text: str) -> None:
    assert not is_narrow(f"a{text}b")
