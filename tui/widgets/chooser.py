"""A prompt over a list: type to narrow it down, take one with Enter."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.binding import Binding
from textual.message import Message
from textual.reactive import var
from textual.widget import Widget
from textual.widgets import Input

from tui.content.terminal_text import SafeText
from tui.rendering.symbols import UNICODE, Symbols
from tui.widgets.choice import Choice
from tui.widgets.choice_list import ChoiceList
from tui.widgets.prompt import Prompt


class Chooser(Widget):
    """Lets the reader choose one of many; what is under the cursor can be tried before it is taken."""

    BINDINGS = [
        Binding("down", "step(1)", "down", show=False),
        Binding("up", "step(-1)", "up", show=False),
        Binding("pagedown", "turn(1)", "page down", show=False),
        Binding("pageup", "turn(-1)", "page up", show=False),
        Binding("escape", "dismiss", "back"),
    ]

    symbols: var[Symbols] = var(UNICODE, init=False)
    """The marks that the terminal can show."""

    @dataclass
    class Tried(Message):
        """The cursor came to stand on a choice."""

        choice_id: str

    @dataclass
    class Chosen(Message):
        """The reader took a choice."""

        choice_id: str

    @dataclass
    class Dismissed(Message):
        """The reader wants none of them."""

    def __init__(
        self,
        choices: Sequence[Choice],
        question: SafeText,
        *,
        chosen: str = "",
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._prompt = Prompt(question)
        self._list = ChoiceList()
        self._choices = tuple(choices)
        self._first = chosen

    def compose(self) -> ComposeResult:
        """Put the prompt over the list."""
        yield self._prompt
        yield self._list

    def on_mount(self) -> None:
        """Offer the choices and take the keys."""
        self._list.symbols = self.symbols
        self._list.first = self._first
        self._list.choices = self._choices
        self._prompt.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list down."""
        event.stop()
        self._list.wanted = event.value

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the chosen one."""
        event.stop()
        self._list.take()

    def on_choice_list_highlighted(self, event: ChoiceList.Highlighted) -> None:
        """Let the choice be tried."""
        event.stop()
        self.post_message(self.Tried(event.choice_id))

    def on_choice_list_taken(self, event: ChoiceList.Taken) -> None:
        """Hand the choice on."""
        event.stop()
        self.post_message(self.Chosen(event.choice_id))

    def action_step(self, count: int) -> None:
        """Move the cursor of the list."""
        self._list.step(count)

    def action_turn(self, pages: int) -> None:
        """Move the cursor by the height of the list."""
        self._list.step(pages * max(1, self._list.size.height - 1))

    def action_dismiss(self) -> None:
        """Go back without a choice."""
        self.post_message(self.Dismissed())

    def watch_symbols(self) -> None:
        """Draw with other marks."""
        self._list.symbols = self.symbols
