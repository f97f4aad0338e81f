"""Makes Markdown of foreign HTML in a process of its own."""

import contextlib
import json
import subprocess
import sys
import threading
from typing import IO

from tui.model.post import BodyFormat

_WORKER = [sys.executable, "-m", "tui.services.conversion_worker"]


class Conversion:
    """A converting process, started when it is first needed and again whenever it died.

    Not ``multiprocessing``: Textual replaces ``sys.stderr`` by something without a file descriptor, on which
    its resource tracker fails, and a pool cannot end a single task that hangs.
    """

    def __init__(self, seconds: float = 5.0) -> None:
        self._seconds = seconds
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def markdown(self, body: str, body_format: BodyFormat, base: str = "") -> str:
        """Convert ``body`` as ``content.markdown`` does, from any thread.

        A body on which the process dies or takes longer than it may becomes its plain text.
        """
        if not body.strip():
            return ""
        with self._lock:
            answer = self._ask(json.dumps([body, body_format, base]).encode("ascii"))
        if answer is None:
            return _as_plain(body, body_format)
        return answer

    def start(self) -> None:
        """Start the process now, so that the first conversion need not wait for it."""
        with self._lock:
            self._running()

    def close(self) -> None:
        """End the process."""
        with self._lock:
            if self._process is not None:
                self._end(self._process)

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            self._process = subprocess.Popen(
                _WORKER, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
            assert self._process.stdout is not None
            # Loading the converter must not count against the first body's time.
            self._process.stdout.readline()
        return self._process

    def _ask(self, request: bytes) -> str | None:
        process = self._running()
        assert process.stdin is not None
        assert process.stdout is not None
        guard = threading.Timer(self._seconds, process.kill)
        guard.start()
        try:
            line = _exchange(process.stdin, process.stdout, request)
        finally:
            guard.cancel()
        if not line.endswith(b"\n"):
            self._end(process)
            return None
        return str(json.loads(line))

    def _end(self, process: subprocess.Popen[bytes]) -> None:
        self._process = None
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with contextlib.suppress(BrokenPipeError):
                    pipe.close()


def _exchange(requests: IO[bytes], answers: IO[bytes], request: bytes) -> bytes:
    try:
        requests.write(request + b"\n")
        requests.flush()
        return answers.readline()
    except BrokenPipeError:
        return b""


def _as_plain(body: str, body_format: BodyFormat) -> str:
    from tui.content.markdown import to_markdown
    from tui.content.plain_text import plain_text

    return to_markdown(plain_text(body, body_format), BodyFormat.TEXT)
