"""Which comments of a thread a reader wants to see."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from tui.model.names import is_post_author, normal_name
from tui.model.thread import Entry, Thread, thread_of


@dataclass(frozen=True, slots=True)
class CommentFilter:
    """What a comment has to be like to be shown; what is left empty is not asked for."""

    author: str = ""
    """Who has to have written it, in any spelling."""
    words: tuple[str, ...] = ()
    """What it, or its author's name, has to contain, in any letter case."""
    answered: bool = False
    """Whether the post's author has to have answered it; that answer is shown with it."""

    def chosen(self, thread: Thread, post_author: str) -> set[int]:
        """Give the ids of the comments of a thread that are like that."""
        entries = thread.entries
        if self.answered:
            return _with_answers(entries, post_author)
        words, author = [word.casefold() for word in self.words], normal_name(self.author)
        return {
            entry.stored.id
            for entry in entries
            if (not author or normal_name(entry.stored.comment.author) == author) and _has(entry, words)
        }


def narrowed(thread: Thread, wanted: Set[int]) -> Thread:
    """Leave the comments with these ids and those above them; word from other sites goes too."""
    kept = [False] * len(thread.entries)
    for index in range(len(kept) - 1, -1, -1):
        entry = thread.entries[index]
        kept[index] = kept[index] or entry.stored.id in wanted
        if kept[index] and entry.parent is not None:
            kept[entry.parent] = True
    index_of: dict[int, int] = {}
    for index, stays in enumerate(kept):
        if stays:
            index_of[index] = len(index_of)
    sizes = _sizes(thread, index_of)
    entries = tuple(_moved(thread.entries[index], index_of, size) for index, size in sizes.items())
    return thread_of(entries)


def commenters(thread: Thread) -> list[tuple[str, int]]:
    """List who wrote how many comments, most first; of several spellings of a name the first one stands."""
    names: dict[str, str] = {}
    counts: dict[str, int] = {}
    for entry in thread.entries:
        author = entry.stored.comment.author
        key = normal_name(author)
        names.setdefault(key, author)
        counts[key] = counts.get(key, 0) + 1
    return sorted(((names[key], count) for key, count in counts.items() if key), key=lambda one: -one[1])


def _with_answers(entries: Sequence[Entry], post_author: str) -> set[int]:
    found: set[int] = set()
    for entry in entries:
        edge = entry.edge
        if edge.parent is not None and not edge.hint and is_post_author(entry.stored.comment, post_author):
            found |= {entry.stored.id, edge.parent}
    return found


def _has(entry: Entry, words: Sequence[str]) -> bool:
    if not words:
        return True
    text = f"{entry.stored.comment.author}\n{entry.stored.text}".casefold()
    return all(word in text for word in words)


def _sizes(thread: Thread, index_of: Mapping[int, int]) -> dict[int, int]:
    """Count the entries that stay of each subtree, in thread order."""
    sizes = dict.fromkeys(index_of, 1)
    for index in reversed(index_of):
        parent = thread.entries[index].parent
        if parent is not None:
            sizes[parent] += sizes[index]
    return sizes


def _moved(entry: Entry, index_of: Mapping[int, int], size: int) -> Entry:
    return entry._replace(size=size, parent=None if entry.parent is None else index_of[entry.parent])
