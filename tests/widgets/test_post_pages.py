"""Rows are loaded in pages, and the pages that were looked at last are kept."""

from collections.abc import Sequence

from tests.widgets.test_index_pane import plain_rows
from tui.model.post import PostRow
from tui.widgets.post_pages import KEPT_PAGES, PAGE, PostPages


class Archive:
    """Counts what it is asked for."""

    def __init__(self) -> None:
        self.asked = 0

    def load(self, ids: Sequence[int]) -> list[PostRow]:
        self.asked += 1
        return [row for row in reversed(plain_rows(ids)) if row.id != 13]


def test_a_page_is_loaded_once() -> None:
    archive = Archive()
    pages = PostPages(range(1_000), archive.load)
    found = [pages.row(position) for position in range(PAGE)]
    assert [row.id for row in found if row] == [id for id in range(PAGE) if id != 13]
    assert archive.asked == 1


def test_the_page_that_was_looked_at_longest_ago_is_forgotten() -> None:
    archive = Archive()
    pages = PostPages(range(PAGE * (KEPT_PAGES + 1)), archive.load)
    for number in range(KEPT_PAGES + 1):
        pages.row(number * PAGE)
        pages.row(PAGE)
    assert archive.asked == KEPT_PAGES + 1
    pages.row(PAGE)
    assert archive.asked == KEPT_PAGES + 1
    pages.row(0)
    assert archive.asked == KEPT_PAGES + 2
