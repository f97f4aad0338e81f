"""Goes through the parts of a discussion that is too long to be shown at once."""

from textual import on, work
from textual.worker import Worker

from tui.archive.discussion_parts import PartWish, Visit
from tui.commands.command import Pane
from tui.commands.footer import FooterEntry
from tui.content.terminal_text import SafeText
from tui.model.post import Post
from tui.screens.opened_post import OpenedPost
from tui.screens.post_opening import LOADS
from tui.screens.ready_posts import ReadyPost
from tui.screens.stop import Stop
from tui.screens.touring import Touring
from tui.widgets.comments_pane import CommentsPane


class Parts(Touring):
    """The part of the reading room that leads from one part of a discussion to another."""

    _turning: Worker[None] | None = None
    """What brings another part, so that a key that is held down asks for it once."""
    _visit: tuple[int, Visit] | None = None
    """The post in whose parts the reader is, and what was news there when they came."""
    _passed: frozenset[int] = frozenset()
    """The news of that visit in the parts that were shown."""

    def action_next_part(self) -> None:
        """Go to the next part of the discussion."""
        if self._is_in_parts() and not self._turn(forward=True):
            self.tell("This is the last part of the discussion.")

    def action_previous_part(self) -> None:
        """Go to the part of the discussion before this one."""
        if self._is_in_parts() and not self._turn(forward=False, from_end=False):
            self.tell("This is the first part of the discussion.")

    def go_on(self) -> None:
        """Read on in the next part, and after the last one as ever."""
        if self.at is not Pane.COMMENTS or not self._turn(forward=True):
            super().go_on()

    def go_back(self) -> None:
        """Read back in the part before, and from the first one as ever."""
        if not self._turn(forward=False):
            super().go_back()

    @on(CommentsPane.Passed)
    def pass_end(self, event: CommentsPane.Passed) -> None:
        """Go on in the next part, or back in the one before."""
        if event.to_news:
            self._turn_to_news()
        else:
            self._turn(forward=event.forward)

    @on(CommentsPane.ParentWanted)
    @work(group="part", exclusive=True)
    async def turn_to_parent(self, event: CommentsPane.ParentWanted) -> None:
        """Go to what a comment answers."""
        opened = self.opened
        if opened is None or opened.part is None:
            return
        found = await self.ask(self.library.parent_of, opened.post_id, event.comment_id)
        if found is not None and self.opened is opened:
            self._show_part(opened, opened.part.around(found), found)

    def show_ready(self, ready: ReadyPost, stop: Stop | None = None) -> None:
        """Show a post, and of a long discussion remember which news were shown."""
        super().show_ready(ready, stop)
        opened = ready.opened
        if opened.part is None:
            return
        visit = opened.post_id, opened.part.visit
        if visit != self._visit:
            self._visit, self._passed = visit, frozenset()
        self._passed |= opened.new_ids | opened.edited_ids | opened.vanished_ids

    def tell_room(self) -> None:
        """Label the panes, and say with which keys to go on in a discussion that is shown in parts."""
        super().tell_room()
        is_part = self.at is Pane.COMMENTS and self.opened is not None and self.opened.part is not None
        if is_part and self.find is None:
            shown = self.session.keymap.shown
            keys = FooterEntry(f"{shown('next-part')} {shown('previous-part')}", "next, previous part")
            self.status.entries = (*self.status.entries[:2], keys, *self.status.entries[2:])

    def why_no_comments(self, post: Post) -> SafeText:
        """Give the sentence for a post without comments, or for a part without one that is wanted."""
        if self.narrowing is None or self.opened is None or self.opened.part is None:
            return super().why_no_comments(post)
        shown = self.session.keymap.shown
        ways = f"{shown('next-part')} leads to the next one, {shown('narrow')} to all comments"
        return SafeText(f"There is no such comment in this part. {ways}.")

    def _is_in_parts(self) -> bool:
        if self.opened is None or self.opened.part is None:
            self.tell("All comments of this discussion are here.")
            return False
        return True

    def _turn(self, *, forward: bool, from_end: bool = True) -> bool:
        """Show the next part, or the one before from its end, and say whether there is one."""
        opened = self.opened
        part = None if opened is None else opened.part
        wish = None if part is None else part.next if forward else part.previous
        if opened is None or wish is None:
            return False
        self._show_part(opened, wish, at_end=from_end and not forward)
        return True

    def _show_part(
        self, opened: OpenedPost, wish: PartWish, comment_id: int | None = None, *, at_end: bool = False
    ) -> None:
        if self.comments.picking:
            self.tell("A comment can be hung below another one of its own part.")
        elif not self._is_turning and self._wanted == opened.post_id:
            self._turning = self._load_part(opened, wish, comment_id, at_end=at_end)

    @property
    def _is_turning(self) -> bool:
        turning = self._turning
        return turning is not None and not (turning.is_finished or turning.is_cancelled)

    @work(group=LOADS, exclusive=True)
    async def _load_part(
        self, opened: OpenedPost, wish: PartWish, comment_id: int | None, *, at_end: bool
    ) -> None:
        stop = Stop(opened.post_id, Pane.COMMENTS, self.article.place, comment_id, part=wish)
        ready = await self.ask(self.made_ready, opened.post_id, opened, stop)
        if ready is not None and self._wanted == opened.post_id:
            self.show_ready(ready, stop)
            if at_end:
                self.comments.go_to_end()

    @work(group="part", exclusive=True)
    async def _turn_to_news(self) -> None:
        opened = self.opened
        if opened is None or opened.part is None:
            return
        found = await self.ask(self.library.next_news, opened.post_id, opened.part.visit, self._passed)
        if self.opened is not opened:
            return
        if found is None:
            self.tell("Nothing else is new in this discussion.")
        else:
            self._show_part(opened, opened.part.around(found), found)
