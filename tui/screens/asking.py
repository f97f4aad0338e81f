"""Asks the reader: what is laid over the room for it is loaded with the first question."""

from collections.abc import Callable, Sequence

from tui.content.terminal_text import SafeText
from tui.screens.telling import Telling
from tui.widgets.choice import Choice


class Asking(Telling):
    """The part of the reading room that asks."""

    async def choose(
        self,
        choices: Sequence[Choice],
        question: SafeText,
        *,
        chosen: str = "",
        tried: Callable[[str], None] | None = None,
    ) -> str | None:
        """Let the reader choose one of many, and give its id, or ``None`` where none was wanted.

        The cursor begins on ``chosen``; ``tried`` hears on which choice it stands.
        """
        from tui.screens.overlays import ChooserScreen

        return await self.app.push_screen_wait(
            ChooserScreen(choices, question, self.drawn_with, chosen=chosen, tried=tried)
        )

    async def ask_for_line(self, question: SafeText) -> str | None:
        """Ask for one line, and give it, or ``None`` where none was given."""
        from tui.screens.overlays import QuestionScreen

        return await self.app.push_screen_wait(QuestionScreen(question))
