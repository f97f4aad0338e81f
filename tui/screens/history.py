"""Where the reader has been, as a browser remembers it."""

from dataclasses import dataclass, field
from typing import Generic, TypeVar

Stop = TypeVar("Stop")
_LONGEST = 500


@dataclass(slots=True)
class History(Generic[Stop]):
    """Stops that can be gone back to and forward again."""

    _behind: list[Stop] = field(default_factory=list)
    _ahead: list[Stop] = field(default_factory=list)

    def leave(self, stop: Stop) -> None:
        """Remember a stop that is left for a new one; what lay ahead is forgotten."""
        if not self._behind or self._behind[-1] != stop:
            self._behind.append(stop)
        del self._behind[:-_LONGEST]
        self._ahead.clear()

    def back(self, here: Stop) -> Stop | None:
        """Go to the stop before this one, ``None`` at the first."""
        if not self._behind:
            return None
        self._ahead.append(here)
        return self._behind.pop()

    def forward(self, here: Stop) -> Stop | None:
        """Go to the stop that was gone back from, ``None`` at the last."""
        if not self._ahead:
            return None
        self._behind.append(here)
        return self._ahead.pop()
