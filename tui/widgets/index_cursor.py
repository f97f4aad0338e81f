"""Where the cursor of the index may stand: on posts, and on the headings of folded months."""

from collections.abc import Iterator

from tui.model.chronology import Chronology, MonthRow


def may_stand(chronology: Chronology, row: int) -> bool:
    """Tell whether a row can be chosen."""
    if not 0 <= row < len(chronology):
        return False
    found = chronology.row(row)
    return not isinstance(found, MonthRow) or found.folded


def nearest(chronology: Chronology, row: int, direction: int = 1) -> int:
    """Give the row, or the next one in ``direction`` that can be chosen; without rows, zero."""
    row = max(0, min(row, len(chronology) - 1))
    for candidate in (row, row + direction, row - direction):
        if may_stand(chronology, candidate):
            return candidate
    return row


def stepped(chronology: Chronology, row: int, count: int) -> int:
    """Move by ``count`` rows; the ends hold the cursor, and it passes over the heading of an open month."""
    return nearest(chronology, row + count, 1 if count > 0 else -1)


def position_at(chronology: Chronology, row: int) -> int | None:
    """Give the position of the post in a row, ``None`` for a heading."""
    if not 0 <= row < len(chronology):
        return None
    found = chronology.row(row)
    return None if isinstance(found, MonthRow) else found


def month_at(chronology: Chronology, row: int) -> str | None:
    """Give the month that a row belongs to, ``None`` where there is no such row."""
    if not 0 <= row < len(chronology):
        return None
    found = chronology.row(row)
    return found.key if isinstance(found, MonthRow) else chronology.month_of_post(found)


def neighbour(chronology: Chronology, row: int, direction: int) -> int | None:
    """Give the position of the post after (1) or before (-1) a row, in whichever month, ``None`` at the ends.

    After the heading of a month comes its first post.
    """
    if not 0 <= row < len(chronology):
        return None
    position = position_at(chronology, row)
    if position is None:
        first = _first_position_below(chronology, row)
        position = first if direction > 0 else first - 1
    else:
        position += direction
    return position if 0 <= position < len(chronology.ids) else None


def row_kept(before: Chronology, row: int, after: Chronology) -> int | None:
    """Find what a row showed in another chronology, or what stood beside it where it is gone.

    ``None`` means that nothing of it is left: these are the posts of another blog.
    """
    position = position_at(before, row)
    if position is None:
        month = month_at(before, row)
        return next((heading for key, heading, _ in _months(after) if key == month), None)
    for near in (position, position - 1, position + 1):
        if 0 <= near < len(before.ids):
            now = after.position_of_id(before.ids[near])
            if now is not None:
                return after.row_of_post(now)
    return None


def _first_position_below(chronology: Chronology, row: int) -> int:
    return next(first for _, heading, first in _months(chronology) if heading == row)


def _months(chronology: Chronology) -> Iterator[tuple[str, int, int]]:
    """Give each month's key, the row of its heading and the position of its first post."""
    row = position = 0
    for key, posts in chronology.months:
        yield key, row, position
        row += 1 if key in chronology.folded else 1 + posts
        position += posts
