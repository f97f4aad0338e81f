"""Where the cursor of the index may stand: on posts, and on the headings of folded months."""

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
