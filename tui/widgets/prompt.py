"""A line to type into."""

from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input

from tui.content.terminal_text import SafeText, many_lines


class Prompt(Input):
    """Takes words from the reader; what is pasted into it cannot act on the terminal either."""

    # Textual would lay the whole screen out anew for each letter, though the line never grows by one.
    virtual_size: Reactive[Size] = Reactive(Size(0, 0), layout=False)

    def __init__(self, placeholder: SafeText, *, value: str = "", id: str | None = None) -> None:
        super().__init__(typed(value), placeholder, id=id, compact=True)

    def validate_value(self, value: str) -> str:
        """Keep to one line of harmless text."""
        return typed(value)


def typed(text: str) -> SafeText:
    """Make text fit for an input: one line in which every blank that was typed stays."""
    return SafeText(many_lines(text).replace("\n", " "))
