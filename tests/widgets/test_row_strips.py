from rich.segment import Segment
from textual.geometry import Size
from textual.strip import Strip

from tui.content.terminal_text import SafeText
from tui.rendering.flow import Anchor
from tui.rendering.line import EMPTY, Piece
from tui.widgets.row_strips import Look, Row, RowStrips


class Painter:
    """Paints rows that say what it is told, and counts how many it is asked for."""

    def __init__(self) -> None:
        self.says = "one"
        self.painted = 0

    def look(self, row: Row) -> Look:
        return Look((Piece(SafeText(self.says)),) if row.place else EMPTY, EMPTY, row.chosen, row.thumb)

    def paint(self, look: Look) -> Strip:
        self.painted += 1
        return Strip([Segment("".join(piece.text for piece in look.line))])


def window(first: int = 0) -> list[Row]:
    return [Row(Anchor(first + row, 0), chosen=False, thumb=False) for row in range(3)]


def test_a_window_that_stays_is_gone_through_once() -> None:
    painter, strips, rows = Painter(), RowStrips(), window()
    once = strips.strips(rows, painter.look, painter.paint)
    assert [strip.text for strip in once] == ["one", "one", "one"]
    assert strips.strips(rows, painter.look, painter.paint) is once
    assert painter.painted == 1


def test_lines_that_say_something_else_are_painted_again() -> None:
    painter, strips, rows = Painter(), RowStrips(), window()
    before = strips.strips(rows, painter.look, painter.paint)
    painter.says = "two"
    strips.forget_lines()
    after = strips.strips(rows, painter.look, painter.paint)
    assert [strip.text for strip in after] == ["two", "two", "two"]
    assert (strips.show(before), strips.show(after)) == (None, [0, 1, 2])


def test_a_window_that_moved_keeps_the_strips_of_what_looks_the_same() -> None:
    painter, strips = Painter(), RowStrips()
    strips.show(strips.strips(window(), painter.look, painter.paint))
    assert strips.show(strips.strips(window(1), painter.look, painter.paint)) == []
    assert painter.painted == 1


def test_another_size_paints_everything_anew() -> None:
    painter, strips, rows = Painter(), RowStrips(), window()
    strips.strips(rows, painter.look, painter.paint)
    strips.fit(Size(80, 24))
    strips.strips(rows, painter.look, painter.paint)
    assert painter.painted == 2
