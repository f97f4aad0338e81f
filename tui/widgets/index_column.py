"""The post index as a column: a line for each month and each post."""

from dataclasses import dataclass
from datetime import tzinfo

from tui.model.chronology import Chronology, MonthRow
from tui.rendering.dates import day_of_month
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
        return index_line(row, self.width, day_of_month(row.published, self.zone), self.symbols)
