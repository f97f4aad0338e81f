"""The only place where the command line writes, so that no foreign byte reaches a terminal."""

import json
import sys
import threading
from types import TracebackType
from typing import TextIO

from tui.content.terminal_text import many_lines, one_line
from tui.first_frame import FIRST_FRAME


def emit(text: str = "") -> None:
    """Write text to standard output, made safe, with a newline at its end."""
    _write(sys.stdout, many_lines(text))


def emit_json(value: object) -> None:
    """Write one JSON value in ASCII to standard output."""
    _write(sys.stdout, json.dumps(value, ensure_ascii=True, indent=2, allow_nan=False))


def complain(text: str) -> None:
    """Write one line to standard error, with the program's name before it and no password in it."""
    # A program that starts has nothing to complain of.
    from tui.content.typed_login import redacted

    _write(sys.stderr, f"vowe-tui: {one_line(redacted(text), 2000)}")


def tell_crashes_calmly() -> None:
    """Make the traces of crashes safe from now on: the message of an error may quote a title as it came."""
    sys.excepthook = _tell_crash
    threading.excepthook = _tell_crash_of_thread


def _tell_crash(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
    from traceback import format_exception

    _write(sys.stderr, many_lines("".join(format_exception(kind, error, trace))).rstrip("\n"))


def _tell_crash_of_thread(crash: threading.ExceptHookArgs) -> None:
    _tell_crash(crash.exc_type, crash.exc_value, crash.exc_traceback)


def _write(stream: TextIO, text: str) -> None:
    # What is written while the first frame stands there would go away with it.
    FIRST_FRAME.give_up()
    encoding = stream.encoding or "utf-8"
    stream.write(text.encode(encoding, "replace").decode(encoding) + "\n")
    stream.flush()
