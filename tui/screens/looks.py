"""How the reader wants things to look."""

from tui.commands.command import Pane
from tui.model.thread import ThreadView, infers
from tui.screens.author_trail import AuthorTrail

NARROWEST, WIDEST, WIDTH_STEP = 20, 200, 4


class Looks(AuthorTrail):
    """The part of the reading room that changes how things look."""

    def action_thread_mode(self) -> None:
        """Show the thread in the next of the three views."""
        views = list(ThreadView)
        if self.opened is not None and not infers(self.opened.comments, self.opened.answers):
            # Published and inferred look alike where the source keeps parents.
            views.remove(ThreadView.PUBLISHED)
        here = views.index(self.view) if self.view in views else 0
        self.view = views[(here + 1) % len(views)]
        self.show_thread()
        self.tell_room()

    def action_switch_layout(self) -> None:
        """Show one pane at a time, or as many as there is room for."""
        self.toggle_class("-single")
        self.go_to(self.at)

    def action_toggle_zen(self) -> None:
        """Show the text alone, or everything again."""
        if self.at is Pane.INDEX and not self.has_class("-zen"):
            self.action_show_article()
        self.toggle_class("-zen")

    def action_narrower_text(self) -> None:
        """Make the lines of text shorter."""
        self._measure(-WIDTH_STEP)

    def action_wider_text(self) -> None:
        """Make the lines of text longer."""
        self._measure(WIDTH_STEP)

    def _measure(self, step: int) -> None:
        width = max(NARROWEST, min(self.article.measure + step, WIDEST))
        self.article.measure = self.comments.measure = width
        self.tell(f"Lines of {width} cells.")
