"""Adds a blog to the library while the reader reads."""

import asyncio

from textual import work

from tui.content.terminal_text import SafeText, one_line
from tui.model.blog import SourceRecord
from tui.model.errors import VoweError
from tui.screens.fetching import Fetching
from tui.services.background import BackgroundWork, WorkStopped
from tui.services.reading import ReadingMarks

ASKED = SafeText("Web address, file or folder of the blog")


class Adding(Fetching):
    """The part of the reading room that takes in new blogs."""

    _search: BackgroundWork[SourceRecord] | None = None

    @work(group="overlay", exclusive=True)
    async def action_add_blog(self) -> None:
        """Ask where a blog is, and read it."""
        if self.is_fetching:
            self.tell("Already fetching; esc stops.")
            return
        location = await self.ask_for_line(ASKED)
        if location:
            await self._take_in_without_login(location)

    async def _take_in_without_login(self, typed: str) -> None:
        try:
            location = await asyncio.to_thread(self.session.without_login, typed)
        except VoweError as error:
            self.tell(str(error), trouble=True)
            return
        self._take_in(location)

    @work(group="fetch")
    async def _take_in(self, location: str) -> None:
        """Find out what a place holds, open its blog, and fetch its posts into the open index."""
        if self.session.offline and self.session.needs_network(location):
            self.tell("Offline: nothing was fetched.")
            return
        library = self.session.own or self.library
        archive = library.archive
        self._search = BackgroundWork(lambda: self.session.register(archive, location)).start()
        self.tell(f"Looking at {one_line(location)}; esc stops.")
        try:
            record = await self._search.outcome()
        except WorkStopped:
            self.tell("Stopped; nothing was added.")
            return
        except VoweError as error:
            self.tell(str(error), trouble=True)
            return
        finally:
            self._search = None
        await self._open_added(record)

    async def _open_added(self, record: SourceRecord) -> None:
        if self.session.own is not None:
            self.save_stop()
            self.session.leave_sample()
            self.library, self.marks = self.session.library, ReadingMarks(self.session.library.archive)
        blog = await self.ask(self.library.blog, record.blog_id)
        if blog is not None:
            await self.open_blog(blog)
            self.start_fetching()

    @property
    def is_fetching(self) -> bool:
        """Whether something is being looked for or fetched now."""
        return self._search is not None or super().is_fetching

    def action_stop_fetching(self) -> None:
        """Stop looking and fetching at once; what has come stays."""
        if self._search is not None:
            self._search.cancel()
        super().action_stop_fetching()

    def stop_fetching_before_leaving(self) -> None:
        """Stop and wait until nobody writes any more."""
        if self._search is not None:
            self._search.cancel()
            self._search.join(3)
        super().stop_fetching_before_leaving()
