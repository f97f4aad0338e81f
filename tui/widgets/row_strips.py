"""The rows of a window as they were painted, so that only what looks different is painted again."""

from collections.abc import Callable, Hashable
from operator import is_
from typing import Any, NamedTuple

from textual.geometry import Size
from textual.strip import Strip

from tui.rendering.flow import Anchor
from tui.rendering.line import Line

KEPT = 512


class Row(NamedTuple):
    """What decides how one row of the window looks while its line says the same."""

    place: Anchor | None
    """The line it shows, ``None`` below the last one."""
    chosen: bool
    thumb: bool
    """Whether the scroll mark stands beside it."""


class Look(NamedTuple):
    """All that is seen of a row, wherever it stands."""

    line: Line
    margin: Line
    """What stands in the gutter of a row without the cursor."""
    chosen: bool
    thumb: bool


class RowStrips:
    """Keeps strips by the place and by the look of their rows; what looks the same is the same strip."""

    def __init__(self) -> None:
        self._by_row: dict[Row, Strip] = {}
        self._by_look: dict[Look, Strip] = {}
        self._window: tuple[list[Row], list[Strip]] | None = None
        self._on_screen: list[Strip] | None = None
        self._size = Size(0, 0)

    def strips(
        self, window: list[Row], look: Callable[[Row], Look], paint: Callable[[Look], Strip]
    ) -> list[Strip]:
        """Give the strips of the rows of a window; the very same list while it is the same window.

        Only for a row that was not seen lately it is asked how it looks.
        """
        if self._window is None or self._window[0] is not window:
            self._window = window, [self._strip(row, look, paint) for row in window]
        return self._window[1]

    def _strip(self, row: Row, look: Callable[[Row], Look], paint: Callable[[Look], Strip]) -> Strip:
        strip = self._by_row.get(row)
        if strip is None:
            looks = look(row)
            strip = self._by_look.get(looks)
            if strip is None:
                strip = _put(self._by_look, looks, paint(looks))
            _put(self._by_row, row, strip)
        return strip

    def forget_lines(self) -> None:
        """Ask again what each line says."""
        self._window = None
        self._by_row.clear()

    def forget(self) -> None:
        """Paint everything anew, because the styles, the marks or the width are others."""
        self.forget_lines()
        self._by_look.clear()

    def fit(self, size: Size) -> None:
        """Take note of the size of the window."""
        if size != self._size:
            self._size = size
            self._on_screen = None
            self.forget()

    def show(self, strips: list[Strip]) -> list[int] | None:
        """Put strips on the screen and name the rows that change, ``None`` where all may do."""
        before, self._on_screen = self._on_screen, strips
        if before is None or len(before) != len(strips):
            return None
        return [y for y, (old, new) in enumerate(zip(before, strips, strict=True)) if old is not new]

    def note_painted(self, strips: list[Strip]) -> None:
        """Take note of what Textual painted; if it was not asked to, what is on the screen is not known."""
        shown = self._on_screen
        if shown is not None and not (len(shown) == len(strips) and all(map(is_, shown, strips))):
            self._on_screen = None


def _put(kept: dict[Any, Strip], key: Hashable, strip: Strip) -> Strip:
    if len(kept) >= KEPT:
        kept.clear()
    kept[key] = strip
    return strip
