"""What is new where the reader was before: posts with new comments, and words that changed."""

from textual import work

from tui.commands.command import Pane
from tui.content.terminal_text import SafeText, one_line
from tui.model.post import PostRow
from tui.rendering.dates import short_date
from tui.rendering.news import news_in_words
from tui.rendering.titles import shown_title
from tui.screens.following import Following
from tui.widgets.choice import Choice


class News(Following):
    """The part of the reading room that says what is new where the reader was before."""

    @work(group="overlay", exclusive=True)
    async def action_whats_new(self) -> None:
        """List the posts with news since the reader was there, and open one."""
        from tui.services.news import woken_posts

        rows = await self.ask(woken_posts, self.library) or []
        blogs = {blog.id: one_line(blog.name) for blog in await self.ask(self.library.blogs) or []}
        in_order = sorted(rows, key=lambda row: list(blogs).index(row.blog_id))
        names = blogs if len({row.blog_id for row in rows}) > 1 else {}
        choices = [self._news_choice(row, names.get(row.blog_id, SafeText(""))) for row in in_order]
        await self._offer_posts(choices, "What is new", "Nothing is new where you have been.")

    @work(group="overlay", exclusive=True)
    async def action_show_changes(self) -> None:
        """Show which words of the post or the chosen comment changed after the reader had seen it."""
        from tui.screens.changes_screen import ChangesScreen
        from tui.services.news import changed_words

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
