"""What the reader marks: read, starred, and the way back from both."""

from collections.abc import Callable, Sequence

from textual import work

from tui.commands.command import Pane
from tui.model.post import PostRow
from tui.screens.neighbours import Neighbours
from tui.screens.room import MARKS
from tui.services.reading import Change


class Marking(Neighbours):
    """The part of the reading room that marks posts and comments."""

    def post_in_question(self) -> int | None:
        """Name the post that a command is about: the chosen one in the index, else the one in view."""
        if self.at is Pane.INDEX:
            return self.index.post_id
        return None if self.opened is None else self.opened.post_id

    @work(group=MARKS)
    async def action_toggle_read(self) -> None:
        """Mark the post as read or unread, or the chosen comment and its answers as read."""
        if self.at is Pane.COMMENTS:
            await self._mark_branch(self.comments.branch)
            return
        post_id = self.post_in_question()
        async with self._turn_to_write:
            row = await self._row(post_id)
            change = None if row is None else await self.ask(self.marks.mark_read, [row.id], not row.read)
        await self._tell_change(change)

    @work(group=MARKS)
    async def action_read_up_to_here(self) -> None:
        """Mark the post and everything older as read."""
        post_id = self.post_in_question()
        if self.blog is not None and post_id is not None:
            await self._mark(self.marks.mark_read_up_to, self.blog.id, post_id)

    @work(group=MARKS)
    async def action_toggle_star(self) -> None:
        """Star the post or the chosen comment, or take the star away."""
        if self.at is Pane.COMMENTS and self.comments.comment_id is not None:
            await self._star_comment(self.comments.comment_id)
            return
        post_id = self.post_in_question()
        async with self._turn_to_write:
            row = await self._row(post_id)
            change = None if row is None else await self.ask(self.marks.star_post, row.id, not row.starred)
        if await self._tell_change(change) and row is not None:
            self._star_in_view(row.id, not row.starred)

    @work(group=MARKS)
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
        return await self._tell_change(await self.write(do, *what))

    async def _tell_change(self, change: Change | None) -> bool:
        if change is not None:
            self.tell(f"{change.told} {self.session.keymap.shown('undo')} takes it back.")
            await self.marks_changed()
        return change is not None

    async def _row(self, post_id: int | None) -> PostRow | None:
        """Give a post as it is after every mark that was set before it was this one's turn."""
        rows = None if post_id is None else await self.ask(self.library.rows, [post_id])
        return rows[0] if rows else None

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
        async with self._turn_to_write:
            reply = None if self.opened is None else self.opened.comment(comment_id)
            starred = reply is not None and not reply.starred
            change = None if reply is None else await self.ask(self.marks.star_comment, comment_id, starred)
            if change is not None and self.opened is not None:
                self.opened = self.opened.with_comment_starred(comment_id, starred)
        if await self._tell_change(change):
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
