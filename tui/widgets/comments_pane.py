"""The discussion of a post: nested comments with a cursor on one of them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING

from textual.message import Message
from textual.reactive import var

from tui.commands.command import Pane
from tui.content.terminal_text import SafeText
from tui.model import thread_views
from tui.model.thread import Thread
from tui.rendering.flow import Anchor
from tui.rendering.line import EMPTY, Line, Role, drawn
from tui.widgets.article_pane import MEASURE
from tui.widgets.column import Column, sentence
from tui.widgets.comment_column import Bodies, CommentColumn, Reader
from tui.widgets.comment_reach import CommentReach
from tui.widgets.thread_pane import CommentPlace, ThreadPane

if TYPE_CHECKING:
    from tui.rendering.document import Document

AHEAD = 8
"""Comments below the window whose bodies are asked for with those in view."""


def _no_bodies(comment_id: int) -> "Document | None":
    return None


def _now() -> datetime:
    return datetime.now(UTC)


class CommentsPane(ThreadPane, pane=Pane.COMMENTS):
    """Shows a thread; comments without their Markdown show their plain text and are asked for."""

    thread: var[Thread] = var(Thread, init=False, always_update=True)
    """The comments. Another arrangement keeps the chosen comment where it is, and the folds."""
    bodies: var[Bodies] = var[Bodies](lambda: _no_bodies, init=False)
    """Gives bodies by comment id; ``bodies_arrived`` says that there are more of them."""
    post_author: var[str] = var("", init=False)
    """Whose comments are the author's own, where the source does not say."""
    zone: var[tzinfo] = var[tzinfo](UTC, init=False)
    """Where the reader is."""
    clock: var[Callable[[], datetime]] = var[Callable[[], datetime]](lambda: _now, init=False)
    """What time it is, which decides what "today" means."""
    muted: var[frozenset[str]] = var[frozenset[str]](frozenset, init=False)
    """The names, in one spelling, of those whose comments are only named."""
    elsewhere: var[frozenset[int]] = var[frozenset[int]](frozenset, init=False)
    """The comments that answer one in another part of the discussion."""
    measure: var[int] = var(MEASURE, init=False)
    """The most cells that a line of text takes."""
    empty: var[SafeText] = var(SafeText("No comments yet."), init=False)
    """The sentence that stands where there are no comments, or why they cannot be shown."""

    picking: var[bool] = var(False, init=False)
    """Whether opening a comment only says which one is meant, and leaving says that none is."""

    @dataclass
    class Picked(Message):
        """The reader named a comment, ``None`` for none."""

        comment_id: int | None

    @dataclass
    class ParentWanted(Message):
        """The reader wants to go to what a comment answers, which is in another part of the discussion."""

        comment_id: int

    @dataclass
    class BodiesWanted(Message):
        """Comments came into view whose Markdown has not been made."""

        comment_ids: tuple[int, ...]

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._asked: set[int] = set()
        self._reach = CommentReach()
        self._will_look = False

    def bodies_arrived(self, comment_ids: Iterable[int]) -> None:
        """Show the Markdown of comments that showed their plain text until now."""
        self._asked |= set(comment_ids)
        self.relay()

    def column_at(self, width: int) -> Column:
        """Lay out the comments in view, or the sentence that stands for them."""
        if not self.shown.shown:
            return sentence(self.empty, width)
        reader = Reader(
            self.clock(), self.zone, self.post_author, self.measure, self.symbols, self.muted, self.elsewhere
        )
        return CommentColumn(self.shown, self.bodies, width, reader, self._reach)

    def margin_mark(self, place: Anchor) -> Line:
        """Mark the head of a comment that is new, edited or vanished."""
        entries = self.shown.thread.entries
        index = self.shown.shown[place.item] if self.shown.shown else len(entries)
        is_news = place.line == 0 and index < len(entries) and entries[index].stored.is_news
        return (drawn(self.symbols.new, Role.NEW),) if is_news else EMPTY

    def point_at(self, place: Anchor) -> None:
        """Choose the comment that was clicked; a second click on its head folds it."""
        shown = self.shown.shown
        if shown and shown[place.item] == self.cursor and place.line == 0:
            self.action_toggle_fold()
        elif shown:
            self.go_to(shown[place.item])

    def show(
        self,
        thread: Thread,
        *,
        bodies: Bodies,
        post_author: str,
        muted: frozenset[str],
        elsewhere: frozenset[int] = frozenset(),
        empty: SafeText,
        chosen: int | None = None,
        place: CommentPlace | None = None,
    ) -> bool:
        """Show the discussion of a post, and say whether the comment that is to be chosen is in it.

        All at once, because each change alone would lay out again what is about to go.
        """
        self.set_reactive(CommentsPane.thread, thread)
        self.set_reactive(CommentsPane.bodies, bodies)
        self.set_reactive(CommentsPane.post_author, post_author)
        self.set_reactive(CommentsPane.muted, muted)
        self.set_reactive(CommentsPane.elsewhere, elsewhere)
        self.set_reactive(CommentsPane.empty, empty)
        self._asked.clear()
        self._reach = CommentReach()
        return self.open_thread(thread, chosen, place)

    def after_moving(self, before: list[Anchor] | None) -> None:
        """Look later at what came into view: until then it may be something else again."""
        super().after_moving(before)
        if self.is_mounted and not self._will_look:
            self._will_look = True
            self.call_after_refresh(self._look_at_view)

    def action_open(self) -> None:
        """Fold or unfold the chosen comment, or name it."""
        if self.picking:
            self.post_message(self.Picked(self.comment_id))
        else:
            self.action_toggle_fold()

    def action_leave(self) -> None:
        """Go to the parent, or from a root back to the article; name no comment."""
        if not self._leave_comment():
            super().action_leave()

    def action_leave_or_quit(self) -> None:
        """Go to the parent, or from a root back to the article; name no comment."""
        if not self._leave_comment():
            super().action_leave_or_quit()

    def action_parent_comment(self) -> None:
        """Choose the comment that the chosen one answers, also where it does not hang there."""
        if self._go_to_parent() or self.comment_id is None:
            return
        edge = self.shown.thread.entries[self.cursor].edge
        if self.comment_id in self.elsewhere and edge.parent is None:
            self.post_message(self.ParentWanted(self.comment_id))
        else:
            self.go_to(None if edge.parent is None else self.shown.index_of(edge.parent))

    def action_next_new_comment(self) -> None:
        """Choose the next new comment."""
        found = thread_views.next_new(self.shown.thread, self.cursor)
        self.go_to(found)
        if found is None:
            self.post_message(self.Passed(forward=True, to_news=True))

    def action_previous_new_comment(self) -> None:
        """Choose the previous new comment."""
        self.go_to(thread_views.previous_new(self.shown.thread, self.cursor))

    def action_next_sibling(self) -> None:
        """Choose the next answer to the same comment."""
        self._jump(thread_views.next_sibling)

    def action_previous_sibling(self) -> None:
        """Choose the previous answer to the same comment."""
        self._jump(thread_views.previous_sibling)

    def action_next_root(self) -> None:
        """Choose the next root."""
        if not self._jump(thread_views.next_root):
            self.post_message(self.Passed(forward=True))

    def action_previous_root(self) -> None:
        """Choose the root of this tree or the one before it."""
        if not self._jump(thread_views.previous_root):
            self.post_message(self.Passed(forward=False))

    def action_next_by_author(self) -> None:
        """Choose the next comment by the post's author."""
        self.go_to(thread_views.next_by_author(self.shown.thread, self.cursor, self.post_author))

    def action_previous_by_author(self) -> None:
        """Choose the previous comment by the post's author."""
        self.go_to(thread_views.previous_by_author(self.shown.thread, self.cursor, self.post_author))

    def action_toggle_fold(self) -> None:
        """Hide or show the answers to the chosen comment, or the links from other sites."""
        if self.shown.shown:
            self.show_rows(self.shown.toggled(self.cursor))

    def action_fold_all(self) -> None:
        """Leave the roots."""
        self.show_rows(self.shown.fold_all())

    def action_unfold_all(self) -> None:
        """Show every comment."""
        self.show_rows(self.shown.unfold_all())

    def action_show_deeper(self) -> None:
        """Show one more level of answers."""
        self.show_rows(self.shown.deeper(1))

    def action_show_shallower(self) -> None:
        """Show one level of answers less."""
        self.show_rows(self.shown.deeper(-1))

    def watch_thread(self, thread: Thread) -> None:
        """Show another thread."""
        self._asked.clear()
        self.show_thread(thread)

    def watch_bodies(self) -> None:
        """Take the bodies from elsewhere."""
        self._asked.clear()
        self._reach = CommentReach()
        self.relay()

    def watch_measure(self) -> None:
        """Break the lines anew."""
        self.relay()

    def watch_post_author(self) -> None:
        """Mark the comments of somebody else."""
        self.relay()

    def watch_muted(self) -> None:
        """Hide what others wrote."""
        self.relay()

    def watch_empty(self) -> None:
        """Say something else where there are no comments."""
        self.relay()

    def _leave_comment(self) -> bool:
        """Name no comment, or go to the parent, and say whether there was either to do."""
        if self.picking:
            self.post_message(self.Picked(None))
        return self.picking or self._go_to_parent()

    def _go_to_parent(self) -> bool:
        if self.comment_id is None:
            return False
        parent = thread_views.parent_of(self.shown.thread, self.cursor)
        self.go_to(parent)
        return parent is not None

    def _jump(self, find: Callable[[Thread, int], int | None]) -> bool:
        """Go where ``find`` leads from the chosen comment; the links from other sites lead nowhere."""
        found = None if self.comment_id is None else find(self.shown.thread, self.cursor)
        self.go_to(found)
        return found is not None

    def _look_at_view(self) -> None:
        """Lay out more of a long comment in time, and ask for the bodies of what is in view."""
        self._will_look = False
        rows = self.rows()
        if rows and isinstance(self.column, CommentColumn) and self.column.go_on(rows[-1]):
            self.redraw()
        else:
            self._ask_for_bodies()

    def _ask_for_bodies(self) -> None:
        rows, shown = self.rows(), self.shown.shown
        if not rows or not shown:
            return
        near = shown[rows[0].item : rows[-1].item + 1 + AHEAD]
        ids = [comment_id for index in near if (comment_id := self.shown.comment_id(index)) is not None]
        wanted = tuple(id for id in ids if id not in self._asked and self.bodies(id) is None)
        if wanted:
            self._asked.update(wanted)
            self.post_message(self.BodiesWanted(wanted))
