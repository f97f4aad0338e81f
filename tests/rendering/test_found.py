"""Hits are marked where they stand, and nothing else of a line changes."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tui.content.phrase import phrase_pattern
from tui.content.terminal_text import SafeText
from tui.rendering.document import Document
from tui.rendering.found import Spot, marked, spots
from tui.rendering.line import Line, Piece, Role, drawn, line_text

LINES: list[Line] = [
    (drawn("│ ", Role.GUIDE), Piece(SafeText("Ada")), drawn(" · 3 Mar", Role.DIM)),
    (
        drawn("│ ", Role.GUIDE),
        drawn("  "),
        Piece(SafeText("Tee und ")),
        Piece(SafeText("Tee"), (Role.STRONG,)),
    ),
    (drawn("│ ", Role.GUIDE), drawn("  "), Piece(SafeText("und Milch"))),
]


def hits(line: Line) -> list[tuple[str, Role]]:
    """List the marked words of a line."""
    return [(piece.text, piece.roles[-1]) for piece in line if piece.roles and "found" in piece.roles[-1]]


def test_hits_are_found_within_lines_between_pieces_and_over_line_ends() -> None:
    assert spots(LINES, phrase_pattern("tee")) == [Spot(1, 4), Spot(1, 12)]
    assert spots(LINES, phrase_pattern("und tee")) == [Spot(1, 8)]
    assert spots(LINES, phrase_pattern("tee und m")) == [Spot(1, 12)]


def test_what_the_program_writes_is_not_searched_and_parts_what_stands_around_it() -> None:
    assert not spots(LINES, phrase_pattern("mar"))
    assert not spots(LINES, phrase_pattern("│"))
    assert not spots(LINES, phrase_pattern("adatee"))


def test_a_hit_is_marked_in_each_of_its_lines_and_the_chosen_one_apart() -> None:
    pattern = phrase_pattern("tee und milch")
    assert hits(marked(LINES, 1, pattern, Spot(1, 12))) == [("Tee", Role.FOUND_HERE)]
    assert hits(marked(LINES, 2, pattern, Spot(1, 12))) == [("und Milch", Role.FOUND_HERE)]
    assert hits(marked(LINES, 1, phrase_pattern("tee"), Spot(1, 12))) == [
        ("Tee", Role.FOUND),
        ("Tee", Role.FOUND_HERE),
    ]


@settings(deadline=None, max_examples=60)
@given(st.text(st.sampled_from("aeé b>*-\n"), max_size=80), st.sampled_from(["a", "ae", "a e", "e b"]))
def test_marking_changes_no_letter_and_every_spot_is_marked(markdown: str, words: str) -> None:
    lines = list(Document.from_markdown(markdown).all_lines(12))
    pattern = phrase_pattern(words)
    drawn_lines = [marked(lines, number, pattern) for number in range(len(lines))]
    assert [line_text(line) for line in drawn_lines] == [line_text(line) for line in lines]
    for line, start in spots(lines, pattern):
        at = 0
        for piece in drawn_lines[line]:
            if at <= start < at + len(piece.text):
                assert Role.FOUND in piece.roles
            at += len(piece.text)
