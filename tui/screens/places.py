"""Remembers where the reader is, in each post, each blog and the library."""

from dataclasses import replace
from functools import partial

from tui.model.post import StoredPost
from tui.screens.asking import Asking
from tui.screens.room import MARKS
from tui.screens.stop import Stop, stop_from

LAST_BLOG = "last blog"
LAST_POST = "last post"
LAST_THEME = "theme"
ROWS_ABOVE = "rows above"


def place_name(stored: StoredPost) -> str:
    """Name the place of a post so that a later import finds it again."""
    return f"post {stored.post.key}"


class Places(Asking):
    """The part of the reading room that knows where the reader is."""

    def here(self) -> Stop | None:
        """Say where the reader is, ``None`` while no post is shown."""
        if self.opened is None:
            return None
        comments, part = self.comments, self.opened.part
        return Stop(
            self.opened.post_id,
            self.at,
            self.article.place,
            comments.comment_id,
            comments.place,
            part=None if part is None else replace(part.again, visit=None),
        )

    def save_stop(self) -> None:
        """Remember where the reader is, without waiting for the archive."""
        if (store := self._storing()) is not None:
            self.run_worker(self.write_once_drawn(store), group=MARKS)

    def save_stop_now(self) -> None:
        """Remember where the reader is before the program ends."""
        if (store := self._storing()) is not None:
            store()

    def kept_stop(self, stored: StoredPost) -> Stop:
        """Give the place where the reader left a post; it asks the archive and waits."""
        place = self.marks.load_place(stored.blog_id, place_name(stored))
        return stop_from(stored.id, place)

    def _storing(self) -> "partial[None] | None":
        stop, opened = self.here(), self.opened
        if stop is None or opened is None:
            return None
        return partial(
            self.marks.save_places,
            {
                (None, LAST_BLOG): opened.stored.blog_id,
                (opened.stored.blog_id, LAST_POST): opened.stored.post.key,
                (opened.stored.blog_id, ROWS_ABOVE): self.index.rows_above,
                (opened.stored.blog_id, place_name(opened.stored)): stop.as_place(),
            },
        )
