"""A list to choose one of, in groups, narrowed down by words."""

from collections.abc import Iterator
from dataclasses import dataclass

from textual.message import Message
from textual.reactive import var

from tui.content.terminal_text import SafeText, cell_width, pad
from tui.rendering.flow import Anchor
from tui.rendering.line import EMPTY, Line, Piece, Role, blanks, justify
from tui.rendering.wrap import wrap
from tui.widgets.choice import Choice
from tui.widgets.column import Column, PlainColumn, sentence
from tui.widgets.flow_view import FlowView

WIDEST_LEAD = 18


class ChoiceList(FlowView):
    """Shows the choices in which all words of the query occur, one of them chosen."""

    GUTTER = 2

    choices: var[tuple[Choice, ...]] = var[tuple[Choice, ...]]((), init=False)
    """All choices, those of a group together. Setting them keeps the chosen one."""
    wanted: var[str] = var("", init=False)
    """The words that the choices are narrowed down by."""
    empty: var[SafeText] = var(SafeText("Nothing here has all these words."), init=False)
    """The sentence that stands where no choice is left."""

    @dataclass
    class Highlighted(Message):
        """Another choice became the chosen one."""

        choice_id: str

    @dataclass
    class Taken(Message):
        """The reader took a choice."""

        choice_id: str

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.first = ""
        """The id of the choice that the cursor begins on, if it is not to be the first one."""
        self._items: list[Choice | None] = []
        self._item = 0

    @property
    def chosen(self) -> Choice | None:
        """The chosen one, ``None`` where nothing is left to choose from."""
        return self._items[self._item] if self._item < len(self._items) else None

    def take(self) -> None:
        """Say that the chosen one is taken."""
        if self.chosen is not None:
            self.post_message(self.Taken(self.chosen.id))

    def step(self, count: int) -> None:
        """Move the cursor; headings are passed over and the ends hold it."""
        item, way = self._item + count, 1 if count > 0 else -1
        item = max(0, min(item, len(self._items) - 1))
        while 0 <= item < len(self._items) and self._items[item] is None:
            item += way
        if 0 <= item < len(self._items):
            self._move_to(item)

    def column_at(self, width: int) -> Column:
        """Lay out the choices that are left."""
        if not self._items:
            return sentence(self.empty, width)
        lead = min(WIDEST_LEAD, max(cell_width(choice.lead) for choice in self.choices))
        return PlainColumn([self._lines(item, lead, width) for item in range(len(self._items))])

    def is_chosen(self, place: Anchor) -> bool:
        """Tell whether the cursor stands on a line."""
        return place.item == self._item and bool(self._items)

    def point_at(self, place: Anchor) -> None:
        """Choose what was clicked; a second click takes it."""
        if place.item == self._item:
            self.take()
        elif place.item < len(self._items) and self._items[place.item] is not None:
            self._move_to(place.item)

    def watch_choices(self) -> None:
        """Offer something else."""
        self._narrow()

    def watch_empty(self) -> None:
        """Say something else where no choice is left."""
        self.relay()

    def watch_wanted(self) -> None:
        """Offer what has other words."""
        self._narrow()

    def _narrow(self) -> None:
        before = self.chosen
        self._items = list(self._listed())
        left = [(item, choice) for item, choice in enumerate(self._items) if choice is not None]
        same = (
            item for item, choice in left if (choice.id == self.first if before is None else choice == before)
        )
        self.begin()
        self._move_to(next(same, left[0][0] if left else 0))

    def _listed(self) -> Iterator[Choice | None]:
        """Give the choices that are left, with ``None`` for a heading before each group."""
        group = SafeText("")
        for choice in self.choices:
            if choice.has(self.wanted.casefold().split()):
                if choice.group != group:
                    group = choice.group
                    yield None
                yield choice

    def _lines(self, item: int, lead: int, width: int) -> list[Line]:
        choice = self._items[item]
        if choice is None:
            below = self._items[item + 1]
            heading = Piece(below.group if below else SafeText(""), (Role.MONTH,))
            return [EMPTY, (heading,)] if item else [(heading,)]
        before = pad(choice.lead, lead + 2) if lead else SafeText("")
        if choice.detail:
            left = (Piece(before, (Role.STRONG,)), Piece(choice.label))
            return [justify(left, (Piece(choice.detail, (Role.DIM,)),), width, self.symbols.ellipsis)]
        label = wrap([Piece(choice.label)], max(1, width - cell_width(before)))
        first = (Piece(before, (Role.STRONG,)), *label[0])
        return [first, *((*blanks(cell_width(before)), *line) for line in label[1:])]

    def _move_to(self, item: int) -> None:
        self._item = item
        if self._items:
            self.show_item(item, margin=2)
        if self.chosen is not None:
            self.post_message(self.Highlighted(self.chosen.id))
