"""A screen that is laid over the reading room and gives one answer."""

from textual._styles_cache import StylesCache
from textual.events import Resize
from textual.screen import ModalScreen, ScreenResultType
from textual.widget import Widget

from tui.stylesheets import is_too_small


class Overlay(ModalScreen[ScreenResultType]):
    """Gives one answer and goes; what is typed after the answer changes nothing."""

    def on_resize(self, event: Resize) -> None:
        """Leave the terminal to the room's own sentence where there is no room for anything."""
        self.set_class(is_too_small(*event.size), "-too-small")

    def on_unmount(self) -> None:
        """Let go of what was painted: Textual 8.2 keeps the rows of 1,024 widgets, closed ones too."""
        StylesCache.get_inner_outer.cache_clear()

    def give(self, answer: ScreenResultType | None) -> None:
        """Go, and give ``answer`` to the room.

        Keys that were typed ahead arrive while this screen is already leaving; another dismissal would
        then take the screen below.
        """
        if self.app.screen is self:
            self._forget_rows()
            self.dismiss(answer)

    def _forget_rows(self) -> None:
        """Leave less to the collector of garbage, which alone finds the parts of a closed screen."""
        for part in self.walk_children(Widget):
            part._styles_cache.clear()
