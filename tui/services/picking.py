"""Picks posts out of a blog that a reader may like to meet."""

from collections.abc import Iterator
from datetime import date, timedelta

from tui.archive import post_picks, post_rows
from tui.model.post import PostRow
from tui.services.library import Library

MANY_COMMENTS = 20
MOST_PICKED = 500


def around_the_day(library: Library, blog_id: int, day: date) -> list[PostRow]:
    """Give the posts of a day of the year, of all years, newest first, and those of the days beside it.

    What day it was where the reader is is told by their time zone, which can be a day from UTC.
    """
    with library.archive.reading() as reader:
        return post_rows.rows(reader, post_picks.on_days(reader, blog_id, _days_around(day)))


def unopened_discussions(library: Library, blog_id: int) -> list[PostRow]:
    """Give the posts with twenty comments or more that were never opened, the most discussed first."""
    with library.archive.reading() as reader:
        ids = post_picks.never_opened(reader, blog_id, MANY_COMMENTS, MOST_PICKED)
        return post_rows.rows(reader, ids)


def _days_around(day: date) -> Iterator[str]:
    leap = date(2000, day.month, day.day)
    for shift in (-1, 0, 1):
        yield f"{leap + timedelta(days=shift):%m-%d}"
