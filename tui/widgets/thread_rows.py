"""A thread with its folds, as the rows that are in view."""

from bisect import bisect_right
from collections.abc import Set
from dataclasses import dataclass, field, replace
from functools import cached_property

from tui.model.thread import Thread
from tui.model.thread_views import foldable, index_of, path, visible


@dataclass(frozen=True)
class ThreadRows:
    """The entries in view, as indexes into the thread; the last row stands for the links from other sites.

    A row is a place in ``shown``; an index counts the thread's entries, with ``pings_index`` one beyond them.
    """

    thread: Thread = field(default_factory=Thread)
    folded: frozenset[int] = frozenset()
    """The indexes of the entries whose replies are hidden."""
    pings_open: bool = False

    @cached_property
    def shown(self) -> list[int]:
        """The indexes in view, ascending."""
        pings = [self.pings_index] if self.thread.pings else []
        return visible(self.thread, self.folded) + pings

    @property
    def pings_index(self) -> int:
        """The index that stands for the links from other sites."""
        return len(self.thread.entries)

    def row_of(self, index: int) -> int:
        """Give the row of an entry, or of the folded one that hides it."""
        return max(0, bisect_right(self.shown, index) - 1)

    def is_hidden(self, index: int) -> bool:
        """Tell whether an entry lies below a folded one."""
        return not self.shown or self.shown[self.row_of(index)] != index

    def toggled(self, index: int) -> "ThreadRows":
        """Fold or unfold an entry, or the links from other sites."""
        if index == self.pings_index:
            return replace(self, pings_open=not self.pings_open)
        if self.thread.entries[index].size == 1:
            return self
        return replace(self, folded=self.folded ^ {index})

    def fold_all(self) -> "ThreadRows":
        """Leave the roots."""
        return replace(self, folded=foldable(self.thread), pings_open=False)

    def unfold_all(self) -> "ThreadRows":
        """Show every comment."""
        return replace(self, folded=frozenset())

    def deeper(self, levels: int) -> "ThreadRows":
        """Show as many levels more, or fewer, than the deepest one in view; the roots always stay."""
        depths = [self.thread.entries[index].depth for index in self.shown if index != self.pings_index]
        deepest = max(0, max(depths, default=0) + levels)
        return replace(self, folded=foldable(self.thread, deepest))

    def revealing(self, index: int) -> "ThreadRows":
        """Unfold whatever hides an entry."""
        if index == self.pings_index or not self.is_hidden(index):
            return self
        return replace(self, folded=self.folded - set(path(self.thread, index)[:-1]))

    def unfolded(self, index: int) -> "ThreadRows":
        """Unfold an entry and whatever hides it."""
        opened = set(path(self.thread, index)) & self.folded
        return replace(self, folded=self.folded - opened) if opened else self

    def with_thread(self, thread: Thread) -> "ThreadRows":
        """Show another arrangement, or later comments, with what was folded folded."""
        ids = {self.thread.entries[index].stored.id for index in self.folded}
        return ThreadRows(thread, _indexes(thread, ids), self.pings_open)

    def comment_id(self, index: int) -> int | None:
        """Give the id of an entry's comment, ``None`` for the links from other sites and where none is."""
        return self.thread.entries[index].stored.id if 0 <= index < len(self.thread.entries) else None

    def index_of(self, comment_id: int) -> int | None:
        """Find a comment by its id."""
        return index_of(self.thread, comment_id)


def _indexes(thread: Thread, ids: Set[int]) -> frozenset[int]:
    if not ids:
        return frozenset()
    return frozenset(
        index for index, entry in enumerate(thread.entries) if entry.size > 1 and entry.stored.id in ids
    )
