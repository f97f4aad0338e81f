"""The post index: months and posts, newest first, with a cursor on one of them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, tzinfo

from textual.message import Message
from textual.reactive import var

from tui.commands.command import Pane
from tui.content.terminal_text import SafeText
from tui.model.chronology import Chronology
from tui.model.post import PostRow
from tui.rendering.flow import START, Anchor
from tui.widgets.column import Column, sentence
from tui.widgets.findable_pane import FindablePane, Texts
from tui.widgets.index_column import IndexColumn
from tui.widgets.index_cursor import month_at, nearest, neighbour, position_at, row_kept, stepped
from tui.widgets.post_pages import LoadRows, PostPages

CONTEXT = 2
"""Lines that stay in view above and below the cursor."""


def _no_rows(ids: Sequence[int]) -> Sequence[PostRow]:
    return ()


class IndexPane(FindablePane, pane=Pane.INDEX):
    """Lists the posts of a blog; their rows are loaded a page at a time when they come into view."""

    ALLOW_SELECT = False
    GUTTER = 1

    chronology: var[Chronology] = var(Chronology, init=False, always_update=True)
    """The posts in date order. Another one keeps the chosen post where it is, and the months folded."""
    load_rows: var[LoadRows] = var(lambda: _no_rows, init=False)
    """Gives the rows of posts by their ids. Setting it, or ``rows_changed``, loads them anew."""
    load_titles: var[Callable[[], Mapping[int, str]]] = var(lambda: dict, init=False)
    """Gives the titles of all posts by id; it may be asked in another thread."""
    zone: var[tzinfo] = var[tzinfo](UTC, init=False)
    """Where the reader is, which decides the day of a post."""
    empty: var[SafeText] = var(SafeText("This blog has no posts yet."), init=False)
    """The sentence that stands for an empty index."""

    @dataclass
    class PostOpened(Message):
        """The reader wants to read a post."""

        post_id: int

    @dataclass
    class PostHighlighted(Message):
        """The cursor came to stand on another post."""

        post_id: int

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._shown = Chronology()
        self._pages = PostPages((), _no_rows)
        self._cursor = 0
        self._highlighted: int | None = None

    @property
    def post_id(self) -> int | None:
        """The chosen post, ``None`` on the heading of a month and in an empty index."""
        position = position_at(self._shown, self._cursor)
        return None if position is None else self._shown.ids[position]

    @property
    def folded(self) -> frozenset[str]:
        """The months of which there is only the heading."""
        return self._shown.folded

    @property
    def rows_above(self) -> int:
        """The rows of the window above the chosen one; fewer than none where the window is below it."""
        return self._cursor - self.top().item

    @property
    def shows_cursor(self) -> bool:
        """Whether the chosen row is in view, or would be if the pane were."""
        return not self.size.area or 0 <= self.rows_above < self.size.height

    def rest_at(self, rows_above: int) -> None:
        """Move the window so that as many rows are above the chosen one, as far as it stays in view."""
        if self.is_laid_out:
            self.begin(Anchor(max(0, self._cursor - rows_above), 0))
            self.show_item(self._cursor)

    def select_post(self, post_id: int) -> bool:
        """Put the cursor on a post, unfolding its month, and say whether there is such a post."""
        position = self._shown.position_of_id(post_id)
        if position is not None:
            self._select_position(position)
        return position is not None

    def beside(self, post_id: int) -> list[int]:
        """Name the next older and the next newer post, in whichever months they are."""
        position = self._shown.position_of_id(post_id)
        places = () if position is None else (position + 1, position - 1)
        return [self._shown.ids[place] for place in places if 0 <= place < len(self._shown.ids)]

    def rows_changed(self) -> None:
        """Load the rows anew: marks, titles or counts have changed, the posts have not."""
        self._pages = PostPages(self._shown.ids, self.load_rows)
        self.relay()

    def column_at(self, width: int) -> Column:
        """Lay out the index, or the sentence that stands for an empty one."""
        if not len(self._shown):
            return sentence(self.empty, width)
        return IndexColumn(self._shown, self._pages, width, self.symbols, self.zone)

    def is_chosen(self, place: Anchor) -> bool:
        """Tell whether the cursor stands on a row."""
        return place.item == self._cursor and bool(len(self._shown))

    def texts(self) -> Texts:
        """Give the title of each post under its position."""
        ids, load = self._shown.ids, self.load_titles

        def read() -> Iterator[tuple[int, str]]:
            titles = load()
            return ((position, titles.get(post_id, "")) for position, post_id in enumerate(ids))

        return read

    def here(self) -> int:
        """Give the position of the chosen post, of the month's first one on a heading."""
        position = position_at(self._shown, self._cursor)
        if position is None:
            position = neighbour(self._shown, self._cursor, 1)
        return position or 0

    def item_of(self, key: int) -> int | None:
        """Give the row of a post, or of the folded month that hides it."""
        return self._shown.row_of_post(key) if 0 <= key < len(self._shown.ids) else None

    def show_key(self, key: int) -> None:
        """Choose a post, unfolding its month."""
        if 0 <= key < len(self._shown.ids):
            self._select_position(key)

    def step(self, count: int) -> None:
        """Move the cursor by rows."""
        self._move_to(stepped(self._shown, self._cursor, count))

    def turn(self, lines: int) -> None:
        """Move window and cursor together."""
        self.scroll_lines(lines)
        self.step(lines)

    def go_to_start(self) -> None:
        """Choose the newest post."""
        self._move_to(nearest(self._shown, 0))

    def go_to_end(self) -> None:
        """Choose the oldest post."""
        self._move_to(nearest(self._shown, len(self._shown) - 1, -1))

    def point_at(self, place: Anchor) -> None:
        """Choose the row that was clicked; a second click opens it."""
        if place.item == self._cursor:
            self.action_open()
        elif len(self._shown):
            self._move_to(nearest(self._shown, place.item))

    def action_open(self) -> None:
        """Open the chosen post, or unfold the chosen month."""
        if self.post_id is None:
            self.action_toggle_fold()
        else:
            self.post_message(self.PostOpened(self.post_id))

    def action_read_on(self) -> None:
        """Open the chosen post."""
        self.action_open()

    def action_next_post(self) -> None:
        """Choose the next older post, in whichever month it is."""
        self._select_neighbour(1)

    def action_previous_post(self) -> None:
        """Choose the next newer post, in whichever month it is."""
        self._select_neighbour(-1)

    def action_toggle_fold(self) -> None:
        """Fold the month of the chosen row, or unfold it."""
        month = month_at(self._shown, self._cursor)
        if month is not None and month in self._shown.folded:
            self._show(self._shown.unfold(month))
        elif month is not None:
            self._show(self._shown.fold(month))

    def action_fold_all(self) -> None:
        """Leave the headings of the months."""
        self._show(self._shown.fold_all())

    def action_unfold_all(self) -> None:
        """Show all posts."""
        self._show(self._shown.unfold_all())

    def watch_chronology(self, chronology: Chronology) -> None:
        """Show other posts of the blog with the chosen one kept, or another blog from its beginning."""
        self._pages = PostPages(chronology.ids, self.load_rows)
        if row_kept(self._shown, self._cursor, chronology) is None:
            self._shown, self._cursor = chronology, nearest(chronology, 0)
            self.begin(START)
            self._tell()
        else:
            folded = self._shown.folded & {key for key, _ in chronology.months}
            self._show(replace(chronology, folded=folded | chronology.folded))
        self.find_again()

    def watch_load_rows(self) -> None:
        """Load the rows from elsewhere."""
        self.rows_changed()

    def watch_zone(self) -> None:
        """Tell the days of another zone."""
        self.relay()

    def watch_empty(self) -> None:
        """Say why there is nothing."""
        self.relay()

    def _show(self, chronology: Chronology) -> None:
        """Show other rows with the chosen post chosen and where it was on the screen."""
        before, self._shown = self._shown, chronology
        row_on_screen = self._cursor - self.top().item
        row = row_kept(before, self._cursor, chronology)
        self._cursor = nearest(chronology, row or 0)
        self.begin(Anchor(max(0, self._cursor - row_on_screen), 0))
        self._tell()

    def _select_neighbour(self, direction: int) -> None:
        position = neighbour(self._shown, self._cursor, direction)
        if position is not None:
            self._select_position(position)

    def _select_position(self, position: int) -> None:
        month = self._shown.month_of_post(position)
        if month in self._shown.folded:
            self._show(self._shown.unfold(month))
        self._move_to(self._shown.row_of_post(position))

    def _move_to(self, row: int) -> None:
        self._cursor = row
        if len(self._shown):
            self.show_item(row, CONTEXT)
        self._tell()

    def _tell(self) -> None:
        """Say which post is chosen, once for each change."""
        if self.post_id is not None and self.post_id != self._highlighted:
            self._highlighted = self.post_id
            self.post_message(self.PostHighlighted(self.post_id))
