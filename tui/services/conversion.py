"""Makes Markdown of foreign HTML in processes of their own."""

import contextlib
import threading

from tui.model.post import BodyFormat
from tui.services.conversion_process import ConversionProcess

SECONDS = 5.0
"""How long a body may take."""
MOST_AT_ONCE = 2
"""So that one body that takes all its time does not keep the others waiting."""
PLAIN = "*The formatting of this text could not be read; it is shown without.*"
BEGINNING = "*This text could not be read as a whole; only its beginning is shown.*"
_SURELY_READABLE = 64 * 1024
"""Characters of which the text is found in some milliseconds, whatever they are."""


class Conversion:
    """Converting processes, started when they are first needed and replaced when they died.

    Not ``multiprocessing``: Textual replaces ``sys.stderr`` by something without a file descriptor, on which
    its resource tracker fails, and a pool cannot end a single task that hangs.
    """

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._places = threading.Semaphore(MOST_AT_ONCE)
        self._idle: list[ConversionProcess] = []

    def markdown(self, body: str, body_format: BodyFormat, base: str = "") -> str:
        """Convert ``body`` as ``content.markdown`` does, from any thread.

        A body on which the process dies or takes longer than it may becomes its plain text; one on which that
        happens again, its beginning. A note in front says so.
        """
        if not body.strip():
            return ""
        request = [body, body_format, base]
        if (markdown := self._ask([*request, True])) is not None:
            return markdown
        if (text := self._ask([*request, False])) is not None:
            return f"{PLAIN}\n\n{text}"
        return f"{BEGINNING}\n\n{_as_plain(body[:_SURELY_READABLE], body_format)}"

    def start(self) -> None:
        """Start a process now, so that the first conversion need not wait for it."""
        with self._places, contextlib.suppress(OSError):
            self._idle.append(self._taken())

    def close(self) -> None:
        """End the processes, after what they are converting."""
        for _ in range(MOST_AT_ONCE):
            self._places.acquire()
        while self._idle:
            self._idle.pop().end()
        self._places.release(MOST_AT_ONCE)

    def _ask(self, request: object) -> str | None:
        with self._places:
            try:
                process = self._taken()
            except OSError:
                return None  # the system grants no more processes
            answer = process.ask(request, self._seconds)
            if answer is None:
                process.end()
            else:
                self._idle.append(process)
            return answer

    def _taken(self) -> ConversionProcess:
        """Take an idle process, unless somebody ended it meanwhile, or start one."""
        while True:
            try:
                process = self._idle.pop()
            except IndexError:
                return ConversionProcess()
            if process.is_alive:
                return process
            process.end()


def _as_plain(body: str, body_format: BodyFormat) -> str:
    from tui.content.markdown import to_plain_markdown

    return to_plain_markdown(body, body_format)
