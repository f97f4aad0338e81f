"""Asks a site for its pages as a guest would: one at a time, with pauses, and none that is kept back."""

import asyncio

from tui.model.errors import SourceError, SourceMissing, SourceRefused
from tui.model.sync_report import Skipped
from tui.sources.http_answer import Answer
from tui.sources.http_client import HttpClient
from tui.sources.pages.live.remembered import UNKNOWN, Known
from tui.sources.pages.live.robots import Robots

PAUSE = 0.5
"""Seconds between two pages where the site asks for no longer pause."""
ACCEPTED = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1"
TRIES = 2
MOST_FAILURES = 5
GONE = frozenset((404, 410))


class Visitor:
    """Visits the pages of one site; a page that cannot be had is told, and many in a row end the visit."""

    def __init__(self, http: HttpClient, robots: Robots, pause: float = PAUSE) -> None:
        self._http = http
        self._robots = robots
        self._pause = max(pause, robots.pause)
        self._has_asked = False
        self._failures = 0
        self.kept_back = 0
        """How many pages were not asked for, because the site asks for that."""

    async def visit(self, address: str, known: Known = UNKNOWN) -> Answer | Skipped | None:
        """Give the answer of a page, which may be 304 where it is known, or why it cannot be had.

        ``None`` stands for a page that robots.txt asks to leave alone. Raises the ``SourceError`` of the host
        where that is the trouble, or of the last page where five in a row cannot be had.
        """
        if not self._robots.allows(address):
            self.kept_back += 1
            return None
        try:
            answer = await self.ask(address, known)
        except (SourceMissing, SourceRefused):
            raise
        except SourceError as error:
            return self._lost(address, str(error), error)
        if answer.ok or (answer.status == 304 and known.condition):
            self._failures = 0
            return answer
        if answer.status == 429:
            raise answer.error()
        why = f"The server answers with {answer.status}."
        return Skipped(address, why) if answer.status in GONE else self._lost(address, why, answer.error())

    async def ask(self, address: str, known: Known = UNKNOWN) -> Answer:
        """Give the answer of an address whatever it is, after the pause."""
        if self._has_asked:
            await asyncio.sleep(self._pause)
        self._has_asked = True
        return await self._http.get(address, accept=ACCEPTED, tries=TRIES, unless=known.condition)

    def _lost(self, address: str, why: str, error: SourceError) -> Skipped:
        self._failures += 1
        if self._failures == MOST_FAILURES:
            raise error
        return Skipped(address, why)
