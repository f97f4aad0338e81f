"""Component classes that are looked up in the style sheets when they are first asked for."""

from typing import ClassVar

from textual.css.styles import RenderStyles
from textual.dom import DOMNode
from textual.widget import Widget


class StyledParts(Widget):
    """Has component classes that are not looked up whenever the widget is, as Textual does with its own.

    A pane has more than fifty, of which a screenful shows ten: to look all of them up takes longer than all
    else that is done between the loading of the program and its first frame.
    """

    PARTS: ClassVar[frozenset[str]] = frozenset()
    """The component classes of the widget."""

    def get_component_styles(self, *names: str) -> RenderStyles:
        """Give the styles of component classes; raises ``KeyError`` for one that the widget does not have."""
        for name in self.PARTS.intersection(names) - self._component_styles.keys():
            self._component_styles[name] = self._looked_up(name)
        return super().get_component_styles(*names)

    def notify_style_update(self) -> None:
        """Look up again what is asked for: the theme, or the state of what is around, has changed."""
        super().notify_style_update()
        self._component_styles.clear()
        self.refresh()

    def _looked_up(self, name: str) -> RenderStyles:
        part = DOMNode(classes=name)
        part._attach(self)
        self.app.stylesheet.apply(part)
        return part.styles
