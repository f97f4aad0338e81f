"""The ways between a paragraph of the article and the comments that quote it."""

from tui.commands.command import Pane
from tui.model.thread_views import path
from tui.rendering.flow import Anchor
from tui.screens.picking import Picking


class Quoting(Picking):
    """The part of the reading room that ties comments to what they quote."""

    def action_quoting_comment(self) -> None:
        """Go to the first comment that quotes what stands at the top, or from a comment to the next one."""
        quoted = self._quoted()
        here = quoted.get(self.comments.comment_id or 0) if self.at is Pane.COMMENTS else None
        if here is not None:
            start = (here, (self.comments.comment_id or 0) + 1)
        else:
            start = (self.article.place.item - 1 if self.at is Pane.ARTICLE else 0, 0)
        later = [place for number, block in quoted.items() if (place := (block, number)) >= start]
        if later:
            self.go_to(Pane.COMMENTS)
            self.choose_comment(min(later)[1])
        else:
            who = (
                "No comment" if self.opened is None or self.opened.part is None else "No comment of this part"
            )
            self.tell(f"{who} quotes what follows." if quoted else f"{who} quotes this article.")

    def action_quoted_paragraph(self) -> None:
        """Go to the paragraph that the comment, or one it hangs on, quotes."""
        shown, quoted = self.comments.shown, self._quoted()
        branch = path(shown.thread, self.comments.cursor) if self.comments.comment_id is not None else []
        upward = (quoted.get(shown.thread.entries[index].stored.id) for index in reversed(branch))
        block = next((block for block in upward if block is not None), None)
        if block is None:
            self.tell("Nothing in this branch quotes the article.")
        else:
            self.go_to(Pane.ARTICLE)
            self.article.place = Anchor(block + 1, 0)

    def _quoted(self) -> dict[int, int]:
        """Give the block that each comment quotes, by the comment's number."""
        quoting = {} if self.opened is None else self.opened.quoting
        return {number: block for block, numbers in quoting.items() for number in numbers}
