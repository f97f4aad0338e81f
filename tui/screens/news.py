"""What is new where the reader was before: posts with new comments, and words that changed."""

from collections.abc import Sequence
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container

from tui.commands.command import Pane
from tui.content.terminal_text import SafeText, one_line
from tui.model.post import PostRow
from tui.model.word_diff import Passage
from tui.rendering.changed_words import lay_out_changes
from tui.rendering.dates import short_date
from tui.rendering.news import news_in_words
from tui.rendering.symbols import Symbols
from tui.rendering.titles import shown_title
from tui.screens.following import Following
from tui.screens.overlay import Overlay
from tui.services.news import changed_words, woken_posts
from tui.widgets.choice_list import Choice
from tui.widgets.column import Column, PlainColumn
from tui.widgets.flow_view import FlowView


class ChangesView(FlowView):
    """Shows which words of one text changed."""

    def __init__(self, heading: SafeText, passages: Sequence[Passage]) -> None:
        super().__init__()
        self._heading = heading
        self._passages = passages

    def column_at(self, width: int) -> Column:
        """Lay the text out."""
        return PlainColumn([[line] for line in lay_out_changes(self._heading, self._passages, width)])


class ChangesScreen(Overlay[None]):
    """Shows which words of one text changed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,h,d,enter", "give_up", "back"),
        Binding("down,j", "roll(1)", "down"),
        Binding("up,k", "roll(-1)", "up"),
        Binding("pagedown,space", "roll(10)", "page down"),
        Binding("pageup", "roll(-10)", "page up"),
    ]

    def __init__(self, heading: SafeText, passages: Sequence[Passage], marks: Symbols) -> None:
        super().__init__()
        self._view = ChangesView(heading, passages)
        self._view.symbols = marks

    def compose(self) -> ComposeResult:
        """Lay the text over the room."""
        with Container(classes="overlay"):
            yield self._view

    def action_roll(self, lines: int) -> None:
        """Move over a text that is higher than the window."""
        self._view.scroll_lines(lines)

    def action_give_up(self) -> None:
        """Go back."""
        self.give(None)


class News(Following):
    """The part of the reading room that says what is new where the reader was before."""

    @work(group="overlay", exclusive=True)
    async def action_whats_new(self) -> None:
        """List the posts with news since the reader was there, and open one."""
        rows = await self.ask(woken_posts, self.library) or []
        blogs = {blog.id: one_line(blog.name) for blog in await self.ask(self.library.blogs) or []}
        in_order = sorted(rows, key=lambda row: list(blogs).index(row.blog_id))
        names = blogs if len({row.blog_id for row in rows}) > 1 else {}
        choices = [self._news_choice(row, names.get(row.blog_id, SafeText(""))) for row in in_order]
        await self._offer_posts(choices, "What is new", "Nothing is new where you have been.")

    @work(group="overlay", exclusive=True)
    async def action_show_changes(self) -> None:
        """Show which words of the post or the chosen comment changed after the reader had seen it."""
        post_id = self.post_in_question()
        if post_id is None:
            return
        comment_id = self.comments.comment_id if self.at is Pane.COMMENTS else None
        passages = await self.ask(changed_words, self.library, post_id, comment_id)
        if passages is None:
            what = "post" if comment_id is None else "comment"
            self.tell(f"Nothing in this {what} has changed since you saw it.")
        else:
            heading = SafeText("What changed since you saw it")
            await self.app.push_screen_wait(ChangesScreen(heading, passages, self.drawn_with))

    def _news_choice(self, row: PostRow, blog: SafeText) -> Choice:
        told = news_in_words(row.new_comments)
        if row.changed_comments:
            told.append(f"{row.changed_comments} changed")
        return Choice(
            str(row.id),
            shown_title(row.title, row.title_generated),
            one_line(short_date(row.published, self.session.clock(), self.zone)),
            SafeText(", ".join(told)),
            blog,
        )
