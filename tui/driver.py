"""Textual's own way to the terminal, which also leaves it as it was."""

import sys
from typing import TYPE_CHECKING, Any

from tui.content.terminal_sequences import without_foreign_sequences

if TYPE_CHECKING or sys.platform != "win32":
    import termios

    from textual.drivers.linux_driver import LinuxDriver

    class ReadingDriver(LinuxDriver):
        """Resets the modes that Textual may leave on, and writes nothing to a terminal that is gone.

        Textual 8.2 turns pixel mouse reports (1016) on and never off, and in-band resize reports (2048) not
        where the answer to its question comes late.
        """

        def __init__(self, *arguments: Any, **options: Any) -> None:
            super().__init__(*arguments, **options)
            self.is_gone = False
            """Whether the terminal was closed, so that a write would wait for ever."""
            self.held_back = 0
            """How many controls were kept from the terminal; any is a mistake of the program."""

        def write(self, data: str) -> None:
            """Hand ``data`` to the writing thread while somebody reads it, without foreign controls."""
            writer = self._writer_thread
            if writer is not None and writer.is_alive() and not self.is_gone:
                written, foreign = without_foreign_sequences(data)
                self.held_back += foreign
                super().write(written)

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
