"""A pane of the reading room: a window that has the focus, a cursor and the commands of its place."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from textual import events
from textual.message import Message

from tui.commands.command import Pane
from tui.widgets.bindings import bindings_of
from tui.widgets.flow_view import FlowView
from tui.widgets.key_sequence import KeySequence, key_written


class FlowPane(FlowView, can_focus=True):
    """Gives the commands that move to a subclass as ``step``, ``go_to_start``, ``go_to_end`` and ``turn``."""

    @dataclass
    class LeaveRequested(Message):
        """The reader wants to go back to the pane on the left."""

        quits: bool
        """Whether to leave the program where there is nothing on the left."""

    @dataclass
    class EndReached(Message):
        """The reader wants to read on, or back, where the pane has no more to show."""

        forward: bool

    @dataclass
    class KeysPending(Message):
        """The first key of a sequence was typed, or a sequence came to its end."""

        keys: str
        """The key that awaits another one, empty when none does."""

    def __init_subclass__(cls, pane: Pane | None = None, **arguments: Any) -> None:
        if pane is not None:
            cls.BINDINGS = bindings_of(pane, lambda action: hasattr(cls, f"action_{action}"))
        super().__init_subclass__(**arguments)

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._sequence = KeySequence()
        self._actions: Mapping[str, Sequence[str]] | None = None

    def step(self, count: int) -> None:
        """Move the cursor, or without one the window, down or up."""
        self.scroll_lines(count)

    def turn(self, lines: int) -> None:
        """Move the window by about a page, and the cursor with it."""
        self.scroll_lines(lines)

    def go_to_start(self) -> None:
        """Move to the beginning."""
        self.laid_out().to_start()
        self.redraw_moved()

    def go_to_end(self) -> None:
        """Move to the end."""
        self.laid_out().to_end()
        self.redraw_moved()

    @property
    def page(self) -> int:
        """The lines that a page moves by: the last line of the old page stays in view."""
        return max(1, self.size.height - 1)

    async def on_event(self, event: events.Event) -> None:
        """Hand on the keys that were typed before an earlier one had led elsewhere."""
        # Other events come also while there is no screen yet, or none any more.
        if isinstance(event, events.Key) and self.app.focused is not self:
            (self.app.focused or self.app.screen).post_message(event)
        else:
            await super().on_event(event)

    async def on_key(self, event: events.Key) -> None:
        """Do at once what a key of this pane stands for; what it does not know goes on to whom it belongs."""
        actions = self._actions_of_keys()
        was_pending = self._sequence.pending
        sequence = self._sequence.typed(key_written(event), actions.keys())
        if self._sequence.pending != was_pending:
            self.post_message(self.KeysPending(self._sequence.pending))
        done = await self._perform(actions.get(event.key if sequence is None else sequence, ()))
        if done or sequence is not None:
            event.stop()
            event.prevent_default()

    def on_blur(self) -> None:
        """Break off a sequence of keys."""
        if self._sequence.pending:
            self._sequence.pending = ""
            self.post_message(self.KeysPending(""))

    def action_cursor_down(self) -> None:
        """Go one down."""
        self.step(1)

    def action_cursor_up(self) -> None:
        """Go one up."""
        self.step(-1)

    def action_cursor_first(self) -> None:
        """Go to the beginning."""
        self.go_to_start()

    def action_cursor_last(self) -> None:
        """Go to the end."""
        self.go_to_end()

    def action_half_page_down(self) -> None:
        """Go half a page down."""
        self.turn(max(1, self.size.height // 2))

    def action_half_page_up(self) -> None:
        """Go half a page up."""
        self.turn(-max(1, self.size.height // 2))

    def action_page_down(self) -> None:
        """Go a page down."""
        self.turn(self.page)

    def action_page_up(self) -> None:
        """Go a page up."""
        self.turn(-self.page)

    def action_read_on(self) -> None:
        """Turn the page, or say that there is none."""
        if self.laid_out().at_end:
            self.post_message(self.EndReached(forward=True))
        else:
            self.turn(self.page)

    def action_read_back(self) -> None:
        """Turn the page back, or say that this is the first."""
        if self.laid_out().at_start:
            self.post_message(self.EndReached(forward=False))
        else:
            self.turn(-self.page)

    def action_leave(self) -> None:
        """Go back to the left."""
        self.post_message(self.LeaveRequested(quits=False))

    def action_leave_or_quit(self) -> None:
        """Go back to the left, and out at the left edge."""
        self.post_message(self.LeaveRequested(quits=True))

    async def _perform(self, actions: Iterable[str]) -> bool:
        """Do the first of some actions that can be done here and now, and say whether there was one."""
        for action in actions:
            if await self.app.run_action(action, self):
                return True
        return False

    def _actions_of_keys(self) -> Mapping[str, Sequence[str]]:
        """Give what each key and sequence stands for; Textual would send a key up to the app to find out."""
        if self._actions is None:
            bindings = self._bindings.copy()
            bindings.apply_keymap(self.app._keymap)
            bound = bindings.key_to_bindings.items()
            self._actions = {key: [binding.action for binding in each] for key, each in bound}
        return self._actions
