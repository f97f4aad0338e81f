"""A window over a column of lines, which costs what is in view."""

from math import ceil
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.geometry import Size
from textual.reactive import var
from textual.strip import Strip
from textual.widget import Widget

from tui.rendering.flow import START, Anchor, Flow
from tui.rendering.line import EMPTY, Line
from tui.rendering.symbols import UNICODE, Symbols
from tui.widgets.column import Column, PlainColumn
from tui.widgets.strips import ROLE_CLASSES, StripMaker

WHEEL_LINES = 3


class FlowView(Widget):
    """Draws the lines of a column that are in view, with a scroll mark at the right border.

    A subclass says which lines there are (``column_at``) and which of them are chosen (``is_chosen``).
    The height of the whole column is never known, only the part that is in view.
    """

    COMPONENT_CLASSES = {*ROLE_CLASSES, "flow--cursor", "flow--scroll-mark"}
    ALLOW_SELECT = False

    GUTTER: ClassVar[int] = 0
    """Cells at the left border that are kept for the mark of the cursor."""

    symbols: var[Symbols] = var(UNICODE, init=False)
    """The marks that the terminal can show."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.column: Column = PlainColumn()
        self.flow = Flow(self.column)
        self._strips = StripMaker(self)
        self._rows: list[Anchor] | None = None
        self._thumb: range | None = None
        self._laid_out: Size | None = None
        self._start = START

    def column_at(self, width: int) -> Column:
        """Lay out what is shown at a width in cells."""
        return PlainColumn()

    def is_chosen(self, place: Anchor) -> bool:
        """Tell whether a line bears the mark of the cursor in the gutter."""
        return False

    def margin_mark(self, place: Anchor) -> Line:
        """Give the mark that stands in the gutter beside a line without the cursor's."""
        return EMPTY

    def line_at(self, place: Anchor) -> Line:
        """Draw a line that is in view."""
        return self.column.line(*place)

    def point_at(self, place: Anchor) -> None:
        """Take note that a line was clicked."""

    @property
    def text_width(self) -> int:
        """The cells between the gutter and the scroll mark."""
        return max(1, self.size.width - self.GUTTER - 1)

    def begin(self, place: Anchor = START) -> None:
        """Show something new from ``place`` on; what is there is laid out when it is first looked at."""
        self._laid_out = None
        self._start = place
        self.redraw()

    def relay(self) -> None:
        """Lay out again, with the line at the top where it is; a hidden pane does so when it is shown."""
        if self._laid_out is not None and self.size.area:
            self._follow_size()
        elif self._laid_out is not None:
            self.begin(self.flow.anchor)
        self.redraw()

    def redraw(self) -> None:
        """Paint again what is in view."""
        self._rows = self._thumb = None
        self.refresh()

    def laid_out(self) -> Flow:
        """Give the window, fitted to the size of the widget, which can be painted before it hears of it."""
        if self.size.area and self._laid_out is None:
            self._lay_out()
            self.flow.place(*self._start)
        elif self.size.area and self._laid_out != self.size:
            self._follow_size()
        return self.flow

    @property
    def is_laid_out(self) -> bool:
        """Whether there is a window; a pane that was never shown has no size."""
        self.laid_out()
        return self._laid_out is not None

    def top(self) -> Anchor:
        """Give the line at the top of the window, or the one that will be there."""
        rows = self.rows()
        return rows[0] if rows else self._start if self._laid_out is None else START

    def rows(self) -> list[Anchor]:
        """Give the line of each row in view."""
        if not self.is_laid_out:
            return []
        if self._rows is None:
            self._rows = self.flow.visible()
        return self._rows

    def show_item(self, item: int, margin: int = 0, below: int = 0) -> None:
        """Move as little as needed for an item to be in view, all but the last ``below`` of its lines."""
        if self.is_laid_out:
            self.flow.reveal(item, lines=max(1, self.column.height(item) - below), margin=margin)
            self.redraw()
        else:
            self.begin(Anchor(max(0, item - margin), 0))

    def scroll_lines(self, lines: int) -> int:
        """Move the window and say how far it went."""
        moved = self.laid_out().scroll(lines)
        if moved:
            self.redraw()
        return moved

    def render_line(self, y: int) -> Strip:
        """Paint one row."""
        rows = self.rows()
        width = max(0, self.size.width - 1)
        body = self._painted(rows[y]) if y < len(rows) else Strip.blank(width, self._strips.style())
        return Strip.join([body, self._scroll_mark(y)])

    def notify_style_update(self) -> None:
        """Look the styles up again: the theme or the focus has changed."""
        super().notify_style_update()
        self._strips.forget()

    def on_resize(self) -> None:
        """Fit the window to the new size."""
        self.laid_out()
        self.redraw()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Roll the text up under the wheel."""
        event.stop()
        self.scroll_lines(WHEEL_LINES)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Roll the text down under the wheel."""
        event.stop()
        self.scroll_lines(-WHEEL_LINES)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Put the cursor where the mouse points.

        By the time of the click the pane has the focus, and may have grown away from under the mouse.
        """
        offset = event.get_content_offset(self)
        if offset is not None and offset.y < len(self.rows()):
            self.point_at(self.rows()[offset.y])

    def watch_symbols(self) -> None:
        """Draw with other marks."""
        self.relay()

    def _lay_out(self) -> None:
        self._laid_out = self.size
        self._rows = self._thumb = None
        self.column = self.flow.heights = self.column_at(self.text_width)
        self.flow.view_height = self.size.height

    def _follow_size(self) -> None:
        item = self.flow.anchor.item
        old_height = self.column.height(item) if item < len(self.column) else 0
        self._lay_out()
        self.flow.rescale(old_height)

    def _painted(self, place: Anchor) -> Strip:
        strip = self._strips.strip(self.line_at(place), self.size.width - 1 - self.GUTTER)
        return Strip.join([self._gutter(place), strip]) if self.GUTTER else strip

    def _gutter(self, place: Anchor) -> Strip:
        if self.is_chosen(place):
            mark = Strip([Segment(self.symbols.cursor, self._strips.style("cursor"))])
            return mark.adjust_cell_length(self.GUTTER, self._strips.style())
        return self._strips.strip(self.margin_mark(place), self.GUTTER)

    def _scroll_mark(self, y: int) -> Strip:
        if self._thumb is None:
            self._thumb = self._thumb_rows() if self.rows() else range(0)
        mark = self.symbols.scroll_thumb if y in self._thumb else self.symbols.scroll_track
        return Strip([Segment(mark, self._strips.style("scroll-mark"))], 1)

    def _thumb_rows(self) -> range:
        """Give the rows beside which the scroll mark stands, none where everything is in view."""
        start, end = self.flow.fraction()
        if (start, end) == (0.0, 1.0):
            return range(0)
        height = self.size.height
        first = min(int(start * height), height - 1)
        return range(first, max(first + 1, ceil(end * height)))
