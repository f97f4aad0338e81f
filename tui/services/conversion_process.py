"""One converting process: a request is written to it, and its answer comes in time or never."""

import contextlib
import json
import subprocess
import threading

from tui.services.child_process import command_for

COMMAND = command_for("tui.services.conversion_worker")
SECONDS_TO_START = 30.0


class ConversionProcess:
    """A process that is used by one thread at a time; raises ``OSError`` where none can be started."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        # Loading the converter must not count against the first body's time.
        self._answer(SECONDS_TO_START)

    @property
    def is_alive(self) -> bool:
        """Whether nothing has ended the process."""
        return self._process.poll() is None

    def ask(self, request: object, seconds: float) -> str | None:
        """Give the answer to a request, ``None`` where the process died of it or had to be ended."""
        line = self._answer(seconds, json.dumps(request).encode("ascii") + b"\n")
        return str(json.loads(line)) if line.endswith(b"\n") else None

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(BrokenPipeError):
                    pipe.close()

    def _answer(self, seconds: float, request: bytes = b"") -> bytes:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        guard = threading.Timer(seconds, self._process.kill)
        guard.start()
        try:
            self._process.stdin.write(request)
            self._process.stdin.flush()
            return self._process.stdout.readline()
        except BrokenPipeError:
            return b""
        finally:
            guard.cancel()
