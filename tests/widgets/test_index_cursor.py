"""The cursor of the index stands on posts and on folded months, never on the heading of an open one."""

from array import array

from hypothesis import given, settings
from hypothesis import strategies as st

from tui.model.chronology import Chronology, MonthRow
from tui.widgets.index_cursor import may_stand, month_at, nearest, neighbour, position_at, row_kept, stepped


@st.composite
def chronologies(draw: st.DrawFn) -> Chronology:
    sizes = draw(st.lists(st.integers(1, 4), min_size=1, max_size=5))
    months = [(f"2006-{12 - number:02}", size) for number, size in enumerate(sizes)]
    folded = draw(st.sets(st.sampled_from([key for key, _ in months])))
    return Chronology(array("q", range(sum(sizes))), months, frozenset(folded))


@settings(deadline=None)
@given(chronologies(), st.integers(-3, 30))
def test_there_is_always_a_row_near_by_to_stand_on(chronology: Chronology, row: int) -> None:
    for direction in (1, -1):
        assert may_stand(chronology, nearest(chronology, row, direction))


@settings(deadline=None)
@given(chronologies())
def test_steps_lead_through_every_row_to_stand_on(chronology: Chronology) -> None:
    row = nearest(chronology, 0)
    passed = [row]
    while (following := stepped(chronology, row, 1)) != row:
        row = following
        passed.append(row)
    assert passed == [row for row in range(len(chronology)) if may_stand(chronology, row)]
    back = [row]
    while (before := stepped(chronology, row, -1)) != row:
        row = before
        back.append(row)
    assert back == passed[::-1]


@settings(deadline=None)
@given(chronologies())
def test_a_row_is_a_post_or_the_heading_of_its_month(chronology: Chronology) -> None:
    for row in range(len(chronology)):
        found, position = chronology.row(row), position_at(chronology, row)
        assert (position is None) == isinstance(found, MonthRow)
        month = month_at(chronology, row)
        assert month == (found.key if isinstance(found, MonthRow) else chronology.month_of_post(found))


@settings(deadline=None)
@given(chronologies())
def test_neighbours_are_posts_whether_their_months_are_folded_or_not(chronology: Chronology) -> None:
    unfolded = chronology.unfold_all()
    for row in range(len(chronology)):
        place = position_at(chronology, row)
        if place is not None:
            assert neighbour(chronology, row, 1) == (place + 1 if place + 1 < len(chronology.ids) else None)
            assert neighbour(chronology, row, -1) == (place - 1 if place else None)
        else:
            month = month_at(chronology, row)
            first = next(p for p in range(len(chronology.ids)) if unfolded.month_of_post(p) == month)
            assert neighbour(chronology, row, 1) == first
            assert neighbour(chronology, row, -1) == (first - 1 if first else None)


@settings(deadline=None)
@given(chronologies())
def test_a_row_is_found_again_after_unfolding(chronology: Chronology) -> None:
    unfolded = chronology.unfold_all()
    for row in range(len(chronology)):
        kept = row_kept(chronology, row, unfolded)
        assert kept is not None
        assert month_at(unfolded, kept) == month_at(chronology, row)
        assert position_at(unfolded, kept) == position_at(chronology, row)


def test_a_row_whose_post_is_gone_gives_way_to_the_one_beside_it() -> None:
    before = Chronology(array("q", [5, 4, 3]), [("2006-03", 3)])
    after = Chronology(array("q", [5, 3]), [("2006-03", 2)])
    assert row_kept(before, 2, after) == 1
    assert row_kept(before, 2, Chronology(array("q", [9]), [("2006-03", 1)])) is None


def test_beyond_the_rows_there_is_nothing() -> None:
    assert position_at(Chronology(), 0) is None
    assert month_at(Chronology(), 0) is None
    assert not may_stand(Chronology(), 0)
    assert nearest(Chronology(), 5) == 0
    assert neighbour(Chronology(), 0, 1) is None
