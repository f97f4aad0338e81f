"""Asks a site for its pages as a guest would: one at a time, with pauses, and none that is kept back."""

import asyncio

from tui.model.errors import SourceError, SourceMissing, SourceRefused
from tui.model.sync_report import Skipped
from tui.sources.http_answer import Answer
from tui.sources.http_client import HttpClient
from tui.sources.http_version import NO_VERSION, Version
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
        self._held: dict[str, Answer] = {}
        self.kept_back: set[str] = set()
        """The pages that were not asked for, because the site asks for that."""
        self.lost = 0
        """How many pages could not be had and may be had another time."""

    def hold(self, address: str, answer: Answer) -> None:
        """Keep an answer for the next visit of its page, so that the page is asked for once only."""
        self._held[address] = answer

    async def visit(self, address: str, known: Version = NO_VERSION) -> Answer | Skipped | None:
        """Give the answer of a page or why it cannot be had; it may be 304 where it is known, 404 and 410.

        ``None`` stands for a page that robots.txt asks to leave alone. Raises the ``SourceError`` of the host
        where that is the trouble, or of the last page where five in a row cannot be had.
        """
        if held := self._held.pop(address, None):
            return held
        if not self._robots.allows(address):
            self.kept_back.add(address)
            return None
        try:
            answer = await self.ask(address, known)
        except (SourceMissing, SourceRefused):
            raise
        except SourceError as error:
            return self._lost(address, str(error), error)
        if answer.ok or answer.status in GONE or (answer.status == 304 and known.condition):
            self._failures = 0
            return answer
        if answer.status == 429:
            raise answer.error()
        return self._lost(address, f"The server answers with {answer.status}.", answer.error())

    async def ask(self, address: str, known: Version = NO_VERSION) -> Answer:
        """Give the answer of an address whatever it is, after the pause."""
        if self._has_asked:
            await asyncio.sleep(self._pause)
        self._has_asked = True
        return await self._http.get(address, accept=ACCEPTED, tries=TRIES, unless=known.condition)

    def _lost(self, address: str, why: str, error: SourceError) -> Skipped:
        self.lost += 1
        self._failures += 1
        if self._failures == MOST_FAILURES:
            raise error
        return Skipped(address, why)
