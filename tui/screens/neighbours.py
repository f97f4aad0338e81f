"""Makes the posts ready that the reader will most likely open next."""

from contextlib import suppress

from textual import work
from textual.timer import Timer

from tui.model.errors import VoweError
from tui.screens.post_opening import PostOpening
from tui.screens.ready_posts import ReadyPost
from tui.screens.stop import Stop

READY_AFTER = 0.1
"""Seconds that a post is in view before its neighbours are loaded, so that leafing loads nothing twice."""
MOST_COMMENTS = 10_000
"""Posts with more are loaded only when they are asked for: it takes seconds and keeps much."""


class Neighbours(PostOpening):
    """The part of the reading room that looks ahead."""

    _looking_ahead: Timer | None = None

    def show_ready(self, ready: ReadyPost, stop: Stop | None = None) -> None:
        """Show a post and, once the reader stays with it, make its neighbours ready."""
        super().show_ready(ready, stop)
        if self._looking_ahead is not None:
            self._looking_ahead.stop()
        self._looking_ahead = self.set_timer(READY_AFTER, self._look_ahead)

    @work(exclusive=True, group="neighbours")
    async def _look_ahead(self) -> None:
        # What arrives meanwhile would make all of it out of date at once.
        if self.blog is None or self._wanted is None or self.is_fetching:
            return
        async with self._turn_to_write:
            pass  # the marks that are being set now would do so, too
        beside = self.index.beside(self._wanted)
        unread = await self.ask(self.library.next_unread, self.blog.id, self._wanted, newer=False)
        ids = dict.fromkeys(post_id for post_id in (unread, *beside) if post_id is not None)
        rows = await self.ask(self.library.rows, list(ids)) or []
        wanted = [row.id for row in rows if row.comments <= MOST_COMMENTS]
        # Twice, because Markdown that has to be made first is stored, which puts what was loaded out of date.
        too_large: set[int] = set()
        for post_id in wanted * 2:
            state = self.library.archive.state()
            if post_id in too_large or self._ready.find(post_id, state) is not None:
                continue
            with suppress(VoweError):  # whoever opens the post is told
                ready = await self.loaded(post_id, state)
                if ready.is_small:
                    self._ready.keep(ready, state)
                else:
                    too_large.add(post_id)
