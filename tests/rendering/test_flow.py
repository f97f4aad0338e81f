"""The window over items of unknown heights, held against a list of all lines."""

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.rendering.flow import Anchor, Flow


class Items:
    """Items of given heights that count how often they are asked."""

    def __init__(self, heights: Sequence[int]) -> None:
        self.heights = heights
        self.asked = 0

    def __len__(self) -> int:
        return len(self.heights)

    def height(self, item: int) -> int:
        self.asked += 1
        return self.heights[item]


MILLION = bytes([3]) * 1_000_000
HEIGHTS = st.lists(st.integers(0, 5), max_size=12)
VIEWS = st.integers(1, 9)


def all_lines(heights: Sequence[int]) -> list[Anchor]:
    return [Anchor(item, line) for item, height in enumerate(heights) for line in range(height)]


def window(lines: list[Anchor], top: int, view: int) -> list[Anchor]:
    start = max(0, min(top, len(lines) - view))
    return lines[start : start + view]


@settings(deadline=None, max_examples=150)
@given(HEIGHTS, VIEWS, st.lists(st.integers(-30, 30), max_size=6))
def test_scrolling_shows_what_a_list_of_all_lines_shows(
    heights: list[int], view: int, steps: list[int]
) -> None:
    lines = all_lines(heights)
    flow, top = Flow(Items(heights), view), 0
    for step in steps:
        before = top
        top = max(0, min(top + step, len(lines) - view))
        assert flow.scroll(step) == top - before
        assert flow.visible() == window(lines, top, view)
        assert flow.at_start == (top == 0)
        assert flow.at_end == (top + view >= len(lines))


@settings(deadline=None, max_examples=150)
@given(HEIGHTS, VIEWS, st.integers(0, 11), st.integers(0, 4))
def test_placing_puts_the_line_at_the_top_unless_the_end_is_near(
    heights: list[int], view: int, item: int, line: int
) -> None:
    lines = all_lines(heights)
    flow = Flow(Items(heights), view)
    flow.place(item, line)
    wanted = [place for place in lines if place.item == item][: line + 1][-1:]
    wanted = wanted or [place for place in lines if place.item > item][:1] or lines[-1:]
    assert flow.visible() == (window(lines, lines.index(wanted[0]), view) if lines else [])


@settings(deadline=None, max_examples=200)
@given(HEIGHTS, VIEWS, st.integers(0, 40), st.integers(0, 40), st.integers(1, 4), st.integers(0, 3))
def test_what_is_revealed_is_in_view_and_the_window_moves_no_further_than_that(
    heights: list[int], view: int, top: int, target: int, count: int, margin: int
) -> None:
    lines = all_lines(heights)
    if not lines:
        return
    top, target = max(0, min(top, len(lines) - view)), target % len(lines)
    flow = Flow(Items(heights), view)
    flow.scroll(top)
    flow.reveal(*lines[target], lines=count, margin=margin)

    shown = min(count, view)
    around = min(margin, (view - shown) // 2)
    if target - around < top:
        top = target - around
    elif target + shown + around > top + view:
        top = target + shown + around - view
    assert flow.visible() == window(lines, top, view)
    assert lines[target] in flow.visible()


@settings(deadline=None, max_examples=80)
@given(HEIGHTS, VIEWS, st.integers(0, 40))
def test_the_part_in_view_lies_between_nothing_and_everything(
    heights: list[int], view: int, top: int
) -> None:
    flow = Flow(Items(heights), view)
    flow.scroll(top)
    start, end = flow.fraction()
    assert 0 <= start <= end <= 1
    assert (start == 0) == flow.at_start
    assert (end == 1) == flow.at_end


def test_the_last_line_rests_at_the_bottom() -> None:
    flow = Flow(Items([2, 3, 2]), view_height=4)
    flow.to_end()
    assert flow.visible() == [(1, 1), (1, 2), (2, 0), (2, 1)]
    assert flow.scroll(1) == 0
    flow.to_start()
    assert flow.visible() == [(0, 0), (0, 1), (1, 0), (1, 1)]


def test_a_short_list_leaves_rows_empty() -> None:
    flow = Flow(Items([1, 1]), view_height=5)
    assert flow.visible() == [(0, 0), (1, 0)]
    assert (flow.at_start, flow.at_end, flow.fraction()) == (True, True, (0.0, 1.0))
    assert flow.item_at(1) == (1, 0)
    assert flow.item_at(2) is None


def test_an_empty_list_shows_nothing_wherever_it_is_moved() -> None:
    flow = Flow(Items([]), view_height=5)
    flow.to_end()
    flow.reveal(3, 2)
    assert flow.scroll(3) == 0
    assert flow.visible() == []
    assert flow.at_end


def test_a_window_without_height_shows_nothing_and_stays() -> None:
    flow = Flow(Items([2, 2]), view_height=0)
    flow.reveal(1, 1, lines=2, margin=2)
    assert flow.visible() == []
    assert flow.scroll(-1) <= 0


def test_nothing_jumps_when_an_item_above_changes_its_height() -> None:
    items = Items([5, 5, 5, 5])
    flow = Flow(items, view_height=4)
    flow.place(2, 1)
    before = flow.visible()
    items.heights = [1, 50, 5, 5]
    assert flow.visible() == before


def test_an_anchor_that_vanished_moves_to_the_nearest_line_there_is() -> None:
    items = Items([5, 5, 5])
    flow = Flow(items, view_height=2)
    flow.place(1, 3)
    items.heights = [5, 2, 5]
    assert flow.visible()[0] == (1, 1)
    items.heights = [5, 0, 5]
    assert flow.visible()[0] == (2, 0)


def test_the_same_part_of_an_item_stays_at_the_top_when_it_is_laid_out_again() -> None:
    items = Items([1, 10, 40])
    flow = Flow(items, view_height=3)
    flow.place(1, 5)
    items.heights = [1, 20, 80]
    flow.rescale(old_height=10)
    assert flow.anchor == (1, 10)


@pytest.mark.parametrize(
    "move",
    [
        lambda flow: flow.visible(),
        lambda flow: flow.scroll(40),
        lambda flow: flow.to_end(),
        lambda flow: flow.place(500_000, 1),
        lambda flow: flow.reveal(700_000, 2, lines=3, margin=5),
        lambda flow: flow.fraction(),
    ],
)
def test_every_move_asks_for_a_few_views_of_heights_among_a_million_items(
    move: Callable[[Flow], object],
) -> None:
    items = Items(MILLION)
    flow = Flow(items, view_height=40)
    flow.place(1_000)
    items.asked = 0
    move(flow)
    flow.visible()
    assert 0 < items.asked < 4 * 40
