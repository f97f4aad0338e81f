"""A cursor on the rows of a thread, and a window that stays where the reader looks."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from textual.message import Message

from tui.model import thread_views
from tui.model.thread import Thread
from tui.rendering.comment_layout import comment_text
from tui.rendering.flow import START, Anchor
from tui.widgets.findable_pane import FindablePane, Texts
from tui.widgets.link_pane import LinkPane
from tui.widgets.thread_rows import ThreadRows

CONTEXT = 1
"""Lines that stay in view above and below the chosen comment."""


class CommentPlace(NamedTuple):
    """A line of a comment."""

    comment_id: int
    line: int = 0


class ThreadPane(LinkPane, FindablePane):
    """Chooses one comment of a thread; folding and unfolding leave it where it is on the screen."""

    GUTTER = 1

    @dataclass
    class CommentHighlighted(Message):
        """The cursor came to stand on another comment."""

        comment_id: int

    @dataclass
    class Passed(Message):
        """The reader wants to go beyond the first or the last comment."""

        forward: bool
        to_news: bool = False
        """Whether they want to go to the next new comment."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.shown = ThreadRows()
        self._cursor = 0
        self._highlighted: int | None = None

    @property
    def cursor(self) -> int:
        """The index of the chosen entry, one beyond the entries for the links from other sites."""
        return self._cursor

    @property
    def comment_id(self) -> int | None:
        """The chosen comment, ``None`` on the links from other sites and where there are no comments."""
        return self.shown.comment_id(self._cursor)

    @property
    def branch(self) -> tuple[int, ...]:
        """The ids of the chosen comment and of all answers below it."""
        entries = self.shown.thread.entries
        if self._cursor >= len(entries):
            return ()
        end = self._cursor + entries[self._cursor].size
        return tuple(entry.stored.id for entry in entries[self._cursor : end])

    @property
    def place(self) -> CommentPlace | None:
        """The line at the top, ``None`` where it belongs to no comment."""
        index = self._index_at(self.top())
        comment_id = None if index is None else self.shown.comment_id(index)
        return None if comment_id is None else CommentPlace(comment_id, self.top().line)

    @place.setter
    def place(self, place: CommentPlace | None) -> None:
        index = None if place is None else self.shown.index_of(place.comment_id)
        if place is not None and index is not None:
            self.begin(Anchor(self.shown.row_of(index), place.line))

    def select_comment(self, comment_id: int) -> bool:
        """Choose a comment, unfolding what hides it, and say whether there is such a comment."""
        index = self.shown.index_of(comment_id)
        self.go_to(index)
        return index is not None

    def select_first_new(self) -> bool:
        """Choose the first new comment and say whether there is one."""
        index = thread_views.first_new(self.shown.thread)
        self.go_to(index)
        return index is not None

    def go_to(self, index: int | None) -> None:
        """Choose an entry, unfolding what hides it; ``None`` leaves everything as it is."""
        if index is not None:
            self.show_rows(self.shown.revealing(index))
            self._move_to(index)

    def show_thread(self, thread: Thread) -> None:
        """Show another thread, or another arrangement of the same comments."""
        rows = self.shown.with_thread(thread)
        kept = self._kept(rows)
        if kept is None:
            self.shown, self._cursor = ThreadRows(thread), 0
            self.begin(START)
            self.show_find(None)
        else:
            self._show(rows, kept)
        self._tell()
        self.find_again()

    def open_thread(
        self, thread: Thread, comment_id: int | None = None, place: CommentPlace | None = None
    ) -> bool:
        """Show a thread from a place on, with a comment chosen, and say whether it has that comment."""
        rows = self.shown.with_thread(thread)
        index = None if comment_id is None else rows.index_of(comment_id)
        top = None if place is None else rows.index_of(place.comment_id)
        if index is None or place is None or top is None:
            self.show_thread(thread)
            self.go_to(index)
            return index is not None
        if self._kept(rows) is None:
            self.show_find(None)
        self.shown, self._cursor = rows.revealing(index), index
        self.begin(Anchor(self.shown.row_of(top), place.line))
        self._tell()
        self.find_again()
        return True

    def show_rows(self, rows: ThreadRows) -> None:
        """Fold or unfold; a chosen comment that vanishes gives the cursor to the one that hides it."""
        if rows != self.shown:
            self._show(rows, rows.shown[rows.row_of(self._cursor)] if rows.shown else 0)
            self._tell()

    def is_chosen(self, place: Anchor) -> bool:
        """Tell whether a line belongs to the chosen comment; the blank line below it does not."""
        return self._index_at(place) == self._cursor and place.line < self._text_lines(place.item)

    def texts(self) -> Texts:
        """Give name and words of each comment under its index."""
        entries = self.shown.thread.entries
        return lambda: ((index, comment_text(entry.stored)) for index, entry in enumerate(entries))

    def here(self) -> int:
        """Give the index of the chosen entry."""
        return self._cursor

    def item_of(self, key: int) -> int | None:
        """Give the row of an entry, ``None`` where it is hidden."""
        return None if self.shown.is_hidden(key) else self.shown.row_of(key)

    def show_key(self, key: int) -> None:
        """Choose an entry, unfolding what hides it and the entry itself."""
        if 0 <= key < len(self.shown.thread.entries):
            self.show_rows(self.shown.unfolded(key))
            self._move_to(key)

    def way_back(self) -> Callable[[], None]:
        """Give what leads back to the chosen entry, with the folds as they are now."""
        rows, cursor, top = self.shown, self._cursor, self.top()

        def go_back() -> None:
            if rows.thread is self.shown.thread:
                self.show_rows(rows)
                self._move_to(cursor)
                self.begin(top)

        return go_back

    def step(self, count: int) -> None:
        """Choose the next comment, or show the rest of one that is higher than the window first."""
        shown = self.shown.shown
        if not shown:
            self.post_message(self.Passed(count > 0))
        elif not self._show_rest(count):
            row = self.shown.row_of(self._cursor) + count
            self._move_to(shown[max(0, min(row, len(shown) - 1))])
            if row not in range(len(shown)):
                self.post_message(self.Passed(count > 0))

    def turn(self, lines: int) -> None:
        """Move the window; a comment that leaves it gives the cursor to one in view."""
        self.scroll_lines(lines)
        rows, shown = self.rows(), self.shown.shown
        if rows and shown:
            heads = [line.item for line in rows if line.line == 0] or [rows[0].item]
            row = self.shown.row_of(self._cursor)
            self._cursor = shown[max(heads[0], min(row, heads[-1]))]
            self.redraw_moved()
            self._tell()

    def go_to_start(self) -> None:
        """Choose the first comment."""
        if self.shown.shown:
            self._move_to(self.shown.shown[0])

    def go_to_end(self) -> None:
        """Choose the last comment in view, or the links from other sites."""
        if self.shown.shown:
            self._move_to(self.shown.shown[-1])

    def _kept(self, rows: ThreadRows) -> int | None:
        """Find the chosen comment, or the chosen links from other sites, in other rows."""
        if self.comment_id is not None:
            return rows.index_of(self.comment_id)
        links = {ping.id for ping in self.shown.thread.pings}
        return rows.pings_index if any(ping.id in links for ping in rows.thread.pings) else None

    def _index_at(self, place: Anchor) -> int | None:
        shown = self.shown.shown
        return shown[place.item] if place.item < len(shown) else None

    def _text_lines(self, row: int) -> int:
        """Count the lines of a comment without the blank one below; a folded comment has none."""
        return self.column.height(row) - self._is_open(self.shown.shown[row])

    def _is_open(self, index: int) -> bool:
        return self.shown.pings_open if index == self.shown.pings_index else index not in self.shown.folded

    def _show_rest(self, count: int) -> bool:
        """Scroll within the chosen comment where it goes on beyond the window, and say whether it does."""
        rows, row = self.rows(), self.shown.row_of(self._cursor)
        hidden = 0
        if rows and count > 0 and rows[-1].item == row:
            hidden = min(self.page, self._text_lines(row) - 1 - rows[-1].line)
        elif rows and count < 0 and rows[0].item == row:
            hidden = -min(self.page, rows[0].line)
        return bool(hidden * count > 0 and self.scroll_lines(hidden))

    def _show(self, rows: ThreadRows, cursor: int) -> None:
        """Show other rows with the head of the chosen comment on the line of the screen where it was."""
        head = Anchor(self.shown.row_of(self._cursor), 0)
        line_on_screen = self.rows().index(head) if head in self.rows() else 0
        self.shown, self._cursor = rows, cursor
        head = Anchor(rows.row_of(cursor), 0)
        self.begin(head)
        if head in self.rows():
            self.scroll_lines(self.rows().index(head) - line_on_screen)

    def _move_to(self, index: int) -> None:
        self._cursor = index
        self.show_item(self.shown.row_of(index), CONTEXT, below=self._is_open(index))
        self._tell()

    def _tell(self) -> None:
        """Say which comment is chosen, once for each change."""
        if self.comment_id != self._highlighted:
            self._highlighted = self.comment_id
            if self.comment_id is not None:
                self.post_message(self.CommentHighlighted(self.comment_id))
