"""Fetches what is new while the reader reads."""

from typing import TYPE_CHECKING

from textual import work

from tui.model.errors import VoweError
from tui.model.sync_report import SyncReport
from tui.rendering.numbers import grouped, plural
from tui.screens.blog_opening import BlogOpening
from tui.services.background import BackgroundWork, WorkStopped

if TYPE_CHECKING:
    from tui.sources.source import Progress

SHOWN_EVERY = 0.1
"""Seconds between two looks at how far the fetching has come."""
RELOADED_EVERY = 2.0
"""Seconds between two looks at the index while posts arrive."""


class Fetching(BlogOpening):
    """The part of the reading room that talks to servers."""

    _fetch: BackgroundWork[list[SyncReport]] | None = None
    _progress: "Progress | None" = None

    def action_refresh(self) -> None:
        """Fetch what is new in this blog."""
        if self.blog is None:
            self.tell("There is no blog to fetch yet.")
        elif self.session.offline:
            self.tell("Offline: nothing was fetched.")
        elif self.is_fetching:
            self.tell("Already fetching; esc stops.")
        else:
            self._refresh(self.blog.id)

    def start_fetching(self) -> None:
        """Read a blog that was just added, which may lie in a file: then the network is not asked."""
        if self.blog is not None and not self.is_fetching:
            self._refresh(self.blog.id)

    def action_stop_fetching(self) -> None:
        """Stop fetching at once; what has come stays."""
        if self._fetch is not None:
            self._fetch.cancel()

    @property
    def is_fetching(self) -> bool:
        """Whether something is being fetched now."""
        return self._fetch is not None

    def _refresh(self, blog_id: int) -> None:
        archive = self.library.archive
        fetch = BackgroundWork(lambda: self.session.refresh(archive, blog_id, self._note_progress))
        # Noted at once: a worker begins only after the keys that were typed ahead, which may ask again.
        self._fetch = fetch.start()
        self._show_fetch(fetch)

    @work(group="fetch")
    async def _show_fetch(self, fetch: BackgroundWork[list[SyncReport]]) -> None:
        shown = self.set_interval(SHOWN_EVERY, self._show_progress)
        listed = self.set_interval(RELOADED_EVERY, self.reload_index)
        self._show_progress()
        try:
            reports = await fetch.outcome()
        except WorkStopped:
            told, trouble = "Stopped; what had come is kept.", False
        except VoweError as error:
            told, trouble = str(error), True
        else:
            told, trouble = _outcome(reports)
        finally:
            self._fetch = self._progress = None
            shown.stop()
            listed.stop()
        self.tell(told, trouble=trouble)
        await self.reload_blog()

    def _show_progress(self) -> None:
        self.tell_progress(self._progress)

    def _note_progress(self, progress: "Progress") -> None:
        # Called from the fetching thread: a plain assignment is all that is shared.
        self._progress = progress

    def stop_fetching_before_leaving(self) -> None:
        """Stop and wait until the fetching thread no longer writes."""
        if self._fetch is not None:
            self._fetch.cancel()
            self._fetch.join(3)


def _outcome(reports: list[SyncReport]) -> tuple[str, bool]:
    failure = next((report.failure for report in reports if report.failure), "")
    if failure:
        return failure, True
    posts = sum(report.posts.new for report in reports)
    comments = sum(report.comments.new for report in reports)
    changed = sum(report.posts.changed + report.comments.changed for report in reports)
    if not (posts or comments or changed):
        return "Nothing new.", False
    news = (plural(posts, "new post"), plural(comments, "new comment"), f"{grouped(changed)} changed")
    return ", ".join(news), False
