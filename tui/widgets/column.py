"""What a pane shows: items of lines, laid out at one width."""

from collections.abc import Sequence
from typing import Protocol

from tui.content.terminal_text import SafeText
from tui.rendering.flow import Heights
from tui.rendering.line import Line, Piece, Role
from tui.rendering.wrap import wrap


class Column(Heights, Protocol):
    """Items that can tell their heights and their lines; only what comes into view is asked for."""

    def line(self, item: int, line: int) -> Line:
        """Give one line of one item, not wider than the column."""
        ...


class PlainColumn:
    """A column whose items are laid out already."""

    def __init__(self, items: Sequence[Sequence[Line]] = ()) -> None:
        self._items = items

    def __len__(self) -> int:
        return len(self._items)

    def height(self, item: int) -> int:
        """Count the lines of an item."""
        return len(self._items[item])

    def line(self, item: int, line: int) -> Line:
        """Give a line of an item."""
        return self._items[item][line]


def sentence(text: SafeText, width: int) -> PlainColumn:
    """Lay out what a pane says when it has nothing to show."""
    return PlainColumn([wrap([Piece(text, (Role.DIM,))], width)])
