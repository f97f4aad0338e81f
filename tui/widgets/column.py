"""What a pane shows: items of lines, laid out at one width."""

from collections.abc import Sequence
from typing import Protocol

from tui.content.terminal_text import SafeText
from tui.rendering.flow import Heights
from tui.rendering.line import EMPTY, Line, Piece, Role
from tui.rendering.wrap import wrap


class Column(Heights, Protocol):
    """Items that can tell their heights and their lines; only what comes into view is asked for."""

    def line(self, item: int, line: int) -> Line:
        """Give one line of one item, not wider than the column."""
        ...


class PlainColumn:
    """A column of lines that are there already, one to an item."""

    def __init__(self, lines: Sequence[Line] = ()) -> None:
        self._lines = lines

    def __len__(self) -> int:
        return len(self._lines)

    def height(self, item: int) -> int:
        """Give the lines of an item, which is always one."""
        return 1

    def line(self, item: int, line: int) -> Line:
        """Give the only line of an item."""
        return self._lines[item] if line == 0 else EMPTY


def sentence(text: SafeText, width: int) -> PlainColumn:
    """Lay out what a pane says when it has nothing to show."""
    return PlainColumn(wrap([Piece(text, (Role.DIM,))], width))
