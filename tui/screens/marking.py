"""What the reader marks: read, starred, and the way back from both."""

from collections.abc import Callable, Sequence

from textual import work

from tui.commands.command import Pane
from tui.screens.neighbours import Neighbours
from tui.services.reading import Change


class Marking(Neighbours):
    """The part of the reading room that marks posts and comments."""

    def post_in_question(self) -> int | None:
        """Name the post that a command is about: the chosen one in the index, else the one in view."""
        if self.at is Pane.INDEX:
            return self.index.post_id
        return None if self.opened is None else self.opened.post_id

    @work(group="marks")
    async def action_toggle_read(self) -> None:
        """Mark the post as read or unread, or the chosen comment and its answers as read."""
        if self.at is Pane.COMMENTS:
            await self._mark_branch(self.comments.branch)
            return
        post_id = self.post_in_question()
        rows = await self.ask(self.library.rows, [post_id]) if post_id is not None else None
        if rows:
            await self._mark(self.marks.mark_read, [rows[0].id], not rows[0].read)

    @work(group="marks")
    async def action_read_up_to_here(self) -> None:
        """Mark the post and everything older as read."""
        post_id = self.post_in_question()
        if self.blog is not None and post_id is not None:
            await self._mark(self.marks.mark_read_up_to, self.blog.id, post_id)

    @work(group="marks")
    async def action_toggle_star(self) -> None:
        """Star the post or the chosen comment, or take the star away."""
        if self.at is Pane.COMMENTS and self.comments.comment_id is not None:
            await self._star_comment(self.comments.comment_id)
            return
        post_id = self.post_in_question()
        rows = await self.ask(self.library.rows, [post_id]) if post_id is not None else None
        if rows:
            starred = not rows[0].starred
            if await self._mark(self.marks.star_post, rows[0].id, starred):
                self._star_in_view(rows[0].id, starred)

    @work(group="marks")
    async def action_undo(self) -> None:
        """Take the latest mark back."""
        change = await self.write(self.marks.undo)
        if change is None:
            self.tell("Nothing to undo.")
            return
        self.tell(f"Undone: {change.told}")
        if self.opened is not None:
            self.opened = self.opened.with_new(self.opened.new_ids | set(change.seen_comments))
            self.reload_post()
        await self.marks_changed()

    async def _mark(self, do: Callable[..., Change], *what: object) -> bool:
        """Set a mark, tell of it, and say whether it could be set."""
        change = await self.write(do, *what)
        if change is not None:
            self.tell(f"{change.told} {self.session.keymap.shown('undo')} takes it back.")
            await self.marks_changed()
        return change is not None

    async def _mark_branch(self, branch: Sequence[int]) -> None:
        if self.opened is None:
            return
        new = self.opened.new_ids & set(branch)
        if not new:
            self.tell("Nothing new in this branch.")
            return
        opened = self.opened
        if await self._mark(self.marks.mark_comments_read, sorted(new)) and self.opened is opened:
            self.opened = opened.with_new(opened.new_ids - new)
            self._show_marks()

    async def _star_comment(self, comment_id: int) -> None:
        reply = None if self.opened is None else self.opened.comment(comment_id)
        if reply is None or not await self._mark(self.marks.star_comment, comment_id, not reply.starred):
            return
        if self.opened is not None:
            self.opened = self.opened.with_comment_starred(comment_id, not reply.starred)
            self._show_marks()

    def _star_in_view(self, post_id: int, starred: bool) -> None:
        if self.opened is not None and self.opened.post_id == post_id:
            self.opened = self.opened.with_star(starred)
            self._show_marks()

    def _show_marks(self) -> None:
        """Show the marks of the post in view and of its comments as they are now."""
        self.show_article()
        self.show_thread()
        self.tell_room()
