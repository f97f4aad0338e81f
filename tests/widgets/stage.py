"""An application that shows one widget and keeps what the widget says and asks for."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import PurePath
from typing import Any, TypeVar

from textual.app import App, ComposeResult
from textual.message import Message
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget

from tests.golden import screen_text
from tui.commands.catalogue import COMMANDS
from tui.stylesheets import stylesheets

Heard = TypeVar("Heard")


class StageScreen(Screen[None]):
    """Performs every command by remembering that it was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []
        for command in COMMANDS:
            setattr(self, f"action_{command.action}", lambda action=command.action: self.asked.append(action))


class Stage(App[None]):
    """Shows one widget that fills the screen."""

    CSS_PATH = list[str | PurePath](stylesheets())
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, widget: Widget) -> None:
        super().__init__()
        self.widget = widget
        self.stage_screen = StageScreen()
        self.heard: list[Message] = []

    def get_default_screen(self) -> Screen[None]:
        """Ask the screen that remembers."""
        return self.stage_screen

    def compose(self) -> ComposeResult:
        """Show the widget."""
        yield self.widget

    def hear(self, message: Message) -> None:
        """Remember what our own widgets say, once however many hear it."""
        ours = type(message).__module__.startswith("tui.")
        if ours and not any(message is heard for heard in self.heard):
            self.heard.append(message)

    def said(self, kind: type[Heard]) -> list[Heard]:
        """List the messages of one kind."""
        return [message for message in self.heard if isinstance(message, kind)]

    @property
    def asked(self) -> list[str]:
        """List the actions that the screen was asked for."""
        return self.stage_screen.asked

    @property
    def lines(self) -> list[str]:
        """Read the screen."""
        return screen_text(self).splitlines()


@asynccontextmanager
async def on_stage(
    widget: Widget, width: int = 80, height: int = 24
) -> AsyncIterator[tuple[Stage, Pilot[Any]]]:
    """Run an application that shows ``widget`` with the focus on it."""
    stage = Stage(widget)
    async with stage.run_test(size=(width, height), message_hook=stage.hear) as pilot:
        widget.focus()
        await pilot.pause()
        yield stage, pilot
