"""The word between an article and its comments: ``Comments``, ``3 Kommentare``, ``Comments (3):``."""

import re
from collections.abc import Collection, Sequence

from tui.sources.pages.paragraphs import Paragraph

HEADING = re.compile(r"(?:\d{1,6}\s)?(?:Comments?|Kommentare?)(?:\s?\(\d{1,6}\))?:?", re.IGNORECASE)


def is_heading(paragraph: Paragraph) -> bool:
    """Say whether a paragraph is nothing but the heading of the comments."""
    return bool(HEADING.fullmatch(paragraph.one_line))


def find_heading(paragraphs: Sequence[Paragraph], first: int, signatures: Collection[int]) -> int | None:
    """Give the place of the heading at or after ``first``, ``None`` where there is none.

    It is the first one with all signatures behind it. Where an article cites a line that looks like a
    signature there is no such heading, and the first one with any signature behind it is meant.
    """
    headings = [place for place in range(first, len(paragraphs)) if is_heading(paragraphs[place])]
    earliest = min(signatures, default=len(paragraphs))
    latest = max(signatures, default=len(paragraphs))
    with_all = [place for place in headings if place < earliest]
    with_some = [place for place in headings if place < latest]
    return next(iter([*with_all, *with_some]), None)
