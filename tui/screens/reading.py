"""The reading room: post index, article and comments."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.message import Message

from tui.commands.command import Command, Pane
from tui.screens.program import Program
from tui.widgets.flow_pane import FlowPane
from tui.widgets.tab_line import TabLine

LONGEST_WAIT_FOR_INDEX = 0.1
"""Seconds after which the room is shown without an index, where the archive is slow."""


class ReadingScreen(Program):
    """The whole reading room; what can be done in it is told in the files of its parts.

    Each part builds on the one before: room, telling, asking, places, post opening, neighbours, marking,
    links out, blog opening, fetching, walking, arranging, correcting, author trail, looks, finding,
    selecting, touring, parts, picking, quoting, reasons, following, news, people, illustrating, program.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        # Before every pane's own use of the key, and only while there is something to stop.
        Binding("escape", "stop_fetching", "stop", priority=True, show=False)
    ]

    @dataclass
    class Furnished(Message):
        """The room shows all that it shows at first."""

    async def on_mount(self) -> None:
        """Furnish the room and open a blog."""
        self.prepare_panes()
        self.go_to(Pane.INDEX)
        self.tell_room()
        self.run_worker(self._open(), group="blog")
        # What is known before the room is first laid out is in its first frame, and not in one after it.
        with suppress(TimeoutError):
            await asyncio.wait_for(self.is_listed.wait(), LONGEST_WAIT_FOR_INDEX)

    async def _open(self) -> None:
        await self.open_first_blog()
        await self.post_on_its_way()
        self.call_after_refresh(self.post_message, self.Furnished())
        if self.session.fetch_at_start:
            self.action_refresh()

    def prepare_to_leave(self) -> None:
        """Keep the reader's place and end what still runs, while the panes are still there."""
        self.stop_fetching_before_leaving()
        self.stop_pictures(wait=3.0)
        self.save_stop_now()

    def on_resize(self) -> None:
        """Settle anew: there may be another number of panes, and more room than for none."""
        self.call_after_refresh(self._settle)

    def _settle(self) -> None:
        # Where no pane had room the focus was lost, and with it every key.
        if self.focused is None:
            self.go_to(self.at)
        self.tell_room()

    @on(TabLine.TabClicked)
    def use_tab(self, event: TabLine.TabClicked) -> None:
        """Go to the pane whose name was clicked."""
        self.go_to(event.pane)

    @on(FlowPane.KeysPending)
    def show_pending(self, event: FlowPane.KeysPending) -> None:
        """Show the first key of two while the second is awaited."""
        self.status.pending = event.keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the key that stops fetching to the panes while nothing is fetched or letters lie on links."""
        if action == "stop_fetching":
            return self.is_fetching and not self.shows_hints
        return super().check_action(action, parameters)

    def can_perform(self, command: Command) -> bool:
        """Whether a command means something where the reader is."""
        return self.target_of(command) is not None

    def performing(self, command: Command) -> Callable[[], None]:
        """Give what the palette calls when a command is chosen in it."""

        def perform() -> None:
            self.run_worker(self.perform(command))

        return perform
