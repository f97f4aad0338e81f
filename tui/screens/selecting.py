"""What is selected with the mouse is copied."""

from tui.rendering.numbers import plural
from tui.screens.finding import Finding


class Selecting(Finding):
    """The part of the reading room that copies text as it is seen."""

    def on_text_selected(self) -> None:
        """Copy what was selected when the mouse is let go; a mere click selects nothing."""
        text = self.get_selected_text()
        if text and text.strip():
            self.app.copy_to_clipboard(text)
            self.tell(f"Copied {plural(len(text.split()), 'word')}.")
