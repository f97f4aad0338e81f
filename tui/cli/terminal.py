"""Whether there is a terminal that panes can be drawn on."""

import os
import sys
from collections.abc import Mapping
from typing import Protocol

from tui.cli.arguments import UsageError


class NoTerminal(UsageError):
    """Panes need a terminal, and there is none."""


class _Stream(Protocol):
    def isatty(self) -> bool: ...


def require_terminal(streams: tuple[_Stream, ...] = (), environment: Mapping[str, str] = os.environ) -> None:
    """Raise ``NoTerminal`` unless all streams are a terminal that understands cursor movement.

    Textual draws on standard error, so that one must not lead elsewhere either.
    """
    if not all(stream.isatty() for stream in streams or (sys.stdin, sys.stdout, sys.stderr)):
        raise NoTerminal("this needs a terminal; vowe-tui list, show and search print without one.")
    if environment.get("TERM", "") in ("", "dumb", "unknown"):
        raise NoTerminal(
            f"the terminal calls itself {environment.get('TERM', '')!r} (TERM) and cannot show panes; "
            "vowe-tui list, show and search print without them."
        )
