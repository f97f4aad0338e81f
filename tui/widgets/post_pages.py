"""The rows of the posts in view, loaded in pages as they are looked at."""

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence

from tui.model.post import PostRow

LoadRows = Callable[[Sequence[int]], Sequence[PostRow]]
"""Gives the rows of posts by their ids, in any order; a post that is no longer stored is left out."""

PAGE = 64
KEPT_PAGES = 16


class PostPages:
    """Finds rows by position; the pages that were looked at last are kept."""

    def __init__(self, ids: Sequence[int], load: LoadRows) -> None:
        self._ids = ids
        self._load = load
        self._pages: OrderedDict[int, Mapping[int, PostRow]] = OrderedDict()

    def row(self, position: int) -> PostRow | None:
        """Give the row of a post, ``None`` where it is no longer stored."""
        return self._page(position // PAGE).get(self._ids[position])

    def _page(self, number: int) -> Mapping[int, PostRow]:
        if number in self._pages:
            self._pages.move_to_end(number)
            return self._pages[number]
        rows = self._load(self._ids[number * PAGE : (number + 1) * PAGE])
        page = self._pages[number] = {row.id: row for row in rows}
        if len(self._pages) > KEPT_PAGES:
            self._pages.popitem(last=False)
        return page
