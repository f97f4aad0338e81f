"""What is printed after a crash holds foreign text too."""

from collections.abc import Iterator

from rich.console import Console, ConsoleRenderable, RenderHook
from rich.segment import Segment, Segments

from tui.content.terminal_text import many_lines


class CalmReport(RenderHook):
    """Makes harmless whatever a console prints: the message of an error may quote a title as it came."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def process_renderables(self, renderables: list[ConsoleRenderable]) -> list[ConsoleRenderable]:
        """Give the same with every control, override of direction and invisible sign made visible or gone."""
        return [Segments(self._calm(renderable)) for renderable in renderables]

    def _calm(self, renderable: ConsoleRenderable) -> Iterator[Segment]:
        for text, style, _ in self._console.render(renderable):
            yield Segment(many_lines(text), style)
