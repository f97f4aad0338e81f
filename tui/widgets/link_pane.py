"""A pane whose links are followed by letters that lie on them while one is chosen."""

from dataclasses import dataclass

from textual import events
from textual.message import Message

from tui.rendering.flow import Anchor
from tui.rendering.hints import LinkHints
from tui.rendering.line import EMPTY, Line
from tui.widgets.flow_pane import FlowPane
from tui.widgets.key_sequence import key_written


class LinkPane(FlowPane):
    """Shows letters on the links in view; the keys are letters then, and any other one ends it."""

    @dataclass
    class HintsShown(Message):
        """Letters lie on the links in view, or there is no link there."""

        links: int
        outside: bool
        """Whether a link is to be opened in the browser, wherever it leads."""

    @dataclass
    class HintsHidden(Message):
        """The letters are gone again."""

    @dataclass
    class LinkChosen(Message):
        """The letters of a link were typed."""

        address: str
        outside: bool
        """Whether the reader wants it in the browser, wherever it leads."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._hints: LinkHints | None = None
        self._outside = False

    @property
    def shows_hints(self) -> bool:
        """Whether letters lie on the links and the keys belong to them."""
        return self._hints is not None

    def action_follow_link(self) -> None:
        """Put letters on the links in view, to follow one here."""
        self._show_hints(outside=False)

    def action_follow_link_outside(self) -> None:
        """Put letters on the links in view, to open one in the browser."""
        self._show_hints(outside=True)

    def hide_hints(self) -> None:
        """Take the letters away."""
        if self._hints is not None:
            self._hints = None
            self.redraw()
            self.post_message(self.HintsHidden())

    def line_at(self, place: Anchor) -> Line:
        """Draw a line with the letters on its links."""
        line = super().line_at(place)
        if self._hints is None:
            return line
        above = EMPTY
        if place.line and place != self.top():
            above = self.column.line(place.item, place.line - 1)
        return self._hints.drawn_on(line, self.text_width, above)

    def redraw_moved(self) -> None:
        """Paint all rows anew while letters lie on the links of some of them."""
        if self._hints is not None:
            self._painted.forget_lines()
        super().redraw_moved()

    async def on_key(self, event: events.Key) -> None:
        """Take every key for a letter while letters lie on the links."""
        if self._hints is None:
            return
        event.stop()
        event.prevent_default()
        hints = self._hints.after(key_written(event))
        if hints is None:
            self.hide_hints()
        elif hints.chosen:
            self.hide_hints()
            self.post_message(self.LinkChosen(hints.chosen, self._outside))
        else:
            self._hints = hints
            self.redraw()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take the letters away: the mouse chooses something else."""
        self.hide_hints()

    def on_blur(self) -> None:
        """Take the letters away: the keys go elsewhere."""
        self.hide_hints()

    def _show_hints(self, *, outside: bool) -> None:
        hints = LinkHints.among(self.column.line(*place) for place in self.rows())
        if hints.labels:
            self._hints, self._outside = hints, outside
            self.redraw()
        self.post_message(self.HintsShown(len(hints.labels), outside))
