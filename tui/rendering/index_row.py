"""The rows of the post index, without the cursor's column on their left."""

from functools import lru_cache

from tui.content.cells import cell_width
from tui.model.post import PostRow
from tui.rendering.dates import period_title
from tui.rendering.line import Line, Piece, Role, Roles, crop, drawn, justify, line_width, trim
from tui.rendering.numbers import grouped, short_count
from tui.rendering.symbols import UNICODE, Symbols
from tui.rendering.titles import shown_title

NARROWEST_WITH_COUNTS = 24
"""Cells below which a row has no room for anything but the title."""


# More than there are on a screen: what was marked in between is drawn anew.
@lru_cache(maxsize=256)
def index_line(row: PostRow, width: int, day: str, symbols: Symbols = UNICODE) -> Line:
    """Draw a post in exactly one line of at most ``width`` cells.

    From the left: the unread mark, the day, the title cut to fit; at the right border the
    star, a mark that the author answered, the comments, and how many of them are new.
    """
    roles: Roles = () if row.read else (Role.UNREAD,)
    unread = drawn(" " if row.read else symbols.unread, *roles)
    left = (
        unread,
        drawn(f" {day:>2}  ", Role.DIM),
        Piece(shown_title(row.title, row.title_generated), roles),
    )
    right = _counts(row, symbols) if width >= NARROWEST_WITH_COUNTS else ()
    return _ended(left, right, width, symbols)


def month_line(key: str, posts: int, folded: bool, width: int, symbols: Symbols = UNICODE) -> Line:
    """Draw the heading of a month or a year and the number of its posts; a fold mark says they are hidden."""
    mark = f"{symbols.fold_closed} " if folded else ""
    left = (drawn(f"{mark}{period_title(key)}", Role.MONTH),)
    right = (drawn(f"{grouped(posts)}  ", Role.DIM),)
    return _ended(left, right, width, symbols)


def _counts(row: PostRow, symbols: Symbols) -> Line:
    star = drawn(symbols.star if row.starred else " " * cell_width(symbols.star), Role.STAR)
    mark = symbols.answered if row.answered else ""
    count = short_count(row.comments) if row.comments else ""
    comments = drawn(f"{count:>{3 - cell_width(mark)}}", Role.DIM)
    new = drawn(f" {_new(row.new_comments + row.changed_comments):<1}", Role.NEW)
    return (star, drawn(mark, Role.BY_AUTHOR), comments, new)


def _new(count: int) -> str:
    """Write the comments that are new or changed in one cell."""
    return "" if not count else str(count) if count < 10 else "+"


def _ended(left: Line, right: Line, width: int, symbols: Symbols) -> Line:
    if line_width(right) + 1 >= width:
        return crop(left, width, symbols.ellipsis)
    return trim(justify(left, right, width, symbols.ellipsis))
