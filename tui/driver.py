"""Textual's own way to the terminal, which also leaves it as it was."""

import os
import selectors
import sys
from collections.abc import Iterable
from threading import Lock
from typing import TYPE_CHECKING, Any, TextIO, cast

from textual.events import InputEvent, Paste
from textual.message import Message

from tui.content.terminal_input import TerminalInput
from tui.content.terminal_sequences import is_frame, without_foreign_sequences
from tui.first_frame import FIRST_FRAME
from tui.frame_output import FrameOutput
from tui.whole_frames import WholeFrames

_ALTERNATE_SCREEN = "\x1b[?1049h"
"""As Textual writes it, apart from everything else."""
_AT_ONCE = 4096
_PAUSE = 0.1
"""Seconds after which it is looked whether the program leaves and whether an escape was a key of its own."""

if TYPE_CHECKING or sys.platform != "win32":
    import termios

    from textual._xterm_parser import XTermParser
    from textual.drivers.linux_driver import LinuxDriver

    class ReadingDriver(LinuxDriver):
        """Resets the modes that Textual may leave on, and writes nothing to a terminal that is gone.

        Textual 8.2 turns pixel mouse reports (1016) on and never off, and in-band resize reports (2048) not
        where the answer to its question comes late.
        """

        def __init__(self, *arguments: Any, **options: Any) -> None:
            super().__init__(*arguments, **options)
            self._frames = WholeFrames()
            self._output = FrameOutput(cast("TextIO", self._file))
            self._file = self._output  # type: ignore[assignment]  # the writing thread needs no more of a file
            self.is_gone = False
            """Whether the terminal was closed, so that a write would wait for ever."""
            self.held_back = 0
            """How many controls were kept from the terminal; any is a mistake of the program."""
            self._typed: list[Message] | None = None
            """What was typed while the first frame stands, ``None`` once it does not."""
            self._typing = Lock()
            self._has_alternate_screen = False
            """Whether the first frame has entered it; another time would clear it."""

        def write(self, data: str) -> None:
            """Hand ``data`` to the writing thread while somebody reads it, without foreign controls."""
            if data == _ALTERNATE_SCREEN and self._has_alternate_screen:
                self._has_alternate_screen = False
                return
            if self._typed is not None and is_frame(data):
                return
            writer = self._writer_thread
            if writer is not None and writer.is_alive() and not self.is_gone:
                written, foreign = without_foreign_sequences(data)
                self.held_back += foreign
                for whole in self._frames.take(written):
                    super().write(whole)

        def start_application_mode(self) -> None:
            """Take the terminal, from the first frame if that stands there: it stays until ``let_go``."""
            self._has_alternate_screen = FIRST_FRAME.is_shown
            self._typed = [] if FIRST_FRAME.is_shown else None
            super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual left it so
            before = FIRST_FRAME.take_over()
            if before is not None:
                self.attrs_before = before

        def _sigcont_application(self, *arguments: Any) -> None:
            """Take the terminal anew, after a stop that nobody could prepare for too.

            Textual 8.2 would take it a second time without having given it back, and then leave it raw. Who
            hangs up sends CONT after HUP; then there is nothing left to take.
            """
            self.notice_hang_up()
            if self.is_gone:
                return
            if self._auto_restart and self._key_thread is not None and self._key_thread.is_alive():
                self.suspend_application_mode()
                self._must_signal_resume = True
            super()._sigcont_application(*arguments)

        def let_go(self) -> bool:
            """Draw frames from now on and pass on what was typed; say whether that was held until now."""
            with self._typing:
                typed, self._typed = self._typed, None
                for message in typed or ():
                    super().process_message(message)
            return typed is not None

        def run_input_thread(self) -> None:
            """Pass on what comes from the terminal until the program leaves."""
            parser, terminal_input = XTermParser(self._debug), TerminalInput()
            with selectors.SelectSelector() as selector:
                selector.register(self.fileno, selectors.EVENT_READ)
                is_last = False
                while not is_last:
                    # What the terminal still answers while the program leaves is taken too.
                    is_last = self.exit_event.is_set()
                    if selector.select(_PAUSE):
                        text = terminal_input.take(os.read(self.fileno, _AT_ONCE))
                        # No text would mean the end of all input to the parser.
                        self._pass_on(parser.feed(text) if text else ())
                    self._pass_on(parser.tick())

        def _pass_on(self, messages: Iterable[Message]) -> None:
            for message in messages:
                self.process_message(message)

        def process_message(self, message: Message) -> None:
            """Pass on what comes from the terminal; what is typed waits while the first frame stands."""
            with self._typing:
                if self._typed is not None and isinstance(message, InputEvent | Paste):
                    self._typed.append(message)
                    return
            super().process_message(message)

        def draw_no_more(self) -> None:
            """Let go of every frame that the terminal has not taken yet: the program leaves."""
            self._output.takes_frames = False

        def send_message(self, message: Message) -> None:
            """Pass a message on in one step of the app's loop, for which Textual makes a task each time."""
            self._loop.call_soon_threadsafe(self._app.post_message, message)

        def notice_hang_up(self) -> None:
            """Find out whether the terminal was closed."""
            try:
                termios.tcgetattr(self.fileno)
            except termios.error:
                self.is_gone = True

        def stop_application_mode(self) -> None:
            """Give the terminal back."""
            super().stop_application_mode()
            self.write("\x1b[?1016l\x1b[?2048l")


def driver_class() -> "type[ReadingDriver] | None":
    """Name the driver for this system, ``None`` for the one that Textual chooses."""
    return None if sys.platform == "win32" else ReadingDriver
