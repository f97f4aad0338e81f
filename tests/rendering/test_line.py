"""Pieces in a line, and what is done to lines as wholes."""

import pytest

from tui.rendering.line import Line, Role, blanks, crop, drawn, justify, line_text, line_width, trim
from tui.rendering.symbols import ASCII, UNICODE, symbols

LINE: Line = (drawn("name", Role.AUTHOR), drawn(" · "), drawn("你好", Role.STRONG))


def test_a_line_is_as_wide_as_its_pieces() -> None:
    assert line_width(LINE) == 11
    assert line_text(LINE) == "name · 你好"
    assert (blanks(0), line_width(blanks(3))) == ((), 3)


@pytest.mark.parametrize(
    ("width", "ellipsis", "text"),
    [
        (11, "…", "name · 你好"),
        (10, "…", "name · 你…"),
        (9, "…", "name · …"),
        (7, "…", "name ·…"),
        (4, "…", "nam…"),
        (1, "…", "…"),
        (0, "…", ""),
        (6, "...", "nam..."),
        (2, "...", ""),
    ],
)
def test_a_cropped_line_says_so(width: int, ellipsis: str, text: str) -> None:
    assert line_text(crop(LINE, width, ellipsis)) == text


def test_a_cropped_piece_keeps_its_role() -> None:
    assert crop(LINE, 3) == (drawn("na…", Role.AUTHOR),)


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
    for name in ASCII.__slots__:
        twin = getattr(ASCII, name)
        assert all(mark.isascii() for mark in ([twin] if isinstance(twin, str) else twin)), name
