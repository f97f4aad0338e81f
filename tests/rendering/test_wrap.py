"""Lines of a width, made of pieces."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rendering.markdown_text import MARKDOWN
from tui.content.terminal_text import many_lines
from tui.rendering.line import Piece, Role, drawn, line_text, line_width
from tui.rendering.wrap import wrap

LOOKS = st.sampled_from([(), (Role.STRONG,), (Role.EMPHASIS, Role.LINK)])
PIECES = st.lists(st.builds(Piece, MARKDOWN.map(many_lines), LOOKS), max_size=5)


def wrapped(text: str, width: int) -> list[str]:
    return [line_text(line) for line in wrap([drawn(text)], width)]


@settings(deadline=None, max_examples=150)
@given(PIECES, st.integers(2, 40))
def test_every_character_comes_through_and_no_line_is_too_wide(pieces: list[Piece], width: int) -> None:
    lines = wrap(pieces, width)
    source = "".join(piece.text for piece in pieces)
    texts = [line_text(line) for line in lines]
    assert "".join("".join(texts).split()) == "".join(source.split())
    assert all(text in source for text in texts)
    assert all(line_width(line) <= width for line in lines)
    assert all(text == text.strip(" ") for text in texts)


@settings(deadline=None, max_examples=60)
@given(PIECES)
def test_text_keeps_its_looks(pieces: list[Piece]) -> None:
    given_looks = [(sign, piece.roles) for piece in pieces for sign in piece.text if not sign.isspace()]
    lines = wrap(pieces, 20)
    assert [
        (sign, piece.roles) for line in lines for piece in line for sign in piece.text if not sign.isspace()
    ] == given_looks


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, [""]),
        ("one two three", 7, ["one two", "three"]),
        ("one  two", 3, ["one", "two"]),
        ("  one\n\ntwo  ", 9, ["one", "", "two"]),
        ("incomprehensible", 6, ["incomp", "rehens", "ible"]),
        ("an incomprehensible word", 6, ["an", "incomp", "rehens", "ible", "word"]),
        ("well-known things", 8, ["well-", "known", "things"]),
        ("on 2006-03-01", 10, ["on", "2006-03-01"]),
        ("no\u00a0break here", 8, ["no\u00a0break", "here"]),
        ("你好世界", 5, ["你好", "世界"]),
        ("你好。世界", 4, ["你", "好。", "世界"]),
        ("你好（世）", 6, ["你好", "（世）"]),
        ("see 你好", 6, ["see 你", "好"]),
        ("👩\u200d👩\u200d👧👩\u200d👩\u200d👧", 3, ["👩\u200d👩\u200d👧", "👩\u200d👩\u200d👧"]),
        ("e\u0301e\u0301e\u0301", 2, ["e\u0301e\u0301", "e\u0301"]),
    ],
)
def test_lines_break_where_a_reader_expects_it(text: str, width: int, lines: list[str]) -> None:
    assert wrapped(text, width) == lines


def test_a_character_wider_than_the_line_is_shown_as_an_ellipsis() -> None:
    assert wrapped("a你b", 1) == ["a", "…", "b"]


def test_a_word_of_several_looks_is_not_torn_apart() -> None:
    pieces = [drawn("so un"), drawn("believ", Role.STRONG), drawn("able")]
    assert wrap(pieces, 12) == [
        (drawn("so"),),
        (drawn("un"), drawn("believ", Role.STRONG), drawn("able")),
    ]
