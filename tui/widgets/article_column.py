"""An article as a column: its head, then its blocks beside a margin for marks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui.content.terminal_text import cell_width, one_line
from tui.rendering.article_head import ArticleFacts, article_head
from tui.rendering.line import EMPTY, Line, Role, blanks, drawn, line_width
from tui.rendering.symbols import Symbols
from tui.rendering.titles import shown_title
from tui.rendering.wrap import wrap

if TYPE_CHECKING:
    from tui.rendering.document import Document

MARGIN = 4
NARROW_MARGIN = 2
STAR_ROOM = 4
"""Cells of the line above the pane that a title has to leave free."""
WIDE_ENOUGH = 60
"""Cells from which on the margin has its full width."""


def margin_at(width: int) -> int:
    """Give the cells beside the text of a column."""
    return MARGIN if width >= WIDE_ENOUGH else NARROW_MARGIN


def text_room(width: int, measure: int) -> int:
    """Give the cells that a line of text takes at most in a column."""
    return max(1, min(measure, width - margin_at(width)))


@dataclass(frozen=True)
class ArticleView:
    """A post as the article pane shows it."""

    post_id: int
    facts: ArticleFacts
    document: "Document"
    quoted: Mapping[int, int] = field(default_factory=dict)
    """How many comments quote each block of the document; blocks that none quotes may be left out."""

    def head_text(self, *, with_title: bool) -> str:
        """Give the foreign words of the head as they are drawn."""
        title = shown_title(self.facts.title, self.facts.title_generated) if with_title else ""
        return f"{title}\n{one_line(self.facts.author)}"


@dataclass(frozen=True)
class ArticleColumn:
    """An article at one width; item 0 is its head, and block ``n`` of the document is item ``n + 1``."""

    view: ArticleView
    width: int
    measure: int
    """The most cells that a line of text may take."""
    symbols: Symbols
    title_above: bool = False
    """Whether the line above the pane names the title, which stands here then only if it is too long."""
    led_to: int | None = None
    """The item that a link within the post led to."""

    def __len__(self) -> int:
        return 1 + len(self.view.document)

    def height(self, item: int) -> int:
        """Count the lines of the head or of a block."""
        return len(self._lines(item))

    def line(self, item: int, line: int) -> Line:
        """Draw a line of the head, or of a block with its margin."""
        text = self._lines(item)[line]
        if item == 0 or (not text and line):
            return text
        mark = self._mark(item - 1) if line == 0 else EMPTY
        return (*mark, *blanks(self._margin - line_width(mark)), *text)

    @property
    def shows_title(self) -> bool:
        """Whether the title stands here and not in the line above the pane."""
        title = shown_title(self.view.facts.title, self.view.facts.title_generated)
        return not self.title_above or cell_width(title) + STAR_ROOM > self.width

    @property
    def _margin(self) -> int:
        return margin_at(self.width)

    def _lines(self, item: int) -> list[Line]:
        room = text_room(self.width, self.measure)
        if item:
            return self.view.document.lines(item - 1, room)
        return [*self._head(room), EMPTY, *self._instead_of_text(room)]

    def _head(self, room: int) -> list[Line]:
        width = min(self.width, room + self._margin)
        return article_head(self.view.facts, width, self.symbols, with_title=self.shows_title)

    def _instead_of_text(self, room: int) -> list[Line]:
        if len(self.view.document):
            return []
        said = wrap([drawn("This post has no text.", Role.DIM)], room)
        return [(*blanks(self._margin), *line) for line in said]

    def _mark(self, block: int) -> Line:
        count = self.view.quoted.get(block, 0)
        mark = f"{self.symbols.quoted}{count if count < 10 else '+'}" if count else ""
        led_to = self.symbols.led_to if block + 1 == self.led_to else ""
        return (drawn(f"{led_to}{mark}"[: self._margin - 1], Role.DIM),) if led_to or mark else EMPTY
