"""The line above a pane: what it is, how much of it there is, and a thin rule."""

from collections.abc import Iterable

from textual.reactive import var

from tui.content.terminal_text import SafeText
from tui.widgets.text_line import TextLine, Words

NOTHING = SafeText("")


class PaneTitle(TextLine):
    """Names a pane; the name bears the accent while its pane has the focus."""

    label: var[SafeText] = var(NOTHING, init=False)
    """What the pane shows."""
    facts: var[SafeText] = var(NOTHING, init=False)
    """How much of it, after the name."""
    aside: var[SafeText] = var(NOTHING, init=False)
    """What stands at the right border."""
    ruled: var[bool] = var(False, init=False)
    """Whether a thin rule fills the line."""
    active: var[bool] = var(False, init=False)
    """Whether the pane has the focus."""

    def left(self, room: int) -> Iterable[Words]:
        """Name the pane."""
        yield Words(SafeText(" "))
        yield Words(self.label, "chosen" if self.active else "name")
        if self.facts:
            yield Words(SafeText(f" {self.facts}"))

    def right(self) -> Iterable[Words]:
        """Say what stands at the right border."""
        if self.aside:
            yield Words(SafeText(f"{self.aside} "))

    def between(self, cells: int) -> Words:
        """Draw the rule with a blank at either end, or leave the space empty."""
        if not self.ruled or cells < 3:
            return super().between(cells)
        rule = self.symbols.rule * (cells - (2 if self.aside else 1))
        return Words(SafeText(f" {rule} " if self.aside else f" {rule}"), "rule")

    def watch_label(self) -> None:
        """Name something else."""
        self.refresh()

    def watch_facts(self) -> None:
        """Tell other facts."""
        self.refresh()

    def watch_aside(self) -> None:
        """Say something else at the right."""
        self.refresh()

    def watch_active(self) -> None:
        """Name it as the pane in use, or as another one."""
        self.refresh()

    def watch_ruled(self) -> None:
        """Draw the rule or leave it out."""
        self.refresh()
