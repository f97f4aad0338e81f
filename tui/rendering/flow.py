"""A list of items of unknown heights, seen through a window that is anchored to one of its lines.

The window's top is an item and a line in it. Nothing above the window is ever laid out, so that items
above may change their heights without a line in view moving, and every step costs what it passes.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple, Protocol


class Heights(Protocol):
    """Items that can tell their heights when asked; a hidden item has none."""

    def __len__(self) -> int: ...

    def height(self, item: int) -> int:
        """Give the lines that an item takes, zero for a hidden one."""
        ...


class Anchor(NamedTuple):
    """One line of one item; anchors sort as their lines stand."""

    item: int
    line: int


START = Anchor(0, 0)


class Flow:
    """The window over the items: what is in view, and every way of moving it.

    The last line never rises above the window's bottom while there are lines to fill it from above.
    Long runs of hidden items cost a question each when they are passed.
    """

    def __init__(self, heights: Heights, view_height: int = 0) -> None:
        self.heights = heights
        self.view_height = view_height
        self.anchor = START

    def visible(self) -> list[Anchor]:
        """Give the line of each row from the top; rows below the last line are left out."""
        self.anchor = self._existing(self.anchor)
        rows = list(self._lines_from(self.anchor, self.view_height))
        if rows and len(rows) < self.view_height and self._move_up(self.view_height - len(rows)):
            rows = list(self._lines_from(self.anchor, self.view_height))
        return rows

    def item_at(self, row: int) -> Anchor | None:
        """Say which line stands in a row of the window, ``None`` below the last one."""
        rows = self.visible()
        return rows[row] if 0 <= row < len(rows) else None

    def scroll(self, lines: int) -> int:
        """Move the window down, or up where ``lines`` is negative, and say how far it went."""
        self._settle()
        return -self._move_up(-lines) if lines < 0 else self._scroll_down(lines)

    def to_start(self) -> None:
        """Put the first line at the top."""
        self.place(0)

    def to_end(self) -> None:
        """Rest the last line at the bottom."""
        self.place(len(self.heights))

    def place(self, item: int, line: int = 0) -> None:
        """Put a line at the top, or as near to it as the end of the list allows."""
        self.anchor = Anchor(item, line)
        self._settle()

    def reveal(self, item: int, line: int = 0, lines: int = 1, margin: int = 0) -> None:
        """Move as little as needed for ``lines`` lines to be in view with ``margin`` lines around them.

        What is higher than the window shows its first lines.
        """
        self._settle()
        shown = min(lines, self.view_height)
        margin = max(0, min(margin, (self.view_height - shown) // 2))
        target = self._existing(Anchor(item, line))
        row = self._row_of(target)
        if row is None:
            above = margin if target < self.anchor else self.view_height - shown - margin
            self.anchor = target
            self._move_up(above)
            self._fill_from_above()
        elif row < margin:
            self._move_up(margin - row)
        elif (beyond := row + shown + margin - self.view_height) > 0:
            self._scroll_down(beyond)

    def rescale(self, old_height: int) -> None:
        """Keep the same part of the anchored item at the top after its height was ``old_height``."""
        if old_height > 0 and 0 <= self.anchor.item < len(self.heights):
            item, line = self.anchor
            self.anchor = Anchor(item, line * self.heights.height(item) // old_height)
        self._settle()

    @property
    def at_start(self) -> bool:
        """Whether the first line is in view."""
        self._settle()
        return self._line_above(self.anchor) is None

    @property
    def at_end(self) -> bool:
        """Whether the last line is in view."""
        rows = self.visible()
        return not rows or self._line_below(rows[-1]) is None

    def fraction(self, rows: Sequence[Anchor] | None = None) -> tuple[float, float]:
        """Give the part of the list in view as two numbers from 0 to 1, items counting alike.

        ``rows`` are those that ``visible`` gave, where they are known.
        """
        rows = self.visible() if rows is None else rows
        if not rows:
            return 0.0, 1.0
        top, bottom = rows[0], rows[-1]
        start = top.item + top.line / self.heights.height(top.item)
        end = bottom.item + (bottom.line + 1) / self.heights.height(bottom.item)
        count = len(self.heights)
        return (
            start / count if self._line_above(top) else 0.0,
            end / count if self._line_below(bottom) else 1.0,
        )

    def _settle(self) -> None:
        """Anchor to a line that exists and leave no room below the last one."""
        self.anchor = self._existing(self.anchor)
        self._fill_from_above()

    def _existing(self, wanted: Anchor) -> Anchor:
        """Give the line wanted, else the next one that exists, else the last one."""
        count = len(self.heights)
        if wanted.item < 0 or not count:
            wanted = START
        for item in range(wanted.item, count):
            if height := self.heights.height(item):
                line = max(0, wanted.line) if item == wanted.item else 0
                return Anchor(item, min(line, height - 1))
        return self._line_above(Anchor(count, 0)) or START

    def _scroll_down(self, lines: int) -> int:
        moved = self._move_down(lines)
        return moved - self._fill_from_above()

    def _fill_from_above(self) -> int:
        shown = self._lines_shown()
        return self._move_up(self.view_height - shown) if shown else 0

    # These two go from item to item: every key asks them, and most of what is in view has one line an item.

    def _lines_shown(self) -> int:
        """Count the lines from the anchor on that there is room for."""
        height, room = self.heights.height, self.view_height
        shown = -self.anchor.line
        for item in range(self.anchor.item, len(self.heights)):
            if shown >= room:
                break
            shown += height(item)
        return min(shown, room)

    def _row_of(self, target: Anchor) -> int | None:
        """Say in which row a line stands, ``None`` above and below the window."""
        if target < self.anchor:
            return None
        height = self.heights.height
        row = target.line - self.anchor.line
        for item in range(self.anchor.item, target.item):
            if row >= self.view_height:
                return None
            row += height(item)
        return row if row < self.view_height else None

    def _lines_from(self, start: Anchor, count: int) -> Iterator[Anchor]:
        """Walk down at most ``count`` lines, ``start`` being the first."""
        first = start.line
        for item in range(start.item, len(self.heights)):
            if count <= 0:
                return
            behind = min(self.heights.height(item), first + count)
            for line in range(first, behind):
                yield Anchor(item, line)
            count -= max(0, behind - first)
            first = 0

    def _line_above(self, line: Anchor) -> Anchor | None:
        if line.line > 0:
            return Anchor(line.item, line.line - 1)
        for item in range(line.item - 1, -1, -1):
            if height := self.heights.height(item):
                return Anchor(item, height - 1)
        return None

    def _line_below(self, line: Anchor) -> Anchor | None:
        return next(islice(self._lines_from(line, 2), 1, None), None)

    def _move_up(self, lines: int) -> int:
        """Move the anchor up by whole items where it can, and say by how many lines it moved."""
        moved = 0
        while moved < lines:
            inside = min(self.anchor.line, lines - moved)
            if inside:
                self.anchor = Anchor(self.anchor.item, self.anchor.line - inside)
                moved += inside
                continue
            above = self._line_above(self.anchor)
            if above is None:
                break
            self.anchor = above
            moved += 1
        return moved

    def _move_down(self, lines: int) -> int:
        """Move the anchor down, at most to the last line, and say by how many lines it moved."""
        item, line = self.anchor
        moved = 0
        for number in range(item, len(self.heights)):
            height = self.heights.height(number)
            if not height:
                continue
            step = min(lines - moved, height - line)
            if step < height - line:
                self.anchor = Anchor(number, line + step)
                return moved + step
            self.anchor = Anchor(number, height - 1)
            moved += step
            line = 0
        return moved - 1 if moved else 0
