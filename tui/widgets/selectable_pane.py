"""A pane whose text can be selected with the mouse, as it is seen."""

from textwrap import dedent

from rich.segment import Segment
from textual import events
from textual.selection import Selection
from textual.strip import Strip

from tui.content.terminal_text import cell_width
from tui.rendering.flow import Anchor
from tui.widgets.flow_pane import FlowPane


class SelectablePane(FlowPane):
    """Shows what is selected; places in the selection are rows of the window and characters in them.

    A window that moves has other rows, so nothing is selected any more then.
    """

    ALLOW_SELECT = True

    def render_line(self, y: int) -> Strip:
        """Give one row with the places of its characters, by which the mouse finds them."""
        return self.painted(range(y, y + 1))[0].apply_offsets(0, y)

    def painted(self, lines: range) -> list[Strip]:
        """Give some rows, with what is selected in them."""
        strips = super().painted(lines)
        if self.text_selection is None:
            return strips
        return [self._with_selection(y, strip) for y, strip in zip(lines, strips, strict=True)]

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Give what is selected, without the margin on its left."""
        lines: list[str] = []
        rows = range(len(self.rows()))
        for y, strip in zip(rows, super().painted(rows), strict=True):
            span = self._span(y, strip)
            if span is not None:
                lines.append(strip.text[span[0] : span[1]].rstrip())
        first, rest = "".join(lines[:1]).lstrip(), dedent("\n".join(lines[1:]))
        return "\n".join([first, rest] if lines[1:] else [first]), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Paint what is selected now."""
        self.refresh()

    def after_moving(self, before: list[Anchor] | None) -> None:
        """Let go of the selection where other rows are not those that were selected."""
        super().after_moving(before)
        if self.is_mounted and self.text_selection is not None and self.rows() != before:
            self.screen.clear_selection()

    async def on_key(self, event: events.Key) -> None:
        """Take the key that ends a selection before it leads out of the pane."""
        if event.key == "escape" and self.text_selection is not None:
            self.screen.clear_selection()
            event.stop()
            event.prevent_default()

    def _with_selection(self, y: int, strip: Strip) -> Strip:
        span = self._span(y, strip)
        if span is None:
            return strip
        style = self.screen.get_component_rich_style("screen--selection")
        cuts = [cell_width(strip.text[:place]) for place in span]
        before, selected, after = strip.divide([*cuts, strip.cell_length])
        chosen = [Segment(text, (own + style) if own else style) for text, own, _ in selected]
        return Strip.join([before, Strip(chosen), after])

    def _span(self, y: int, strip: Strip) -> tuple[int, int] | None:
        """Give the selected characters of a row, neither its gutter nor its scroll mark among them."""
        selection = self.text_selection
        span = None if selection is None else selection.get_span(y)
        if span is None:
            return None
        last = len(strip.text) - 1
        start = min(max(span[0], self.GUTTER), last)
        end = last if span[1] < 0 else min(span[1], last)
        return start, max(start, end)
