"""A feed that says again and again that it has moved for good is asked where it is now."""

import re
from collections.abc import Mapping
from urllib.parse import urljoin

MARK = "moved to"
ENOUGH = 3
"""In how many readings one after the other a feed has to name the same address."""
_FOR_GOOD = re.compile(r"30[18]\b.*, go to (\S+)\Z", re.DOTALL)


class Move:
    """Watches the requests of one reading for a permanent redirect of the address it begins with."""

    def __init__(self, location: str) -> None:
        """Watch for a redirect of ``location``."""
        self._location = location
        self.target = ""
        """Where the feed is said to be from now on."""

    def note(self, request: str, outcome: str) -> None:
        """Look at a request and what came of it, as ``HttpClient.watched`` tells them."""
        if request == f"GET {self._location}":
            moved = _FOR_GOOD.match(outcome)
            self.target = urljoin(self._location, moved[1]) if moved else ""

    def mark_after(self, marks: Mapping[str, str]) -> dict[str, str]:
        """Give what to remember after a reading that was good."""
        return {MARK: f"{self._times(marks)} {self.target}" if self.target else ""}

    def is_believed(self, marks: Mapping[str, str]) -> bool:
        """Whether the address was named often enough, with the reading that was watched."""
        return bool(self.target) and self._times(marks) >= ENOUGH

    def _times(self, marks: Mapping[str, str]) -> int:
        times, _, target = marks.get(MARK, "").partition(" ")
        known = int(times) if len(times) < 3 and times.isascii() and times.isdigit() else 0
        return known + 1 if target == self.target else 1
