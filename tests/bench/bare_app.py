"""The control: a Textual app of one empty ScrollView, the least that any program of this toolkit costs."""

from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.geometry import Region
from textual.scroll_view import ScrollView
from textual.strip import Strip

SHOWN = "bare"


class EmptyView(ScrollView, can_focus=True):
    """Shows how often its keys were pressed, as a frame can only be told by what changes in it."""

    BINDINGS = [Binding(key, "count", show=False) for key in ("j", "k", "g", "G", "pagedown", "pageup")]

    def __init__(self) -> None:
        super().__init__()
        self._pressed = 0

    def render_line(self, y: int) -> Strip:
        text = f"{SHOWN} {self._pressed}" if y == 0 else ""
        return Strip([Segment(text.ljust(self.size.width), self.rich_style)], self.size.width)

    def action_count(self) -> None:
        """Count a key and draw the one line anew, which is the least a key can cause."""
        self._pressed += 1
        self.refresh(Region(0, 0, self.size.width, 1))


class BareApp(App[None]):
    """One view and nothing else."""

    ENABLE_COMMAND_PALETTE = False

    def compose(self) -> ComposeResult:
        yield EmptyView()


if __name__ == "__main__":
    BareApp().run()
