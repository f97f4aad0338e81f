"""The post index as a column: a line for each month and each post."""

from dataclasses import dataclass
from datetime import tzinfo
from functools import cached_property

from tui.model.chronology import Chronology, MonthRow
from tui.model.periods import is_year
from tui.rendering.dates import day_of_month, day_of_year
from tui.rendering.index_row import index_line, month_line
from tui.rendering.line import EMPTY, Line
from tui.rendering.symbols import Symbols
from tui.widgets.post_pages import PostPages


@dataclass(frozen=True)
class IndexColumn:
    """A chronology at one width; what a row says is asked for when it comes into view."""

    chronology: Chronology
    pages: PostPages
    width: int
    symbols: Symbols
    zone: tzinfo

    def __len__(self) -> int:
        return len(self.chronology)

    def height(self, item: int) -> int:
        """Give the lines of a row, which is always one."""
        return 1

    def line(self, item: int, line: int) -> Line:
        """Draw a row; a post that has vanished from the archive leaves it empty."""
        found = self.chronology.row(item)
        if isinstance(found, MonthRow):
            return month_line(found.key, found.posts, found.folded, self.width, self.symbols)
        row = self.pages.row(found)
        if row is None:
            return EMPTY
        tell_day = day_of_year if self._by_year else day_of_month
        return index_line(row, self.width, tell_day(row.published, self.zone), self.symbols)

    @cached_property
    def _by_year(self) -> bool:
        return any(is_year(key) for key, _ in self.chronology.months)
