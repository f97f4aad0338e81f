"""The ways between panes and posts."""

from collections.abc import Callable

from textual import on, work
from textual.events import DescendantFocus
from textual.timer import Timer

from tui.commands.command import Pane
from tui.screens.adding import Adding
from tui.screens.stop import Stop
from tui.widgets.article_pane import ArticlePane
from tui.widgets.flow_pane import FlowPane
from tui.widgets.index_pane import IndexPane

PREVIEW_AFTER = 0.12
"""Seconds the cursor rests on a post before it is shown, so that running down the index loads nothing."""

_ORDER = (Pane.INDEX, Pane.ARTICLE, Pane.COMMENTS)


class Walking(Adding):
    """The part of the reading room that leads from one place to the next."""

    _preview: Timer | None = None

    @on(IndexPane.PostHighlighted)
    def preview_post(self, event: IndexPane.PostHighlighted) -> None:
        """Show the post under the cursor once the cursor rests, where there is room beside the index."""
        if self._preview is not None:
            self._preview.stop()
        if self.at is Pane.INDEX and not self.shows_one_pane:
            self._preview = self.set_timer(PREVIEW_AFTER, lambda: self.show_preview(event.post_id))

    def show_preview(self, post_id: int) -> None:
        """Show a post on which the cursor has rested, unless the reader went on before that is heard here."""
        if self.at is Pane.INDEX and self.index.post_id == post_id:
            self.show_post(post_id)

    @on(IndexPane.PostOpened)
    def read_post(self, event: IndexPane.PostOpened) -> None:
        """Go to the chosen post."""
        self.visit(event.post_id)

    def visit(self, post_id: int, stop: Stop | None = None) -> None:
        """Leave the post in view for another one; by default its article is shown where it was left."""
        here = self.here()
        if here is not None and here.post_id != post_id:
            self.history.leave(here)
        self._go(post_id, stop)

    def _go(self, post_id: int, stop: Stop | None = None) -> None:
        if self._preview is not None:
            # The cursor may have rested on another post just before.
            self._preview.stop()
        self.index.select_post(post_id)
        self.go_to(stop.pane if stop is not None else Pane.ARTICLE)
        self.show_post(post_id, stop)

    @on(DescendantFocus)
    def follow_focus(self, event: DescendantFocus) -> None:
        """Use the pane that a click or the tab key went to, unless the reader has gone on meanwhile."""
        if event.widget is not self.focused:
            return
        for place, pane in self.panes().items():
            if event.widget is pane and place is not self.at:
                self.go_to(place)
        self.note_reading()
        self.tell_room()

    @on(ArticlePane.CommentsRequested)
    def action_show_comments(self) -> None:
        """Go to the comments."""
        self._use(Pane.COMMENTS)

    def action_show_article(self) -> None:
        """Go to the article."""
        self._use(Pane.ARTICLE)

    def action_show_index(self) -> None:
        """Go to the index."""
        self.go_to(Pane.INDEX)

    def action_next_pane(self) -> None:
        """Go to the pane on the right, from the last to the first."""
        self._turn_to(1)

    def action_previous_pane(self) -> None:
        """Go to the pane on the left, from the first to the last."""
        self._turn_to(-1)

    def _turn_to(self, direction: int) -> None:
        self._use(_ORDER[(_ORDER.index(self.at) + direction) % len(_ORDER)])

    def _use(self, pane: Pane) -> None:
        """Go to a pane; one that is reached from the index shows the post that is chosen there."""
        chosen = self.index.post_id
        if self.at is Pane.INDEX and pane is not Pane.INDEX and chosen is not None:
            self.show_post(chosen)
        self.go_to(pane)

    @on(FlowPane.LeaveRequested)
    def leave_pane(self, event: FlowPane.LeaveRequested) -> None:
        """Go one pane to the left, and at the left edge out of the program if that was asked for."""
        if self.at is not Pane.INDEX:
            self.go_to(_ORDER[_ORDER.index(self.at) - 1])
        elif event.quits:
            self.leave()

    @on(FlowPane.EndReached)
    def read_on(self, event: FlowPane.EndReached) -> None:
        """Go on where the pane ends: from the article to the comments, from there to the next unread post."""
        if not event.forward:
            if self.at is Pane.COMMENTS:
                self.go_back()
        elif self.at is Pane.ARTICLE and self.opened is not None and self.opened.comments:
            self.go_to(Pane.COMMENTS)
            self.comments.go_to_start()
        else:
            self.go_on()

    def go_back(self) -> None:
        """Go to what is read before the comments."""
        self.go_to(Pane.ARTICLE)

    def go_on(self) -> None:
        """Go to the post that is read after this one."""
        self.action_next_unread_post()

    @work(exclusive=True, group="walk")
    async def _walk_unread(self, *, newer: bool) -> None:
        here = self.index.post_id if self.at is Pane.INDEX else self._wanted
        if self.blog is None or here is None:
            return
        found = await self.ask(self.library.next_unread, self.blog.id, here, newer=newer)
        if found is None:
            self.tell(f"No unread posts {'above' if newer else 'below'}.")
        elif self.at is Pane.INDEX:
            self.index.select_post(found)
        else:
            self.visit(found, Stop(found))

    def action_next_unread_post(self) -> None:
        """Go to the next unread post, towards the older ones."""
        self._walk_unread(newer=False)

    def action_previous_unread_post(self) -> None:
        """Go to the next unread post towards the newer ones."""
        self._walk_unread(newer=True)

    def action_next_post(self) -> None:
        """Open the next older post."""
        self._step(self.index.action_next_post)

    def action_previous_post(self) -> None:
        """Open the next newer post."""
        self._step(self.index.action_previous_post)

    def _step(self, choose: Callable[[], None]) -> None:
        if self._wanted is not None:
            self.index.select_post(self._wanted)
        choose()
        chosen = self.index.post_id
        if chosen is not None and chosen != self._wanted:
            self.visit(chosen)

    def action_history_back(self) -> None:
        """Go back to where the reader was before this post."""
        here = self.here()
        stop = self.history.back(here) if here is not None else None
        if stop is not None:
            self._go(stop.post_id, stop)

    def action_history_forward(self) -> None:
        """Go forward again after going back."""
        here = self.here()
        stop = self.history.forward(here) if here is not None else None
        if stop is not None:
            self._go(stop.post_id, stop)
