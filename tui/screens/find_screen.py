"""The line in which a phrase is typed that is looked for in a pane."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.widgets import Input

from tui.content.terminal_text import SafeText
from tui.screens.overlay import Overlay
from tui.widgets.prompt import Prompt


class FindScreen(Overlay[str | None]):
    """Asks for a phrase in a line over the line of help, and gives it, or ``None`` where none was wanted."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "give_up", "back"),
        Binding("down", "step(1)", "next"),
        Binding("up", "step(-1)", "previous"),
    ]

    def __init__(
        self, question: SafeText, words: str, typed: Callable[[str], None], stepped: Callable[[int], None]
    ) -> None:
        super().__init__()
        self._prompt = Prompt(question, value=words)
        self._typed = typed
        self._stepped = stepped

    def compose(self) -> ComposeResult:
        """Lay the line over the foot of the room."""
        with Container(classes="overlay -find"):
            yield self._prompt

    @on(Input.Changed)
    def look(self, event: Input.Changed) -> None:
        """Look for what is typed so far."""
        self._typed(event.value)

    @on(Input.Submitted)
    def take(self, event: Input.Submitted) -> None:
        """Give the phrase."""
        self.give(event.value.strip() or None)

    def action_step(self, count: int) -> None:
        """Go to another hit."""
        self._stepped(count)

    def action_give_up(self) -> None:
        """Give nothing."""
        self.give(None)
