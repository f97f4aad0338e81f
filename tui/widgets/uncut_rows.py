"""Rows of the screen that let go of themselves."""

from collections.abc import Iterable, Sequence

from textual.strip import Strip

_divide = Strip.divide


def _divided(self: Strip, cuts: Iterable[int]) -> Sequence[Strip]:
    """Cut a row as ``Strip.divide`` does, and remember nothing of one that stays whole."""
    inside = [cut for cut in cuts if cut <= self.cell_length]
    return [self] if inside == [self.cell_length] else _divide(self, inside)


def let_uncut_rows_go() -> None:
    """Keep Textual's rows from holding themselves.

    Textual 8.2 remembers with each row what it was cut into. One that was not cut remembers itself: it stays,
    with some twenty objects, until the collector of garbage comes by, and most of what that finds is this.
    """
    Strip.divide = _divided  # type: ignore[method-assign]  # rows are made in many places of the toolkit
