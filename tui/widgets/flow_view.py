"""A window over a column of lines, which costs what is in view."""

from collections.abc import Collection
from math import ceil
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.geometry import Region, Size
from textual.reactive import var
from textual.strip import Strip

from tui.rendering.flow import START, Anchor, Flow
from tui.rendering.line import EMPTY, Line
from tui.rendering.symbols import UNICODE, Symbols
from tui.widgets.column import Column, PlainColumn
from tui.widgets.component_styles import StyledParts
from tui.widgets.row_strips import Look, Row, RowStrips
from tui.widgets.strips import FOCUS_CLASSES, ROLE_CLASSES, StripMaker

WHEEL_LINES = 3


class FlowView(StyledParts):
    """Draws the lines of a column that are in view, with a scroll mark at the right border.

    A subclass says which lines there are (``column_at``) and which of them are chosen (``is_chosen``).
    The height of the whole column is never known, only the part that is in view. Rows are painted past
    the style sheet's borders, paddings and tints, of which a flow has none: Textual would paint every row
    anew when the window moves by one.
    """

    PARTS = ROLE_CLASSES | FOCUS_CLASSES
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
        self._window: list[Row] | None = None
        self._painted = RowStrips()
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
        """Paint again what is in view, as lines may say something else now."""
        self._painted.forget_lines()
        self.redraw_moved()

    def redraw_moved(self) -> None:
        """Paint again what is in view, where window or cursor moved and no line says anything else."""
        before, self._rows, self._window = self._rows, None, None
        self.refresh()
        self.after_moving(before)

    def after_moving(self, before: list[Anchor] | None) -> None:
        """Take note that other lines may be in view than ``before``, ``None`` where that is not known."""

    def laid_out(self) -> Flow:
        """Give the window, fitted to the size of the widget, which can be painted before it hears of it."""
        size = self.size
        if size.area and self._laid_out is None:
            self._lay_out()
            self.flow.place(*self._start)
        elif size.area and self._laid_out != size:
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
            self.redraw_moved()
        else:
            self.begin(Anchor(max(0, item - margin), 0))

    def scroll_lines(self, lines: int) -> int:
        """Move the window and say how far it went."""
        moved = self.laid_out().scroll(lines)
        if moved:
            self.redraw_moved()
        return moved

    def render_line(self, y: int) -> Strip:
        """Give one row as it is painted."""
        return self.painted(range(y, y + 1))[0]

    def render_lines(self, crop: Region) -> list[Strip]:
        """Give rows as they are painted, or let Textual draw them inside of what the style sheet wants."""
        if any(self.styles.gutter):
            return super().render_lines(crop)
        strips = self.painted(crop.line_range)
        if crop == self.size.region:
            self._painted.note_painted(strips)
        for line_filter in self.get_line_filters():
            background = self.background_colors[1]
            strips = [strip.apply_filter(line_filter, background) for strip in strips]
        start, end = crop.column_span
        return (
            strips if (start, end) == (0, self.size.width) else [strip.crop(start, end) for strip in strips]
        )

    def _exchange_repaint_regions(self) -> Collection[Region]:
        """Leave out the rows that look as they did; Textual asks once for each frame."""
        regions = super()._exchange_repaint_regions()
        if not regions or any(self.styles.gutter):
            return regions
        width, height = self.size
        changed = self._painted.show(self.painted(range(height)))
        return regions if changed is None else [Region(0, y, width, 1) for y in changed]

    def painted(self, lines: range) -> list[Strip]:
        """Give some rows of the window."""
        strips = self._painted.strips(self._rows_to_paint(), self._look, self._paint)
        if lines == range(len(strips)):
            return strips
        blank = Strip.blank(self.size.width, self._strips.style())
        return [strips[y] if 0 <= y < len(strips) else blank for y in lines]

    def notify_style_update(self) -> None:
        """Look the styles up again: the theme has changed."""
        super().notify_style_update()
        self._draw_anew()

    def watch_has_focus(self, _: bool) -> None:
        """Draw as the pane in use, or as another one.

        Textual would look up every style of the pane in the style sheets, which is most of what it takes to
        go to a pane; none of them asks for the focus.
        """
        self._draw_anew()

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
        self._painted.forget()
        self.relay()

    def _draw_anew(self) -> None:
        self._strips.forget()
        self._painted.forget()
        self.refresh()

    def _lay_out(self) -> None:
        self._laid_out = self.size
        self._rows = self._window = None
        self._painted.fit(self.size)
        self._painted.forget_lines()
        self.column = self.flow.heights = self.column_at(self.text_width)
        self.flow.view_height = self.size.height

    def _follow_size(self) -> None:
        item = self.flow.anchor.item
        old_height = self.column.height(item) if item < len(self.column) else 0
        self._lay_out()
        self.flow.rescale(old_height)

    def _rows_to_paint(self) -> list[Row]:
        self.laid_out()
        if self._window is None:
            self._window = self._rows_in_window()
        return self._window

    def _rows_in_window(self) -> list[Row]:
        rows, height = self.rows(), self.size.height
        thumb = self._thumb_rows(rows, height)
        shown = [Row(place, self.is_chosen(place), y in thumb) for y, place in enumerate(rows)]
        return [*shown, *(Row(None, chosen=False, thumb=y in thumb) for y in range(len(rows), height))]

    def _look(self, row: Row) -> Look:
        if row.place is None:
            return Look(EMPTY, EMPTY, row.chosen, row.thumb)
        margin = EMPTY if row.chosen else self.margin_mark(row.place)
        return Look(self.line_at(row.place), margin, row.chosen, row.thumb)

    def _paint(self, look: Look) -> Strip:
        text = self._strips.strip(look.line, max(0, self.size.width - 1 - self.GUTTER))
        mark = self.symbols.scroll_thumb if look.thumb else self.symbols.scroll_track
        scroll_mark = Strip([Segment(mark, self._strips.style("scroll-mark"))], 1)
        return Strip.join([self._gutter(look), text, scroll_mark] if self.GUTTER else [text, scroll_mark])

    def _gutter(self, look: Look) -> Strip:
        """Draw the mark of the cursor, or what stands in its place."""
        if not look.chosen:
            return self._strips.strip(look.margin, self.GUTTER)
        mark = Strip([Segment(self.symbols.cursor, self._strips.style("cursor"))])
        return mark.adjust_cell_length(self.GUTTER, self._strips.style())

    def _thumb_rows(self, rows: list[Anchor], height: int) -> range:
        """Give the rows beside which the scroll mark stands, none where everything is in view."""
        start, end = self.flow.fraction(rows)
        if (start, end) == (0.0, 1.0):
            return range(0)
        first = min(int(start * height), height - 1)
        return range(first, max(first + 1, ceil(end * height)))
