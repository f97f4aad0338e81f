"""Says why the chosen comment stands where it stands."""

from textual import work

from tui.model.thread import Entry
from tui.screens.quoting import Quoting


class Reasoning(Quoting):
    """The part of the reading room that gives reasons."""

    @work(group="overlay", exclusive=True)
    async def action_why_here(self) -> None:
        """Say why the comment stands where it stands; from there lead on to what it answers."""
        entries, cursor = self.comments.shown.thread.entries, self.comments.cursor
        if cursor >= len(entries):
            return
        entry = entries[cursor]
        if await self._is_followed(entry):
            if entry.edge.answers_article:
                self.action_quoted_paragraph()
            elif entry.edge.parent is not None:
                self.choose_comment(entry.edge.parent)

    async def _is_followed(self, entry: Entry) -> bool | None:
        """Give the reason, and say whether the reader wants to go to what is answered."""
        # Loaded with the first reason that is asked for.
        from tui.rendering.reasons import Reason
        from tui.screens.reason_screen import ReasonScreen

        reason = Reason(
            author=entry.stored.comment.author,
            edge=entry.edge,
            answered=self._author(entry.edge.parent),
            also=tuple(map(self._author, entry.edge.also)),
            missing_parent=entry.missing_parent,
            elsewhere=entry.stored.id in self.comments.elsewhere,
        )
        return await self.app.push_screen_wait(ReasonScreen(reason, self.drawn_with))

    def _author(self, comment_id: int | None) -> str:
        reply = None if self.opened is None else self.opened.comment(comment_id)
        return "" if reply is None else reply.comment.author
