"""Lines of the rendering as strips of the screen."""

from functools import lru_cache

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from tui.rendering.line import Ink, Line, Piece, Role

ROLE_CLASSES = frozenset(f"flow--{role}" for role in Role)
OF_FOCUS = frozenset({"cursor", "scroll-mark", "title"})
"""What looks different in the pane in use; there its style is the one whose name ends in ``-in-use``."""
FOCUS_CLASSES = frozenset(f"flow--{name}{end}" for name in OF_FOCUS for end in ("", "-in-use"))

WEB = ("http://", "https://")


@lru_cache(maxsize=1024)
def _leading_to(address: str) -> Style:
    return Style(link=address)


# Scrolling through pictures draws the same cells again and again; a large one has thousands of pairs.
@lru_cache(maxsize=16384)
def _inked(ink: Ink) -> Style:
    behind = None if ink.behind is None else _colour(ink.behind)
    return Style.from_color(_colour(ink.colour), behind)


def _colour(rgb: int) -> Color:
    return Color.from_rgb(rgb >> 16, rgb >> 8 & 0xFF, rgb & 0xFF)


class StripMaker:
    """Paints the lines of one widget in the styles that the style sheets give to its roles.

    The text of a line goes into segments as it is: it is never read as markup.
    """

    def __init__(self, widget: Widget, prefix: str = "flow") -> None:
        self._widget = widget
        self._prefix = prefix
        self._styles: dict[tuple[str, ...], Style] = {}

    def forget(self) -> None:
        """Look the styles up again, because the theme or the state of the widget has changed."""
        self._styles.clear()

    def style(self, *names: str) -> Style:
        """Give the style of component classes; a later one wins where they disagree."""
        style = self._styles.get(names)
        if style is None:
            classes = [f"{self._prefix}--{self._by_focus(name)}" for name in names]
            style = self._styles[names] = self._widget.get_visual_style(*classes).rich_style
        return style

    def _by_focus(self, name: str) -> str:
        return f"{name}-in-use" if self._widget.has_focus and name in OF_FOCUS else name

    def _style_of(self, piece: Piece) -> Style:
        """Give how a piece looks, which leads where it says in terminals that know links (OSC 8)."""
        if piece.ink is not None and piece.ink.behind is not None and not piece.roles:
            return _inked(piece.ink)
        style = self.style(*piece.roles)
        if piece.ink is not None:
            style += _inked(piece.ink)
        return style + _leading_to(piece.link) if piece.link.startswith(WEB) else style

    def strip(self, line: Line, width: int) -> Strip:
        """Paint a line and fill or cut it to ``width`` cells."""
        segments = [Segment(piece.text, self._style_of(piece)) for piece in line]
        return Strip(segments).adjust_cell_length(width, self.style())
