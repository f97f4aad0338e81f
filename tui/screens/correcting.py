"""Where the reader knows better: which comment answers which, and whom not to hear."""

from textual import on, work

from tui.content.terminal_text import one_line
from tui.model.comment import StoredComment
from tui.model.names import normal_name
from tui.model.thread import ParentSource, ThreadView
from tui.model.thread_views import index_of, path
from tui.screens.arranging import Arranging
from tui.screens.room import MARKS
from tui.screens.stop import Stop
from tui.screens.telling import NOTHING
from tui.widgets.comments_pane import CommentsPane

LONGEST_NAME = 24


class Correcting(Arranging):
    """The part of the reading room in which the reader corrects a discussion."""

    _hanging: int | None = None
    """The comment that is to be hung elsewhere."""

    def show_post(self, post_id: int, stop: Stop | None = None) -> None:
        """Show a post; what was to be hung elsewhere in another one stays where it is."""
        if self.opened is not None and self.opened.post_id != post_id:
            self._stop_hanging()
        super().show_post(post_id, stop)

    def action_hang_elsewhere(self) -> None:
        """Ask what the chosen comment answers."""
        reply = self._chosen()
        if reply is not None:
            self._hanging, self.comments.picking = reply.id, True
            self.question = one_line(f"what does {_name(reply)} answer? enter, or esc")
            self.tell_room()

    @on(CommentsPane.Picked)
    @work(group=MARKS)
    async def hang(self, event: CommentsPane.Picked) -> None:
        """Hang the comment below the one that was named."""
        child, parent = self._reply(self._hanging), self._reply(event.comment_id)
        self._stop_hanging()
        if child is None or parent is None:
            return
        if self._is_within(child.id, parent.id):
            self.tell("A comment cannot answer itself, nor what hangs below it.")
        else:
            told = f"{_name(child)} answers {_name(parent)} now."
            await self._correct(child.id, parent.comment.key, told)

    @work(group=MARKS)
    async def action_cut_loose(self) -> None:
        """Let the chosen comment answer nobody, or put it back where it was before the reader moved it."""
        reply = self._chosen()
        if reply is None:
            return
        entry = self.comments.shown.thread.entries[self.comments.cursor]
        if entry.edge.source is ParentSource.READER:
            await self._correct(reply.id, None, f"{_name(reply)} is back.")
        elif entry.edge.parent is None:
            self.tell("It begins a thread of its own already.")
        else:
            await self._correct(reply.id, "", f"{_name(reply)} begins a thread now.")

    @work(group=MARKS)
    async def action_mute(self) -> None:
        """Hide what the author of the chosen comment writes, or show it again."""
        reply, opened = self._chosen(), self.opened
        if reply is None or opened is None:
            return
        name = reply.comment.author
        if not normal_name(name):
            self.tell("A comment without a name cannot be muted.")
        elif await self._mark(
            self.marks.mute, opened.stored.blog_id, name, normal_name(name) not in opened.muted
        ):
            self.reload_post()

    async def _correct(self, comment_id: int, parent_key: str | None, told: str) -> None:
        if await self._mark(self.marks.hang, comment_id, parent_key, told):
            # As published nothing that the reader says is seen.
            self.view = ThreadView.INFERRED if self.view is ThreadView.PUBLISHED else self.view
            self.choose_comment(comment_id)
            self.reload_post()

    def _is_within(self, above: int, comment_id: int) -> bool:
        """Tell whether a comment is another one or hangs below it."""
        if self.opened is None:
            return False
        thread = self.opened.thread(ThreadView.INFERRED)
        index = index_of(thread, comment_id)
        upward = [] if index is None else path(thread, index)
        return above in {thread.entries[step].stored.id for step in upward}

    def _stop_hanging(self) -> None:
        if self._hanging is not None:
            self._hanging, self.comments.picking, self.question = None, False, NOTHING
            self.tell_room()

    def _chosen(self) -> StoredComment | None:
        return self._reply(self.comments.comment_id)

    def _reply(self, comment_id: int | None) -> StoredComment | None:
        return None if self.opened is None else self.opened.comment(comment_id)


def _name(reply: StoredComment) -> str:
    return one_line(reply.comment.author, LONGEST_NAME) or "anonymous"
