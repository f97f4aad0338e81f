"""The reason why a comment stands where it stands, laid over the room."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container

from tui.rendering.reasons import Reason, lay_out_reason
from tui.rendering.symbols import Symbols
from tui.screens.overlay import Overlay
from tui.widgets.column import Column, PlainColumn
from tui.widgets.flow_view import FlowView


class ReasonView(FlowView):
    """Shows one reason."""

    def __init__(self, reason: Reason) -> None:
        super().__init__()
        self._reason = reason

    def column_at(self, width: int) -> Column:
        """Lay the reason out."""
        return PlainColumn([[line] for line in lay_out_reason(self._reason, width, self.symbols)])


class ReasonScreen(Overlay[bool]):
    """Shows one reason, and says whether the reader wants to go to what is answered."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,W", "give_up", "back"),
        Binding("enter,P", "follow", "what it answers"),
        Binding("down,j", "roll(1)", "down"),
        Binding("up,k", "roll(-1)", "up"),
    ]

    def __init__(self, reason: Reason, marks: Symbols) -> None:
        super().__init__()
        self._view = ReasonView(reason)
        self._view.symbols = marks

    def compose(self) -> ComposeResult:
        """Lay the reason over the room."""
        with Container(classes="overlay -reasons"):
            yield self._view

    def action_follow(self) -> None:
        """Go to what is answered."""
        self.give(True)

    def action_give_up(self) -> None:
        """Go back to the comment."""
        self.give(False)

    def action_roll(self, lines: int) -> None:
        """Move over a reason that is higher than the window."""
        self._view.scroll_lines(lines)
