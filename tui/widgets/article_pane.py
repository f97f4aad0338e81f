"""The article: the text of one post, to be scrolled by lines, pages and headings."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message
from textual.reactive import var

from tui.commands.command import Pane
from tui.content.terminal_text import SafeText
from tui.rendering.flow import START, Anchor
from tui.widgets.article_column import ArticleColumn, ArticleView, text_room
from tui.widgets.column import Column, sentence
from tui.widgets.findable_pane import FindablePane, Texts
from tui.widgets.link_pane import LinkPane

if TYPE_CHECKING:
    from tui.rendering.document import Document

MEASURE = 72
"""The most cells that a line of text takes unless the reader says otherwise."""


@dataclass(frozen=True)
class Loading:
    """The post is on its way."""

    post_id: int


@dataclass(frozen=True)
class LoadFailure:
    """The post cannot be shown."""

    post_id: int
    reason: SafeText
    """One sentence that says why, and what to do."""


class ArticlePane(LinkPane, FindablePane, pane=Pane.ARTICLE):
    """Shows one post."""

    GUTTER = 1

    article: var[ArticleView | Loading | LoadFailure | None] = var[
        ArticleView | Loading | LoadFailure | None
    ](None, init=False)
    """What to show. Another view of the same post keeps the line at the top, another post begins anew."""
    measure: var[int] = var(MEASURE, init=False)
    """The most cells that a line of text takes."""
    title_above: var[bool] = var(False, init=False)
    """Whether the line above the pane names the title."""
    led_to: var[int | None] = var[int | None](None, init=False)
    """The item that a link within the post led to, which has a mark in the margin."""
    empty: var[SafeText] = var(SafeText("Choose a post in the index."), init=False)
    """The sentence that stands where no post is chosen."""

    @dataclass
    class CommentsRequested(Message):
        """The reader wants to go on to the comments."""

    @property
    def place(self) -> Anchor:
        """The line at the top: the head is item 0, block ``n`` of the document item ``n + 1``."""
        return self.top()

    @place.setter
    def place(self, place: Anchor) -> None:
        self.begin(place)

    def break_lines(self, document: "Document", place: Anchor) -> None:
        """Break the lines that are in view when a text is shown from ``place`` on; any thread may do so."""
        room, first = text_room(self.text_width, self.measure), max(0, place.item - 1)
        # The scroll mark asks for the line above the window and for the one below it.
        document.blocks_of(1, room, first=max(0, first - 1))
        document.blocks_of(self.size.height + 1, room, first=first)

    def column_at(self, width: int) -> Column:
        """Lay out the article, or the sentence that stands for it."""
        match self.article:
            case ArticleView() as view:
                return ArticleColumn(view, width, self.measure, self.symbols, self.title_above, self.led_to)
            case LoadFailure(reason=reason):
                return sentence(reason, width)
            case Loading():
                return sentence(SafeText(f"Opening{self.symbols.ellipsis}"), width)
        return sentence(self.empty, width)

    def texts(self) -> Texts:
        """Give the head under 0 and each block of the document under its number, counted from 1."""
        view, column = self.article, self.column
        if not isinstance(view, ArticleView):
            return tuple
        shows_title = isinstance(column, ArticleColumn) and column.shows_title
        return lambda: enumerate((view.head_text(with_title=shows_title), *view.document.texts()))

    def action_open(self) -> None:
        """Go on to the comments."""
        self.post_message(self.CommentsRequested())

    def action_next_heading(self) -> None:
        """Put the next heading at the top."""
        here = self.laid_out().anchor
        self._go_to(next((item for item in self._headings() if (item, 0) > here), None))

    def action_previous_heading(self) -> None:
        """Put the heading of this section, or from there the one before it, at the top."""
        here = self.laid_out().anchor
        self._go_to(next((item for item in reversed(self._headings()) if (item, 0) < here), None))

    def watch_article(
        self,
        before: ArticleView | Loading | LoadFailure | None,
        now: ArticleView | Loading | LoadFailure | None,
    ) -> None:
        """Show another post from its beginning, or the same one where it is."""
        if isinstance(before, ArticleView) and isinstance(now, ArticleView) and before.post_id == now.post_id:
            if before.document.says_the_same_as(now.document):
                self._relay_below()
            else:
                self.relay()
                self.find_again()
        else:
            self.begin(START)
            self.show_find(None)

    def watch_measure(self) -> None:
        """Break the lines anew."""
        self.relay()

    def watch_title_above(self) -> None:
        """Draw the title, or leave it to the line above."""
        self.relay()

    def watch_led_to(self) -> None:
        """Mark another paragraph."""
        self.relay()

    def watch_empty(self) -> None:
        """Say something else where no post is chosen."""
        self.relay()

    def _relay_below(self) -> None:
        """Lay out again where nothing changed but what stands below the texts of blocks."""
        here = self.laid_out().anchor
        self.relay()
        if self.is_laid_out:
            # By its size alone the block would be thought to have been broken into other lines.
            self.flow.place(*here)
            self.redraw()

    def _headings(self) -> list[int]:
        """Give the items that are headings, the article's head among them."""
        if not isinstance(self.article, ArticleView):
            return []
        return [0, *(heading.item + 1 for heading in self.article.document.headings)]

    def _go_to(self, item: int | None) -> None:
        if item is not None:
            self.laid_out().place(item)
            self.redraw_moved()
