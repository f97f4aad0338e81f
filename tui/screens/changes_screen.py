"""The words of a text that changed, laid over the room."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container

from tui.content.terminal_text import SafeText
from tui.model.word_diff import Passage
from tui.rendering.changed_words import lay_out_changes
from tui.rendering.symbols import Symbols
from tui.screens.overlay import Overlay
from tui.widgets.column import Column, PlainColumn
from tui.widgets.flow_view import FlowView


class ChangesView(FlowView):
    """Shows which words of one text changed."""

    def __init__(self, heading: SafeText, passages: Sequence[Passage]) -> None:
        super().__init__()
        self._heading = heading
        self._passages = passages

    def column_at(self, width: int) -> Column:
        """Lay the text out."""
        return PlainColumn([[line] for line in lay_out_changes(self._heading, self._passages, width)])


class ChangesScreen(Overlay[None]):
    """Shows which words of one text changed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,h,d,enter", "give_up", "back"),
        Binding("down,j", "roll(1)", "down"),
        Binding("up,k", "roll(-1)", "up"),
        Binding("pagedown,space", "roll(10)", "page down"),
        Binding("pageup", "roll(-10)", "page up"),
    ]

    def __init__(self, heading: SafeText, passages: Sequence[Passage], marks: Symbols) -> None:
        super().__init__()
        self._view = ChangesView(heading, passages)
        self._view.symbols = marks

    def compose(self) -> ComposeResult:
        """Lay the text over the room."""
        with Container(classes="overlay"):
            yield self._view

    def action_roll(self, lines: int) -> None:
        """Move over a text that is higher than the window."""
        self._view.scroll_lines(lines)

    def action_give_up(self) -> None:
        """Go back."""
        self.give(None)
