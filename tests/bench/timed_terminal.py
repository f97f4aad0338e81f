"""Runs a program in a pseudo terminal and tells to the tenth of a millisecond when what came out of it."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType

import pyte

from tests.bench.process import memory_of

KEYS = {"enter": b"\r", "escape": b"\x1b", "pagedown": b"\x1b[6~", "pageup": b"\x1b[5~", "ctrl+f": b"\x06"}
FRAME_ENDS = b"\x1b[?2026l"
# What a terminal says that draws a frame at once: without it the end of a frame cannot be told.
ANSWERS = {b"\x1b[?2026$p": b"\x1b[?2026;2$y", b"\x1b[?2048$p": b"\x1b[?2048;0$y"}
# pyte takes the letter at the end of such a sequence for text.
STRANGE = re.compile(rb"\x1b\[[<>=][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*\$p")
SILENCE = 0.04
"""Seconds without output after which a program has nothing more to say for now."""


class NothingSeen(Exception):
    """The program did not show what was waited for."""


class TimedTerminal:
    """A terminal with one program in it, whose output is only stamped while it runs and read in pauses."""

    def __init__(
        self, words: Sequence[str], environment: Mapping[str, str], *, columns: int = 120, rows: int = 40
    ) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        name = os.ttyname(slave)
        told = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", **environment}
        self.started = time.perf_counter()
        # A new session's first terminal becomes its own, so that it has to be opened by its name.
        self.process_id = os.posix_spawnp(
            words[0],
            list(words),
            told,
            file_actions=[
                (os.POSIX_SPAWN_OPEN, 0, name, os.O_RDWR, 0),
                (os.POSIX_SPAWN_DUP2, 0, 1),
                (os.POSIX_SPAWN_DUP2, 0, 2),
            ],
            setsid=True,
        )
        os.close(slave)
        self._unread: list[tuple[float, bytes]] = []
        self._is_over = False

    def __enter__(self) -> "TimedTerminal":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def press(self, key: str) -> float:
        """Type one key, or text as it is, and say when."""
        self._read_up()
        when = time.perf_counter()
        os.write(self._master, KEYS.get(key, key.encode()))
        return when

    def time_to_frame(self, key: str, seconds: float = 5.0) -> float | None:
        """Type a key and give the milliseconds until the next frame was whole, ``None`` where none came."""
        # What an earlier key brought late, such as the post under the cursor, is no answer to this one.
        self.settle()
        pressed = self.press(key)
        until = pressed + seconds
        seen = b""
        while FRAME_ENDS not in seen and self._take(until - time.perf_counter()):
            seen = seen[-len(FRAME_ENDS) :] + self._unread[-1][1]
        framed = self._unread[-1][0] if FRAME_ENDS in seen else None
        self.settle()
        return None if framed is None else (framed - pressed) * 1000

    def time_to(self, wanted: str | Callable[[str], bool], *, since: float, seconds: float = 60.0) -> float:
        """Give the milliseconds from ``since`` until the screen held ``wanted``; raises ``NothingSeen``."""
        holds = wanted if callable(wanted) else lambda text: wanted in text
        until = time.perf_counter() + seconds
        while True:
            while self._unread:
                stamp, piece = self._unread.pop(0)
                self._stream.feed(STRANGE.sub(b"", piece))
                if holds(self.text()):
                    return (stamp - since) * 1000
            if time.perf_counter() > until or self._is_over:
                raise NothingSeen(f"{wanted!r} did not appear:\n{self.text()}")
            self.settle(0.02, seconds=1.0)

    def settle(self, silence: float = SILENCE, seconds: float = 10.0) -> None:
        """Take in what comes until nothing has come for ``silence`` seconds, at most for ``seconds``."""
        until = time.perf_counter() + seconds
        while time.perf_counter() < until and self._take(silence):
            pass

    def text(self) -> str:
        """Give the screen as text, as far as it was read."""
        rows, columns = range(self._screen.lines), range(self._screen.columns)
        return "\n".join("".join(self._screen.buffer[y][x].data for x in columns).rstrip() for y in rows)

    def screen(self) -> str:
        """Read all that came and give the screen as text."""
        self.settle()
        self._read_up()
        return self.text()

    def memory(self) -> float:
        """Give the resident memory of the program and of all it started, in megabytes."""
        return memory_of(self.process_id)

    def close(self, *, keys: str = "", seconds: float = 5.0) -> None:
        """End the program, with ``keys`` in its own way where it takes them."""
        if self.process_id:
            if not keys or not self._ends_after(keys, seconds):
                os.kill(self.process_id, signal.SIGKILL)
                os.waitpid(self.process_id, 0)
            os.close(self._master)
            self.process_id = 0

    def _ends_after(self, keys: str, seconds: float) -> bool:
        """Type ``keys`` and say whether the program ends in time, with all kept for its next start."""
        until = self.press(keys) + seconds
        while time.perf_counter() < until:
            self.settle(0.02, seconds=0.5)
            if os.waitpid(self.process_id, os.WNOHANG)[0]:
                return True
            time.sleep(0.01)
        return False

    def _read_up(self) -> None:
        for _, piece in self._unread:
            self._stream.feed(STRANGE.sub(b"", piece))
        self._unread.clear()

    def _take(self, seconds: float) -> bool:
        """Stamp the next piece of output; false where none came in time."""
        if not select.select([self._master], [], [], max(0.0, seconds))[0]:
            return False
        try:
            piece = os.read(self._master, 65536)
        except OSError:  # how Linux says that the program has ended
            piece = b""
        if not piece:
            self._is_over = True
            return False
        self._unread.append((time.perf_counter(), piece))
        for query, answer in ANSWERS.items():
            if query in piece:
                os.write(self._master, answer)
        return True
