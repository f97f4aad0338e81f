"""The terminal as the program writes to it: piece by piece, and no frame more once the program leaves."""

from collections.abc import Iterator
from typing import TextIO

from textual._ansi_sequences import SYNC_END

from tui.content.terminal_sequences import is_frame

_AT_ONCE = 16_384
"""Characters of a frame after which it is looked whether anybody still waits for the rest."""


class FrameOutput:
    """Hands on what is written, and lets frames go when they are no longer wanted.

    A frame of a huge terminal is megabytes, and a slow line takes longer for it than whoever ends the program
    waits for its end.
    """

    def __init__(self, terminal: TextIO) -> None:
        self._terminal = terminal
        self.takes_frames = True
        """Whether frames are drawn; anything else always is written."""

    def write(self, text: str) -> int:
        """Write ``text``; where it is a frame, only as much of it as is wanted."""
        if not is_frame(text):
            return self._terminal.write(text)
        drawn = text.removesuffix(SYNC_END)
        for piece in _pieces(drawn):
            if self.takes_frames:
                self._terminal.write(piece)
        # Without it a terminal would go on to show nothing.
        self._terminal.write(text[len(drawn) :])
        return len(text)

    def flush(self) -> None:
        """Let nothing that was written wait any longer."""
        self._terminal.flush()

    def fileno(self) -> int:
        """Give the descriptor of the terminal."""
        return self._terminal.fileno()


def _pieces(frame: str) -> Iterator[str]:
    # At the end of a row no colour and no link is open.
    start = 0
    while (end := frame.find("\n", start + _AT_ONCE) + 1) > 0:
        yield frame[start:end]
        start = end
    yield frame[start:]
