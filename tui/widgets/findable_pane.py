"""A pane in which a phrase is looked for: its hits are marked, counted, and gone through."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from textual import events
from textual.message import Message

from tui.content.phrase import Hits, find_phrase
from tui.rendering.flow import Anchor
from tui.rendering.found import AROUND, Spot, marked, spots
from tui.rendering.line import Line
from tui.widgets.column import Column
from tui.widgets.key_sequence import key_written
from tui.widgets.selectable_pane import SelectablePane

Texts = Callable[[], Iterable[tuple[int, str]]]
"""Gives all that a pane could show as plain text under ascending keys; it may take long, and may be asked
in another thread."""

MARGIN = 3
"""Lines that stay in view above and below a hit."""

_STEPS = {
    "next-unread-post": 1,
    "next-new-comment": 1,
    "previous-unread-post": -1,
    "previous-new-comment": -1,
}


NOWHERE = Hits()


@dataclass(frozen=True)
class Find:
    """A phrase that is looked for, and what of it was found."""

    words: str
    pattern: re.Pattern[str]
    hits: Hits = NOWHERE
    number: int = 0
    """The hit that the reader is at, from zero."""

    def in_texts(self, texts: Iterable[tuple[int, str]]) -> "Find":
        """Look the phrase up."""
        return replace(self, hits=find_phrase(texts, self.pattern))


class FindablePane(SelectablePane):
    """Marks the hits that are in view; while there is a search, the keys for what is next go through them."""

    @dataclass
    class FindChanged(Message):
        """The reader went to another hit, or looks for something else or nothing."""

    @dataclass
    class TextsChanged(Message):
        """There are other texts now in which the phrase is to be looked for again."""

        pane: "FindablePane"

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.find: Find | None = None
        self._spot: tuple[Column, int, Spot | None] | None = None

    def texts(self) -> Texts:
        """Give what can be searched; what is given does not change with the pane."""
        return tuple

    def here(self) -> int:
        """Give the key of what the reader looks at."""
        return self.top().item

    def item_of(self, key: int) -> int | None:
        """Give the item that shows what has a key, ``None`` where it is hidden."""
        return key

    def show_key(self, key: int) -> None:
        """Bring what has a key into view, and whatever hides it out of the way."""

    def way_back(self) -> Callable[[], None]:
        """Give what leads back to where the reader is now."""
        key, top = self.here(), self.top()

        def go_back() -> None:
            self.show_key(key)
            self.begin(top)

        return go_back

    def show_find(self, find: Find | None) -> None:
        """Mark the hits of a search, or of none any more."""
        if find is not None or self.find is not None:
            self.find, self._spot = find, None
            self.redraw()
            self.post_message(self.FindChanged())

    def go_to_hit(self, number: int) -> None:
        """Go to a hit; after the last comes the first."""
        if self.find is None or not len(self.find.hits):
            return
        find = replace(self.find, number=number % len(self.find.hits))
        self.show_find(find)
        key, _ = find.hits.place(find.number)
        self.show_key(key)
        item = self.item_of(key)
        if self.is_laid_out and item is not None and (spot := self._chosen_spot(item)) is not None:
            self.flow.reveal(item, spot.line, margin=MARGIN)
            self.redraw()

    def go_to_nearest_hit(self, key: int) -> None:
        """Go to the first hit from a key on."""
        if self.find is not None and len(self.find.hits):
            self.go_to_hit(self.find.hits.first_from(key))

    def find_again(self) -> None:
        """Say that what was found is no longer what there is."""
        if self.find is not None:
            self.show_find(replace(self.find, hits=NOWHERE))
            self.post_message(self.TextsChanged(self))

    def line_at(self, place: Anchor) -> Line:
        """Draw a line with the hits in it marked."""
        if self.find is None:
            return super().line_at(place)
        item, line = place
        first = max(0, line - AROUND)
        behind = min(self.column.height(item), line + AROUND + 1)
        lines = [self.column.line(item, number) for number in range(first, behind)]
        spot = self._chosen_spot(item)
        chosen = None if spot is None else Spot(spot.line - first, spot.start)
        return marked(lines, line - first, self.find.pattern, chosen)

    async def on_key(self, event: events.Key) -> None:
        """Take the keys that go through the hits, and the one that ends the search."""
        if self.find is None or self._sequence.pending:
            return
        bindings = self.screen.active_bindings
        bound = bindings.get(event.key) or bindings.get(key_written(event))
        step = _STEPS.get(bound.binding.id or "", 0) if bound is not None else 0
        if event.key == "escape":
            self.show_find(None)
        elif step:
            self.go_to_hit(self.find.number + step)
        else:
            return
        event.stop()
        event.prevent_default()

    def _chosen_spot(self, item: int) -> Spot | None:
        """Find the hit that the reader is at in the lines of an item, ``None`` where it is in another one."""
        if self.find is None or not len(self.find.hits):
            return None
        key, nth = self.find.hits.place(self.find.number)
        if self.item_of(key) != item:
            return None
        if self._spot is None or self._spot[0] is not self.column or self._spot[1] != item:
            lines = [self.column.line(item, line) for line in range(self.column.height(item))]
            found = spots(lines, self.find.pattern)
            # A body is read as plain text, which may tell more than what is drawn of it.
            self._spot = self.column, item, found[min(nth, len(found) - 1)] if found else None
        return self._spot[2]
