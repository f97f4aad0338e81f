"""Two programs that are given the same keys, each in a terminal of its own."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.e2e.terminal import Terminal

PATIENCE = 60.0
"""Seconds within which anything that is to come has come, however busy the machine is."""
PATIENCE_WITH_DIFFERENCES = 10.0
"""Seconds after which screens that differ are taken to stay so."""


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Goes on when both programs show what is waited for, however long one of them takes."""

    first: Terminal
    second: Terminal

    def __iter__(self) -> Iterator[Terminal]:
        yield self.first
        yield self.second

    def press(self, *keys: str) -> None:
        """Type the same into both."""
        for terminal in self:
            terminal.press(*keys)

    def wait_for(self, wanted: str | Callable[[str], bool]) -> None:
        """Wait until both screens hold ``wanted``."""
        for terminal in self:
            terminal.wait_for(wanted, PATIENCE)

    def settle(self) -> None:
        """Wait until both show the same; where they never do, leave them as they are."""
        until = time.monotonic() + PATIENCE_WITH_DIFFERENCES
        while time.monotonic() < until:
            for terminal in self:
                terminal.read()
            if self.first.lines() == self.second.lines():
                return
