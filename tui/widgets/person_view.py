"""A page about somebody: who it is, and below it what they wrote, with a cursor on one entry."""

from collections import OrderedDict
from dataclasses import dataclass

from textual.message import Message

from tui.model.person import Person, Written
from tui.rendering.flow import START, Anchor
from tui.rendering.line import Line
from tui.rendering.person_page import Surroundings, begins_post, lay_out_person, lay_out_written
from tui.widgets.column import Column, PlainColumn
from tui.widgets.flow_view import FlowView

AHEAD = 20
"""Entries below the cursor at which more are asked for."""
KEPT_LAYOUTS = 256


@dataclass(frozen=True)
class PersonPage:
    """Somebody with what is loaded of all that they wrote."""

    person: Person
    partner: str = ""
    """With whom they speak on this page, empty for all that they wrote."""
    written: tuple[Written, ...] = ()


class PersonColumn:
    """The head of a page, then an item for each entry, laid out when it comes into view."""

    def __init__(self, page: PersonPage, width: int, reader: Surroundings) -> None:
        self._page = page
        self._width = width
        self._reader = reader
        self._layouts: OrderedDict[int, list[Line]] = OrderedDict()

    def __len__(self) -> int:
        return 1 + len(self._page.written)

    def height(self, item: int) -> int:
        """Count the lines of an item."""
        return len(self._lines(item))

    def line(self, item: int, line: int) -> Line:
        """Draw a line of an item."""
        return self._lines(item)[line]

    def _lines(self, item: int) -> list[Line]:
        if item not in self._layouts:
            self._layouts[item] = self._lay_out(item)
            if len(self._layouts) > KEPT_LAYOUTS:
                self._layouts.popitem(last=False)
        return self._layouts[item]

    def _lay_out(self, item: int) -> list[Line]:
        page = self._page
        if item == 0:
            return lay_out_person(page.person, page.partner, self._width, self._reader)
        before = page.written[item - 2] if item > 1 else None
        each = page.written[item - 1]
        return lay_out_written(each, before, self._width, self._reader, with_name=bool(page.partner))


class PersonView(FlowView):
    """Chooses one entry of a page."""

    GUTTER = 2

    @dataclass
    class MoreWanted(Message):
        """The cursor comes near the end of what is loaded."""

    @dataclass
    class Taken(Message):
        """The reader clicked the chosen entry."""

    def __init__(self, reader: Surroundings) -> None:
        super().__init__()
        self._reader = reader
        self.page: PersonPage | None = None
        """What is shown, ``None`` until it is loaded."""
        self.cursor = 0
        """The chosen entry, counted from the newest."""

    @property
    def chosen(self) -> Written | None:
        """The chosen entry, ``None`` where there is none."""
        written = () if self.page is None else self.page.written
        return written[self.cursor] if self.cursor < len(written) else None

    def show(self, page: PersonPage) -> None:
        """Show a page or more of it, with the cursor and the line at the top where they are."""
        was_in_view = any(place.item == self.cursor + 1 for place in self.rows())
        self.page = page
        self.relay()
        if was_in_view and self.chosen is not None:
            self.show_item(self.cursor + 1)

    def choose(self, entry: int) -> None:
        """Put the cursor on an entry, or on the last one before it that there is, if there is any."""
        count = 0 if self.page is None else len(self.page.written)
        if not count:
            return
        self.cursor = max(0, min(entry, count - 1))
        if self.cursor == 0:
            self.begin(START)
        self.show_item(self.cursor + 1)
        if self.cursor + AHEAD >= count:
            self.post_message(self.MoreWanted())

    def step(self, count: int) -> None:
        """Move the cursor."""
        self.choose(self.cursor + count)

    def turn(self, pages: int) -> None:
        """Move the cursor by as many entries as are in view."""
        items = {place.item for place in self.rows()}
        self.step(pages * max(1, len(items) - 1))

    def column_at(self, width: int) -> Column:
        """Lay out the page."""
        return PlainColumn() if self.page is None else PersonColumn(self.page, width, self._reader)

    def is_chosen(self, place: Anchor) -> bool:
        """Tell whether a line belongs to the chosen entry; the title of its post does not."""
        if place.item != self.cursor + 1 or self.page is None:
            return False
        each, before = self.chosen, self.page.written[self.cursor - 1] if self.cursor else None
        return each is not None and place.line >= 2 * begins_post(each, before)

    def point_at(self, place: Anchor) -> None:
        """Choose the entry that was clicked; a second click takes it."""
        if place.item == self.cursor + 1:
            self.post_message(self.Taken())
        elif place.item:
            self.choose(place.item - 1)
