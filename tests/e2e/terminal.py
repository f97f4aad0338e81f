"""Runs a program in a pseudo terminal, types into it and reads its screen."""

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import Self

import pyte

from tests.e2e.measured_screen import MeasuredScreen

KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "down": "\x1b[B",
    "up": "\x1b[A",
    "pagedown": "\x1b[6~",
    "pageup": "\x1b[5~",
}
_QUERIES = {b"\x1b[?2026$p": b"\x1b[?2026;2$y", b"\x1b[?2048$p": b"\x1b[?2048;0$y"}


class Terminal:
    """A terminal of some size with one program in it."""

    def __init__(
        self,
        words: Sequence[str],
        *,
        columns: int = 120,
        rows: int = 40,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self._written: list[bytes] = []
        self.draws = True
        """Whether the screen follows what is written; it need not while nobody looks."""
        self._screen = MeasuredScreen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._master, slave = pty.openpty()
        self.resize(columns, rows, tell=False)
        self.modes_before = termios.tcgetattr(slave)
        self._slave = slave
        named = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", **(environment or {})}
        # Tests that run beside each other are told the size of another terminal by these.
        self.process_id = self._spawn(
            words, {name: value for name, value in named.items() if name not in ("COLUMNS", "LINES")}
        )
        self.exit_code: int | None = None

    def _spawn(self, words: Sequence[str], environment: Mapping[str, str]) -> int:
        child = os.fork()
        if child == 0:
            os.setsid()
            fcntl.ioctl(self._slave, termios.TIOCSCTTY, 0)
            for descriptor in (0, 1, 2):
                os.dup2(self._slave, descriptor)
            os.closerange(3, 256)
            # Whoever runs the tests in the background may ignore these, and the program would inherit it.
            for number in (signal.SIGINT, signal.SIGQUIT):
                signal.signal(number, signal.SIG_DFL)
            os.execvpe(words[0], list(words), dict(environment))
        return child

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.exit_code is None:
            os.kill(self.process_id, signal.SIGKILL)
            os.waitpid(self.process_id, 0)
        for descriptor in (self._master, self._slave):
            if descriptor >= 0:
                os.close(descriptor)

    def press(self, *keys: str) -> None:
        """Type keys by name, or text as it is."""
        for key in keys:
            self.send(KEYS.get(key, key).encode())

    def send(self, typed: bytes) -> None:
        """Send bytes to the program as if they had been typed."""
        os.write(self._master, typed)

    def read(self, seconds: float = 0.05) -> None:
        """Take in what the program writes until it is silent for ``seconds``."""
        while select.select([self._master], [], [], seconds)[0]:
            try:
                piece = os.read(self._master, 65536)
            except OSError:
                return
            if not piece:
                return
            self._take(piece)

    def is_written_to(self, seconds: float) -> bool:
        """Wait until the program writes something, and leave it where it is."""
        return bool(select.select([self._master], [], [], seconds)[0])

    def _take(self, piece: bytes) -> None:
        self._written.append(piece)
        for query, answer in _QUERIES.items():
            if query in piece:
                os.write(self._master, answer)
        if self.draws:
            self._draw(piece)

    @property
    def written(self) -> bytes:
        """All that the program has written."""
        self._written = [b"".join(self._written)]
        return self._written[0]

    def forget(self) -> None:
        """Let go of what the program has written until now."""
        self._written.clear()

    def _draw(self, piece: bytes) -> None:
        self._stream.feed(piece)

    def lines(self) -> list[str]:
        """Give the rows of the screen without trailing blanks."""
        # Not pyte's own display, which fails on a wide character whose left half was drawn over.
        rows, columns = range(self._screen.lines), range(self._screen.columns)
        return ["".join(self._screen.buffer[y][x].data for x in columns).rstrip() for y in rows]

    def text(self) -> str:
        """Give the screen as one text."""
        return "\n".join(self.lines())

    @property
    def title(self) -> str:
        """What the program calls its window, empty while it does not."""
        return str(self._screen.title + self._screen.icon_name)

    def wait_for(self, wanted: str | Callable[[str], bool], seconds: float = 20) -> str:
        """Read until the screen holds ``wanted``; fails with the screen otherwise."""
        holds = wanted if callable(wanted) else lambda text: wanted in text
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self.read()
            if holds(self.text()):
                return self.text()
            if self._ended():
                break
        raise AssertionError(f"{wanted!r} did not appear (exit code {self.exit_code}):\n{self.text()}")

    def wait_for_end(self, seconds: float = 20) -> int:
        """Read until the program ends and give its exit code, negative for a signal."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self.read(0.02)
            if self._ended():
                self.read(0.02)
                assert self.exit_code is not None
                return self.exit_code
        raise AssertionError(f"the program did not end:\n{self.text()}")

    def is_running(self) -> bool:
        """Whether the program has not ended yet."""
        return not self._ended()

    def _ended(self) -> bool:
        if self.exit_code is None:
            child, status = os.waitpid(self.process_id, os.WNOHANG)
            if child:
                self.exit_code = os.waitstatus_to_exitcode(status)
        return self.exit_code is not None

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the program."""
        os.kill(self.process_id, number)

    def resize(self, columns: int, rows: int, *, tell: bool = True) -> None:
        """Give the terminal another size."""
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        if tell:
            self._screen.resize(rows, columns)

    def hang_up(self) -> None:
        """Close the terminal under the program, as a lost connection does."""
        os.close(self._master)
        os.close(self._slave)
        self._master = self._slave = -1

    def modes_now(self) -> list[object]:
        """Give the terminal's line settings as ``termios`` tells them."""
        return list(termios.tcgetattr(self._slave))
