"""Pieces in a line, and what is done to lines as wholes."""

import pytest

from tui.rendering.line import Line, Role, blanks, crop, drawn, justify, line_text, line_width, trim
from tui.rendering.symbols import ASCII, UNICODE, symbols

LINE: Line = (drawn("Tove", Role.AUTHOR), drawn(" · "), drawn("你好", Role.STRONG))


def test_a_line_is_as_wide_as_its_pieces() -> None:
    assert line_width(LINE) == 11
    assert line_text(LINE) == "Tove · 你好"
    assert (blanks(0), line_width(blanks(3))) == ((), 3)


@pytest.mark.parametrize(
    ("width", "ellipsis", "text"),
    [
        (11, "…", "Tove · 你好"),
        (10, "…", "Tove · 你…"),
        (9, "…", "Tove · …"),
        (7, "…", "Tove ·…"),
        (4, "…", "Tov…"),
        (1, "…", "…"),
        (0, "…", ""),
        (6, "...", "Tov..."),
        (2, "...", ""),
    ],
)
def test_a_cropped_line_says_so(width: int, ellipsis: str, text: str) -> None:
    assert line_text(crop(LINE, width, ellipsis)) == text


def test_a_cropped_piece_keeps_its_role() -> None:
    assert crop(LINE, 3) == (drawn("To…", Role.AUTHOR),)


def test_blanks_at_the_end_vanish() -> None:
    assert trim((drawn("a "), drawn(""), drawn(" ", Role.DIM))) == (drawn("a"),)
    assert trim((drawn(" "),)) == ()


@pytest.mark.parametrize(
    ("left", "right", "width", "text"),
    [
        ("left", "right", 12, "left   right"),
        ("left", "right", 10, "left right"),
        ("left", "right", 9, "le… right"),
        ("left", "", 9, "left"),
        ("left", "right", 4, "rig…"),
    ],
)
def test_two_ends_of_a_line_never_touch(left: str, right: str, width: int, text: str) -> None:
    assert line_text(justify((drawn(left),), (drawn(right),) if right else (), width)) == text


def test_every_mark_has_a_twin_in_ascii() -> None:
    assert symbols(ascii_only=True) is ASCII
    assert symbols(ascii_only=False) is UNICODE
    for name in ASCII._fields:
        twin = getattr(ASCII, name)
        assert all(mark.isascii() for mark in ([twin] if isinstance(twin, str) else twin)), name
