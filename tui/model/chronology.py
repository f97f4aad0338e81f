"""The post index as rows: a heading for each month and below it the month's posts, newest first."""

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate


@dataclass(frozen=True, slots=True)
class MonthRow:
    """The heading of a month."""

    key: str
    """Such as ``2006-03``, empty for the posts without a date."""
    posts: int
    folded: bool


@dataclass(frozen=True)
class Chronology:
    """All posts of a blog in date order; each row is found in a time that grows with the log of the months.

    ``ValueError`` is raised where the months do not count exactly the posts.
    """

    ids: "array[int]" = field(default_factory=lambda: array("q"), repr=False)
    """The ids of the posts, newest first; a post's position in it is what rows speak of."""
    months: Sequence[tuple[str, int]] = ()
    """The key of each month and how many of the posts it has, in the order of ``ids``."""
    folded: frozenset[str] = frozenset()
    """The keys of the months whose posts are hidden."""
    _first_posts: list[int] = field(init=False, repr=False, compare=False)
    _first_rows: list[int] = field(init=False, repr=False, compare=False)
    _rows: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        posts = list(accumulate((count for _, count in self.months), initial=0))
        if posts.pop() != len(self.ids):
            raise ValueError("the months do not count the posts")
        heights = (1 if key in self.folded else 1 + count for key, count in self.months)
        rows = list(accumulate(heights, initial=0))
        object.__setattr__(self, "_rows", rows.pop())
        object.__setattr__(self, "_first_posts", posts)
        object.__setattr__(self, "_first_rows", rows)

    def __len__(self) -> int:
        """Count the rows, headings included and hidden posts not."""
        return self._rows

    def row(self, index: int) -> MonthRow | int:
        """Give a heading, or the position of a post; ``IndexError`` where there is no such row."""
        if not 0 <= index < self._rows:
            raise IndexError(index)
        month = bisect_right(self._first_rows, index) - 1
        below = index - self._first_rows[month]
        if below:
            return self._first_posts[month] + below - 1
        key, posts = self.months[month]
        return MonthRow(key, posts, key in self.folded)

    def row_of_post(self, position: int) -> int:
        """Give the row of a post, or of its month's heading where the month is folded."""
        month = self._month_of(position)
        if self.months[month][0] in self.folded:
            return self._first_rows[month]
        return self._first_rows[month] + 1 + position - self._first_posts[month]

    def month_of_post(self, position: int) -> str:
        """Give the key of the month a post stands in."""
        return self.months[self._month_of(position)][0]

    def position_of_id(self, post_id: int) -> int | None:
        """Find a post by its id.

        The ids are searched from the start: some milliseconds at 200,000, where a dictionary of them would
        hold 20 MB for as long as the index is open.
        """
        try:
            return self.ids.index(post_id)
        except ValueError:
            return None

    def fold(self, key: str) -> "Chronology":
        """Hide the posts of a month."""
        return replace(self, folded=self.folded | {key})

    def unfold(self, key: str) -> "Chronology":
        """Show the posts of a month."""
        return replace(self, folded=self.folded - {key})

    def fold_all(self) -> "Chronology":
        """Leave the headings only."""
        return replace(self, folded=frozenset(key for key, _ in self.months))

    def unfold_all(self) -> "Chronology":
        """Show all posts."""
        return replace(self, folded=frozenset())

    def _month_of(self, position: int) -> int:
        if not 0 <= position < len(self.ids):
            raise IndexError(position)
        return bisect_right(self._first_posts, position) - 1
