"""What the pages of one folder say about each other: the footer they share, and the months of their posts."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from tui.sources.pages.footer import Tail, common_footer, tail_of
from tui.sources.pages.monthly import parse_monthly
from tui.sources.pages.paragraphs import Paragraph

FOOTER_SAMPLE = 200
"""How many different pages of a folder are compared; more would cost memory and tell nothing more."""

Month = tuple[int, int]


@dataclass(slots=True)
class Survey:
    """What is known of a folder before its pages are read one by one."""

    _tails: dict[tuple[str, Tail], None] = field(default_factory=dict)
    """The titles and ends of different pages, in the order in which they came."""
    _months: dict[str, set[Month]] = field(default_factory=dict)
    _titles: set[str] = field(default_factory=set)

    def add(self, paragraphs: Sequence[Paragraph]) -> None:
        """Take one page into account; copies of one page count once."""
        if len(self._tails) < FOOTER_SAMPLE:
            self._tails[paragraphs[0].one_line, tail_of(paragraphs)] = None
        monthly = parse_monthly(paragraphs)
        if monthly is None:
            self._titles.add(_same(paragraphs[0].one_line))
            return
        for post in monthly.posts:
            self._months.setdefault(_same(post.title), set()).add((monthly.year, monthly.month))

    def footer(self) -> Tail:
        """Give the end that the folder's pages share."""
        return common_footer([tail for _, tail in self._tails])

    def month_of(self, title: str, not_after: date | None) -> Month | None:
        """Give the month whose page lists a title, ``None`` where none or several do.

        A month after ``not_after``, the day of a post's first comment, is another post's of the same title.
        """
        months = self._months.get(_same(title), set())
        if not_after:
            months = {month for month in months if month <= (not_after.year, not_after.month)}
        return next(iter(months)) if len(months) == 1 else None

    def has_page(self, title: str) -> bool:
        """Say whether a post of that title has a page of its own."""
        return bool(title) and _same(title) in self._titles


def _same(title: str) -> str:
    return " ".join(title.casefold().split())
