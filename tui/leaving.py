"""How the program leaves when the system asks it to."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

_PATIENCE = 5
"""Seconds after which an orderly way out is given up."""


@contextmanager
def leaving_on_signals(leave: Callable[[signal.Signals], None]) -> Iterator[None]:
    """Call ``leave`` with INT, TERM, HUP or QUIT while the program runs.

    Without handlers TERM, HUP and QUIT would leave the terminal raw and on its alternate screen, and INT
    would end the program as if it had been left by a key.
    """
    if sys.platform == "win32":
        yield
        return

    def handle(number: int, _: FrameType | None) -> None:
        leave(signal.Signals(number))
        # The loop may hang on a terminal that is gone: then the default action of ALRM ends the program.
        signal.alarm(_PATIENCE)

    handled = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)
    before = {number: signal.signal(number, handle) for number in handled}
    try:
        yield
    finally:
        signal.alarm(0)
        for number, handler in before.items():
            signal.signal(number, handler)


def forget_output() -> None:
    """Point the standard streams nowhere, so that flushing them cannot fail on a terminal that is gone."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (1, 2):
        os.dup2(nowhere, descriptor)
