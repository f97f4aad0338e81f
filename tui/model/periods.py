"""The headings of an index: months, or years where a month has hardly a post."""

from collections.abc import Sequence
from itertools import groupby

JUDGED_BY = 100
"""The newest posts, which decide, so that the first page of an index has the headings of the whole."""
ENOUGH = 2
"""Posts that a month needs on average to be worth a line of its own."""


def periods(months: Sequence[tuple[str, int]]) -> Sequence[tuple[str, int]]:
    """Give months, newest first, with their posts as they are, or as years such as ``2006`` with theirs."""
    return _years(months) if _is_sparse(months) else months


def is_year(key: str) -> bool:
    """Tell the key of a year from that of a month."""
    return len(key) == 4


def _is_sparse(months: Sequence[tuple[str, int]]) -> bool:
    seen = headings = 0
    for key, posts in months:
        if seen >= JUDGED_BY:
            break
        if key:
            seen, headings = seen + posts, headings + 1
    return headings > 1 and min(seen, JUDGED_BY) < ENOUGH * headings


def _years(months: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    by_year = groupby(months, key=lambda month: month[0][:4])
    return [(year, sum(posts for _, posts in run)) for year, run in by_year]
