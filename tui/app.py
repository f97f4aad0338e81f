"""The application: colours, palette, and the way in and out."""

import asyncio
import gc
import signal
from collections.abc import Iterable
from pathlib import PurePath
from typing import Any, ClassVar

from rich.console import RenderableType
from textual import on
from textual.app import App, SystemCommand
from textual.events import Event, Paste
from textual.screen import Screen
from textual.theme import Theme

from tui.commands.catalogue import COMMANDS
from tui.content.terminal_text import many_lines
from tui.driver import ReadingDriver, driver_class
from tui.leaving import forget_output, leaving_on_signals
from tui.model.errors import SettingsError
from tui.rendering.crash_report import CalmReport
from tui.screens.last_frame import last_frame
from tui.screens.places import LAST_THEME
from tui.screens.reading import ReadingScreen
from tui.screens.session import Session
from tui.stylesheets import stylesheets, themes
from tui.widgets.uncut_rows import let_uncut_rows_go

LONGEST_FIRST_FRAME = 2.0
"""Seconds after which the room is shown however little of it there is."""


class VoweApp(App[None]):
    """A reading room on one library."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [*stylesheets()]
    TITLE = "vowe-tui"
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "ctrl+p"

    def __init__(self, session: Session) -> None:
        super().__init__(driver_class=driver_class())
        let_uncut_rows_go()
        self.session = session
        self._loop_of_app: asyncio.AbstractEventLoop | None = None
        self._is_furnished = False
        self._code_to_leave_with: int | None = None
        """Set where a signal came before there was a room to be left."""
        self.error_console.push_render_hook(CalmReport(self.error_console))
        for theme in themes():
            self.register_theme(Theme(**theme))
        if session.settings.theme not in self.available_themes:
            known = ", ".join(sorted(self.available_themes))
            raise SettingsError(f"There is no theme {session.settings.theme!r}; there are {known}.")
        self.set_keymap(session.keymap.changes())
        self._wear(self._theme())

    def get_default_screen(self) -> Screen[None]:
        """Start in the reading room."""
        return ReadingScreen(self.session)

    def on_mount(self) -> None:
        """Learn where signals have to be answered."""
        self._loop_of_app = asyncio.get_running_loop()
        self.app_resume_signal.subscribe(self, self._repaint)
        self.set_timer(LONGEST_FIRST_FRAME, self.show_frames)

    @on(ReadingScreen.Furnished)
    def show_frames(self) -> None:
        """Take the place of the first frame, if one was shown before the program was loaded."""
        self._is_furnished = True
        if not gc.isenabled():
            # It was kept from delaying the frame. What is there by now stays until the end, and to look
            # through it again and again would hold up keys.
            gc.freeze()
            gc.enable()
        if isinstance(self._driver, ReadingDriver) and self._driver.let_go():
            self._repaint(None)
        if self._code_to_leave_with is not None:
            self._leave(self._code_to_leave_with)

    async def on_event(self, event: Event) -> None:
        """Make what is pasted harmless, as the palette's input shows it just as it comes."""
        if isinstance(event, Paste):
            event.text = many_lines(event.text)
        await super().on_event(event)

    async def run_action(self, *arguments: Any, **options: Any) -> bool:
        """Perform an action; the work that it begins sees what it is about before the next key moves on."""
        is_handled = await super().run_action(*arguments, **options)
        if self.focused is not None:
            # Textual lets it ask for its repaint after this, which is too late for the frame that comes now.
            self.focused._check_refresh()
        await asyncio.sleep(0)
        return is_handled

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """Leave, with the reader's place kept."""
        self._draw_no_more()
        for screen in self.screen_stack:
            if isinstance(screen, ReadingScreen):
                self.session.last_frame = last_frame(screen)
                screen.prepare_to_leave()
        super().exit(result, return_code, message)

    def run_until_left(self) -> int:
        """Run until the reader leaves and return the exit code."""
        with leaving_on_signals(self._leave_on):
            self.run()
        if isinstance(self._driver, ReadingDriver) and self._driver.is_gone:
            forget_output()
        return self.return_code or 0

    @property
    def held_back(self) -> int:
        """How many controls the program would have written to the terminal by mistake."""
        return self._driver.held_back if isinstance(self._driver, ReadingDriver) else 0

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer every command of the place where the reader is."""
        for command in COMMANDS:
            if isinstance(screen, ReadingScreen) and screen.can_perform(command):
                yield SystemCommand(command.label, command.help, screen.performing(command))

    def _wear(self, theme: str) -> None:
        """Take colours before anything has any: a later change of theme reads all style sheets anew."""
        self.set_reactive(App.theme, theme)
        dark = self.current_theme.dark
        self.update_classes(
            {"-dark-mode": dark, "-light-mode": not dark, f"-theme-{theme}": True}, update=False
        )
        self._refresh_truecolor_filter(self.ansi_theme)
        self.stylesheet.set_variables(self.get_css_variables())

    def _theme(self) -> str:
        """Give the theme chosen last, else the one of the settings file."""
        kept = self.session.marks.load_place(None, LAST_THEME)
        return (
            kept if isinstance(kept, str) and kept in self.available_themes else self.session.settings.theme
        )

    def _leave_on(self, number: signal.Signals) -> None:
        if number is signal.SIGHUP and isinstance(self._driver, ReadingDriver):
            self._driver.notice_hang_up()
        # The loop itself may wait for a slow terminal to take them.
        self._draw_no_more()
        if self._loop_of_app is None:
            # The toolkit is half started and could not be stopped without a trace.
            self._leave(128 + number)
        else:
            self._loop_of_app.call_soon_threadsafe(self._leave, 128 + number)

    def _draw_no_more(self) -> None:
        if isinstance(self._driver, ReadingDriver):
            self._driver.draw_no_more()

    def _leave(self, code: int) -> None:
        """Leave with a code, but not while the room is being furnished: its parts would miss each other."""
        if not self._is_furnished:
            self._code_to_leave_with = code
            return
        # None is left where the program was told twice and has cleared them away.
        for room in [screen for screen in self.screen_stack if isinstance(screen, ReadingScreen)]:
            room.leave(code)

    def _repaint(self, _: object) -> None:
        self.refresh(layout=True)
        self.screen.refresh(layout=True)
