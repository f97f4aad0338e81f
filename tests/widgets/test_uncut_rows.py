"""A row of the screen that is not cut does not hold itself, and is cut as ever where it is."""

import gc
from collections.abc import Iterator

import pytest
from rich.segment import Segment
from textual.strip import Strip

from tui.widgets.uncut_rows import let_uncut_rows_go


@pytest.fixture(autouse=True)
def letting_go() -> Iterator[None]:
    """Let them go, and collect nothing meanwhile."""
    let_uncut_rows_go()
    usual = gc.get_threshold()
    gc.set_threshold(0)
    yield
    gc.set_threshold(*usual)


def row() -> Strip:
    return Strip([Segment("Tassen "), Segment("und Teller")])


@pytest.mark.parametrize(
    ("cuts", "pieces"),
    [
        ([17], ["Tassen und Teller"]),
        ([17, 30], ["Tassen und Teller"]),
        ([7, 17], ["Tassen ", "und Teller"]),
        ([3, 9], ["Tas", "sen un"]),
        ([30], []),
        ([], []),
    ],
)
def test_a_row_is_cut_where_it_is_asked_to_be(cuts: list[int], pieces: list[str]) -> None:
    whole = row()
    for _ in range(2):  # the second time it may be remembered
        assert [piece.text for piece in whole.divide(iter(cuts))] == pieces


def test_a_row_that_is_not_cut_goes_without_the_collector() -> None:
    for _ in range(100):
        row().divide([17])
    assert sum(type(found) is Strip and found.text == "Tassen und Teller" for found in gc.get_objects()) == 0
