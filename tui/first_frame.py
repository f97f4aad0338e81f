"""Shows the last frame again before the toolkit is loaded, and hands the terminal over to it.

Only what Python has loaded by itself is imported here: the toolkit takes ten times as long to load as all
that happens up to the frame.
"""

from __future__ import annotations

import _signal
import os
import sys

from tui.kept_frame import kept_frame

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType
    from typing import Any

if sys.platform != "win32":
    import termios

_ENTER = b"\x1b[?1049h\x1b[?25l\x1b[?7l"
_LEAVE = b"\x1b[?7h\x1b[?1049l\x1b[?25h"


class FirstFrame:
    """A frame that stands on the terminal until the toolkit draws its own."""

    def __init__(self) -> None:
        self._attributes: list[Any] | None = None
        """The terminal's settings as they were, ``None`` while no frame of ours stands there."""
        self._handlers: dict[int, Any] = {}

    @property
    def is_shown(self) -> bool:
        """Whether the terminal shows it and is ours to give back."""
        return self._attributes is not None

    def show(self) -> None:
        """Show the frame that was kept, where there is one and everything is as it was then."""
        frame = kept_frame()
        if not frame or sys.platform == "win32":
            return
        try:
            # In the background to touch the terminal would stop the program.
            if os.tcgetpgrp(0) == os.getpgrp():
                self._take(frame, termios.tcgetattr(0))
        except (OSError, termios.error):
            self.give_up()

    def take_over(self) -> list[Any] | None:
        """Take the terminal from it, with the settings to go back to; ``None`` where it shows nothing."""
        attributes, self._attributes = self._attributes, None
        return attributes

    def give_up(self) -> None:
        """Give the terminal back as it was, unless it was taken over meanwhile."""
        attributes = self.take_over()
        if attributes is None or sys.platform == "win32":
            return
        try:
            termios.tcsetattr(0, termios.TCSANOW, attributes)
            os.write(2, _LEAVE)
        except (OSError, termios.error):
            return  # the terminal is gone, and with it all there was to give back

    def _take(self, frame: bytes, attributes: list[Any]) -> None:
        # Ready for every ending before the first change.
        self._attributes = attributes
        for number in (_signal.SIGINT, _signal.SIGTERM, _signal.SIGHUP, _signal.SIGQUIT):
            if _signal.getsignal(number) != _signal.SIG_IGN:
                self._handlers[number] = _signal.signal(number, self._end)
        # Not tty.setraw, which throws away what was typed already.
        termios.tcsetattr(0, termios.TCSANOW, _typed_through(attributes))
        rest = memoryview(_ENTER + frame)
        while rest:
            rest = rest[os.write(2, rest) :]

    def _end(self, number: int, _: FrameType | None) -> None:
        """Give the terminal back and let the signal do what it would have done."""
        was_shown = self.is_shown
        self.give_up()
        # The toolkit's import ends best without the trace of a KeyboardInterrupt.
        _signal.signal(number, _signal.SIG_DFL if was_shown else self._handlers[number])
        os.kill(os.getpid(), number)


def _typed_through(attributes: list[Any]) -> list[Any]:
    """Give settings with which keys wait unseen for the toolkit and only ctrl+c still interrupts."""
    iflag, oflag, cflag, lflag, ispeed, ospeed, keys = attributes
    iflag &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
    lflag &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN)
    disabled = bytes([os.fpathconf(0, "PC_VDISABLE") & 0xFF])
    keys = [*keys]
    keys[termios.VMIN], keys[termios.VTIME] = 1, 0
    keys[termios.VSUSP] = keys[termios.VQUIT] = disabled
    return [iflag, oflag, cflag, lflag, ispeed, ospeed, keys]


FIRST_FRAME = FirstFrame()
"""The one of this process: there is one terminal."""
