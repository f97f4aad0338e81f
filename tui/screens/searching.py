"""The search over all that is stored, as one types."""

import asyncio
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.timer import Timer
from textual.widgets import Input

from tui.content.terminal_text import SafeText, one_line
from tui.model.errors import VoweError
from tui.model.search import Hit
from tui.rendering.symbols import Symbols
from tui.screens.overlay import Overlay
from tui.screens.telling import NOTHING
from tui.services.library import Library
from tui.services.search import find
from tui.widgets.choice import Choice
from tui.widgets.choice_list import ChoiceList
from tui.widgets.prompt import Prompt

RESTS_FOR = 0.12
"""Seconds without a key after which the words are looked up."""
FIRST_HITS = 50


class SearchScreen(Overlay[Hit | None]):
    """Finds posts and comments by their words, and gives the one to be read."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "give_up", "back"),
        Binding("down", "step(1)", "down"),
        Binding("up", "step(-1)", "up"),
        Binding("pagedown", "turn(1)", "page down"),
        Binding("pageup", "turn(-1)", "page up"),
    ]

    def __init__(self, library: Library, marks: Symbols) -> None:
        super().__init__()
        self._library = library
        self._prompt = Prompt(
            SafeText('Words, "a phrase", begin*, -without; author: in: blog: before: after:')
        )
        self._list = ChoiceList()
        self._list.symbols = marks
        self._list.empty = NOTHING
        self._hits: dict[str, Hit] = {}
        self._resting: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay the prompt and what is found over the room."""
        with Container(classes="overlay"):
            yield self._prompt
            yield self._list

    @on(Input.Changed)
    def look_up_soon(self) -> None:
        """Wait for the typing to rest."""
        if self._resting is not None:
            self._resting.stop()
        self._resting = self.set_timer(RESTS_FOR, self._look_up)

    @work(exclusive=True)
    async def _look_up(self) -> None:
        query = self._prompt.value
        try:
            hits = await asyncio.to_thread(find, self._library, query, None, FIRST_HITS)
        except VoweError as error:
            self._list.empty = one_line(str(error))
            hits = []
        else:
            self._list.empty = one_line(f"Nothing matches {query}." if query.strip() else "")
        self._hits = {str(number): hit for number, hit in enumerate(hits)}
        self._list.choices = tuple(_choice(number, hit) for number, hit in self._hits.items())

    @on(Input.Submitted)
    def open_chosen(self) -> None:
        """Give the chosen hit."""
        if self._list.chosen is not None:
            self.give(self._hits[self._list.chosen.id])

    @on(ChoiceList.Taken)
    def take(self, event: ChoiceList.Taken) -> None:
        """Give the hit that was clicked."""
        self.give(self._hits[event.choice_id])

    def action_step(self, count: int) -> None:
        """Move the cursor."""
        self._list.step(count)

    def action_turn(self, pages: int) -> None:
        """Move the cursor by the height of the list."""
        self._list.step(pages * max(1, self._list.size.height - 1))

    def action_give_up(self) -> None:
        """Give nothing."""
        self.give(None)


def _choice(number: str, hit: Hit) -> Choice:
    where = (
        one_line(hit.title) if hit.kind == "post" else one_line(f"{hit.author or 'Anonymous'} on {hit.title}")
    )
    return Choice(number, one_line(hit.snippet), group=where)
