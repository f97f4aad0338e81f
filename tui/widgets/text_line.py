"""One line of the program's own words around the panes."""

from collections.abc import Iterable
from typing import NamedTuple

from rich.segment import Segment
from textual.reactive import var
from textual.strip import Strip

from tui.content.terminal_text import SafeText, cell_width, cut
from tui.rendering.symbols import UNICODE, Symbols
from tui.widgets.component_styles import StyledParts
from tui.widgets.strips import StripMaker

LINE_CLASSES = frozenset(
    f"line--{name}"
    for name in ("name", "chosen", "fact", "new", "rule", "key", "label", "bar", "notice", "trouble")
)


class Words(NamedTuple):
    """A run of text in one look."""

    text: SafeText
    look: str = "fact"
    """The component class without its ``line--``."""


class TextLine(StyledParts):
    """Draws words from the left and words from the right; the left ones are cut where the two would meet."""

    PARTS = LINE_CLASSES
    ALLOW_SELECT = False

    symbols: var[Symbols] = var(UNICODE, init=False)
    """The marks that the terminal can show."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._strips = StripMaker(self, "line")

    def left(self, room: int) -> Iterable[Words]:
        """Give the words at the left border; ``room`` cells are free for them."""
        return ()

    def right(self) -> Iterable[Words]:
        """Give the words at the right border."""
        return ()

    def between(self, cells: int) -> Words:
        """Give what fills the cells between the two."""
        return Words(SafeText(" " * cells))

    def render_line(self, y: int) -> Strip:
        """Paint the line."""
        width = self.size.width
        right = cut_words(self.right(), width)
        room = max(0, width - words_width(right))
        left = cut_words(self.left(room), room)
        gap = self.between(room - words_width(left))
        segments = [Segment(text, self._strips.style(look)) for text, look in (*left, gap, *right)]
        return Strip(segments).adjust_cell_length(width, self._strips.style())

    def notify_style_update(self) -> None:
        """Look the styles up again after the theme has changed."""
        super().notify_style_update()
        self._strips.forget()

    def watch_symbols(self) -> None:
        """Draw with other marks."""
        self.refresh()


def words_width(words: Iterable[Words]) -> int:
    """Count the cells that words take."""
    return sum(cell_width(run.text) for run in words)


def cut_words(words: Iterable[Words], cells: int) -> list[Words]:
    """Shorten words to at most ``cells``."""
    kept: list[Words] = []
    for run in words:
        if cells <= 0:
            break
        kept.append(run._replace(text=cut(run.text, cells)))
        cells -= cell_width(run.text)
    return kept
