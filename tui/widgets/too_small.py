"""What stands on a terminal that has no room for a text."""

from textual.content import Content
from textual.widget import Widget


class TooSmall(Widget):
    """Asks for more room in one sentence."""

    def render(self) -> Content:
        """Give the sentence."""
        return Content("Too small to read: please make the window larger.")
