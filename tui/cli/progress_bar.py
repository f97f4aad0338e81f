"""A bar on standard error for work that takes longer than a second, on a terminal only."""

import sys
import time
from types import TracebackType

from tui.content.terminal_text import cut, one_line, pad
from tui.sources.source import Progress

_WIDTH = 24
_PARTS = " ▏▎▍▌▋▊▉█"


def bar(done: int, total: int, width: int = _WIDTH) -> str:
    """Draw ``done`` of ``total`` in ``width`` cells, to an eighth of a cell."""
    eighths = width * 8 if total <= 0 else min(done, total) * width * 8 // total
    full, part = divmod(eighths, 8)
    return ("█" * full + (_PARTS[part] if part else "")).ljust(width)


def told(progress: Progress) -> str:
    """Say how far the work has come."""
    if progress.unit == "bytes":
        return f"{progress.done // 1_000_000:,} of {(progress.total or 0) // 1_000_000:,} MB"
    of = "" if progress.total is None else f" of {progress.total:,}"
    return f"{progress.done:,}{of} {progress.unit}"


class ProgressBar:
    """Shows progress in one line and leaves no trace of it."""

    def __init__(self, what: str) -> None:
        self._what = cut(one_line(what), 40)
        self._shows = sys.stderr.isatty()
        self._due = time.monotonic() + 1
        self._drawn = False

    def __enter__(self) -> "ProgressBar":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.hide()

    def hide(self) -> None:
        """Take the line away, so that something else can be written; it comes back with the next progress."""
        if self._drawn:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._drawn = False

    def show(self, progress: Progress) -> None:
        """Draw how far the work has come, at most ten times a second."""
        if not self._shows or time.monotonic() < self._due:
            return
        self._due = time.monotonic() + 0.1
        self._drawn = True
        drawn = "" if progress.total is None else f" ▕{bar(progress.done, progress.total)}▏"
        sys.stderr.write(f"\r\x1b[K{pad(self._what, 20)}{drawn} {told(progress)}  ctrl+c stops")
        sys.stderr.flush()
