"""What of a thread is in view, and the ways through it; every index counts the thread's entries."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence, Set

from tui.model.names import is_post_author
from tui.model.thread import Thread


def visible(thread: Thread, folded: Set[int]) -> list[int]:
    """List the entries in view: all but those below a folded one."""
    shown: list[int] = []
    begin = 0
    for index in sorted(folded):
        if begin <= index < len(thread.entries):
            shown += range(begin, index + 1)
            begin = index + thread.entries[index].size
    shown += range(begin, len(thread.entries))
    return shown


def foldable(thread: Thread, depth: int = 0) -> frozenset[int]:
    """Gather the entries with replies that lie at ``depth`` or deeper."""
    return frozenset(
        index for index, entry in enumerate(thread.entries) if entry.size > 1 and entry.depth >= depth
    )


def hidden_counts(thread: Thread, index: int) -> tuple[int, int]:
    """Count the replies that folding the entry hides, and the new ones among them."""
    size = thread.entries[index].size
    return size - 1, _within(thread.new, index, size)


def hidden_changes(thread: Thread, index: int) -> int:
    """Count the edited and vanished replies that folding the entry hides, new ones aside."""
    size = thread.entries[index].size
    return _within(thread.news, index, size) - _within(thread.new, index, size)


def index_of(thread: Thread, comment_id: int) -> int | None:
    """Find a comment by its id."""
    return next((index for index, entry in enumerate(thread.entries) if entry.stored.id == comment_id), None)


def parent_of(thread: Thread, index: int) -> int | None:
    """Give the entry that this one hangs on."""
    return thread.entries[index].parent


def path(thread: Thread, index: int) -> list[int]:
    """List the entries from the root down to this one, itself included."""
    upward: list[int] = []
    here: int | None = index
    while here is not None:
        upward.append(here)
        here = thread.entries[here].parent
    return upward[::-1]


def next_sibling(thread: Thread, index: int) -> int | None:
    """Give the next entry on the same parent."""
    entry = thread.entries[index]
    after = index + entry.size
    if after < len(thread.entries) and thread.entries[after].depth == entry.depth:
        return after
    return None


def previous_sibling(thread: Thread, index: int) -> int | None:
    """Give the entry before on the same parent."""
    parent = thread.entries[index].parent
    before: int | None = index - 1 if index else None
    while before is not None and before != parent:
        above = thread.entries[before].parent
        if above == parent:
            return before
        before = above
    return None


def next_root(thread: Thread, index: int) -> int | None:
    """Give the first root after this entry."""
    return next_sibling(thread, path(thread, index)[0])


def previous_root(thread: Thread, index: int) -> int | None:
    """Give the root of this entry's tree or, from a root, the root before it."""
    root = path(thread, index)[0]
    return previous_sibling(thread, root) if root == index else root


def first_new(thread: Thread) -> int | None:
    """Give the first entry that is new, edited or vanished."""
    return thread.news[0] if thread.news else None


def next_new(thread: Thread, index: int) -> int | None:
    """Give the first entry after this one that is new, edited or vanished."""
    place = bisect_right(thread.news, index)
    return thread.news[place] if place < len(thread.news) else None


def previous_new(thread: Thread, index: int) -> int | None:
    """Give the last entry before this one that is new, edited or vanished."""
    place = bisect_left(thread.news, index)
    return thread.news[place - 1] if place else None


def next_by_author(thread: Thread, index: int, post_author: str) -> int | None:
    """Give the first entry after this one that the post's author wrote."""
    after = range(index + 1, len(thread.entries))
    return next((place for place in after if _by_author(thread, place, post_author)), None)


def previous_by_author(thread: Thread, index: int, post_author: str) -> int | None:
    """Give the last entry before this one that the post's author wrote."""
    before = range(index - 1, -1, -1)
    return next((place for place in before if _by_author(thread, place, post_author)), None)


def _within(marked: Sequence[int], index: int, size: int) -> int:
    """Count the marked indexes below an entry of a size."""
    return bisect_left(marked, index + size) - bisect_right(marked, index)


def _by_author(thread: Thread, index: int, post_author: str) -> bool:
    return is_post_author(thread.entries[index].stored.comment, post_author)
