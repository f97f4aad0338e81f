"""The three panes as tabs, for terminals that show one of them at a time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.reactive import var

from tui.commands.command import Pane
from tui.content.terminal_text import SafeText, cell_width
from tui.rendering.numbers import grouped
from tui.widgets.text_line import TextLine, Words

_NAMES = {Pane.INDEX: "Index", Pane.ARTICLE: "Article", Pane.COMMENTS: "Comments"}


class TabLine(TextLine):
    """Names the panes with their keys, the one in use in the accent, and at the right the blog."""

    chosen: var[Pane] = var(Pane.INDEX, init=False)
    """The pane in use."""
    keys: var[tuple[str, str, str]] = var(("1", "2", "3"), init=False)
    """The keys that lead to index, article and comments."""
    comments: var[SafeText] = var(SafeText(""), init=False)
    """How many comments the post has, or which of them are in view; empty where it has none."""
    new_comments: var[int] = var(0, init=False)
    """How many of them are new."""
    blog: var[SafeText] = var(SafeText(""), init=False)
    """What the blog is called."""

    @dataclass
    class TabClicked(Message):
        """The name of a pane was clicked."""

        pane: Pane

    def left(self, room: int) -> Iterable[Words]:
        """Name the panes."""
        for pane, words in self._tabs():
            yield Words(SafeText(" " if pane is Pane.INDEX else "  "))
            yield from words

    def right(self) -> Iterable[Words]:
        """Name the blog, where there is room for more than the tabs."""
        tabs = sum(2 + cell_width(run.text) for _, words in self._tabs() for run in words)
        if tabs + cell_width(self.blog) < self.size.width:
            yield Words(SafeText(f"{self.blog} "))

    def on_click(self, event: events.Click) -> None:
        """Tell which name was clicked."""
        end = 0
        for pane, words in self._tabs():
            end += 2 + sum(cell_width(run.text) for run in words)
            if event.x < end:
                self.post_message(self.TabClicked(pane))
                return

    def watch_chosen(self) -> None:
        """Mark another pane."""
        self.refresh()

    def watch_keys(self) -> None:
        """Tell other keys."""
        self.refresh()

    def watch_comments(self) -> None:
        """Count the comments of another post."""
        self.refresh()

    def watch_new_comments(self) -> None:
        """Count the new comments of another post."""
        self.refresh()

    def watch_blog(self) -> None:
        """Name another blog."""
        self.refresh()

    def _tabs(self) -> Iterator[tuple[Pane, list[Words]]]:
        for pane, key in zip(Pane, self.keys, strict=True):
            look = "chosen" if pane is self.chosen else "name"
            words = [Words(SafeText(f"{key} {_NAMES[pane]}"), look)]
            if pane is Pane.COMMENTS and self.comments:
                words.append(Words(SafeText(f" {self.comments}"), look))
                if self.new_comments:
                    words.append(Words(SafeText(f"{self.symbols.dot}{grouped(self.new_comments)}"), "new"))
            yield pane, words
