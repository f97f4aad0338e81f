"""What is laid over the reading room: a list to choose from, the keys that work, and a line to type into."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.widgets import Input

from tui.commands.command import Pane
from tui.commands.keymap import Keymap
from tui.content.terminal_text import SafeText
from tui.rendering.symbols import Symbols, symbols
from tui.screens.overlay import Overlay
from tui.widgets.choice import Choice
from tui.widgets.chooser import Chooser
from tui.widgets.help_view import HelpView
from tui.widgets.prompt import Prompt


class ChooserScreen(Overlay[str | None]):
    """Lets the reader choose one of many, and gives its id, or ``None`` where none was wanted."""

    def __init__(
        self,
        choices: Sequence[Choice],
        question: SafeText,
        marks: Symbols,
        *,
        chosen: str = "",
        tried: Callable[[str], None] | None = None,
    ) -> None:
        super().__init__()
        self._chooser = Chooser(choices, question, chosen=chosen)
        self._chooser.symbols = marks
        self._tried = tried

    def compose(self) -> ComposeResult:
        """Lay the list over the room."""
        with Container(classes="overlay"):
            yield self._chooser

    @on(Chooser.Tried)
    def try_out(self, event: Chooser.Tried) -> None:
        """Show what a choice would be like."""
        if self._tried is not None:
            self._tried(event.choice_id)

    @on(Chooser.Chosen)
    def take(self, event: Chooser.Chosen) -> None:
        """Give the choice."""
        self.give(event.choice_id)

    @on(Chooser.Dismissed)
    def give_up(self) -> None:
        """Give nothing."""
        self.give(None)


class HelpScreen(Overlay[str | None]):
    """Lists what can be done in a pane, and gives the id of the command that is to be done."""

    def __init__(self, pane: Pane, keymap: Keymap, *, ascii_only: bool) -> None:
        super().__init__()
        self._view = HelpView(pane, keymap, ascii_only=ascii_only)
        self._view.symbols = symbols(ascii_only)

    def compose(self) -> ComposeResult:
        """Lay the help over the room."""
        with Container(classes="overlay"):
            yield self._view

    @on(Chooser.Chosen)
    def take(self, event: Chooser.Chosen) -> None:
        """Give the command."""
        self.give(event.choice_id)

    @on(Chooser.Dismissed)
    def give_up(self) -> None:
        """Give nothing."""
        self.give(None)


class QuestionScreen(Overlay[str | None]):
    """Asks for one line, and gives it, or ``None`` where none was given."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "give_up", "back")]

    def __init__(self, question: SafeText) -> None:
        super().__init__()
        self._prompt = Prompt(question)

    def compose(self) -> ComposeResult:
        """Lay the line over the room."""
        with Container(classes="overlay -question"):
            yield self._prompt

    @on(Input.Submitted)
    def take(self, event: Input.Submitted) -> None:
        """Give what was typed."""
        self.give(event.value.strip() or None)

    def action_give_up(self) -> None:
        """Give nothing."""
        self.give(None)
