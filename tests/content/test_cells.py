"""How many cells characters take."""

from wcwidth import wcwidth

from tui.content.cells import ONE_CELL, cell_width
from tui.rendering.symbols import UNICODE


def test_what_is_taken_for_one_cell_without_looking_it_up_takes_one() -> None:
    taken = [chr(code) for first, last in ONE_CELL for code in range(ord(first), ord(last) + 1)]
    assert [letter for letter in taken if wcwidth(letter) != 1] == []


def test_text_takes_the_cells_of_its_characters() -> None:
    widths = {"Straße – „so“": 13, "日本": 4, "a\u0308": 1, "a\u00adb": 3, "▌●▐": 3, "👩‍💻": 2}
    assert {text: cell_width(text) for text in widths} == widths


def test_the_program_s_own_marks_are_measured_without_the_tables() -> None:
    marks = "".join(mark for each in UNICODE for mark in each)
    assert [mark for mark in marks if not any(first <= mark <= last for first, last in ONE_CELL)] == []
