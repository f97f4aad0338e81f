"""What a reading had to skip, in as few lines as tell it."""

import re
from collections.abc import Iterator, Sequence

from tui.model.sync_report import Skipped

NAMED = 3
"""How many records are named of those that were skipped for one reason."""
MOST_REASONS = 20
_PARTICULAR = re.compile(r"\([^()]*\)|“[^“”]*”")
"""What differs between two records that were skipped for one reason: a title, a host, a size."""


def losses(skipped: Sequence[Skipped], *, name_all: bool = False) -> Iterator[str]:
    """Give a line for each record, or where many share a reason one line for all of them."""
    reasons = [[each] for each in skipped] if name_all else list(_by_reason(skipped))
    shown = reasons if name_all else reasons[:MOST_REASONS]
    for records in shown:
        yield from _lines(records)
    unnamed = sum(len(records) for records in reasons[len(shown) :])
    if unnamed:
        yield f"and {unnamed:,} more were skipped for other reasons; --all lists each"


def _by_reason(skipped: Sequence[Skipped]) -> Iterator[list[Skipped]]:
    """Gather the records by their reasons, in the order in which the reasons came."""
    gathered: dict[str, list[Skipped]] = {}
    for each in skipped:
        gathered.setdefault(_PARTICULAR.sub("(…)", each.why), []).append(each)
    yield from gathered.values()


def _lines(records: Sequence[Skipped]) -> Iterator[str]:
    if len(records) <= NAMED:
        yield from (f"skipped {each.where}: {each.why}" for each in records)
        return
    whys = {each.why for each in records}
    why = whys.pop() if len(whys) == 1 else _PARTICULAR.sub("(…)", records[0].why)
    named = ", ".join(each.where for each in records[:NAMED])
    yield f"skipped {len(records):,}: {why} {named} and {len(records) - NAMED:,} more; --all lists each"
