from array import array

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.model.chronology import Chronology, MonthRow

SPRING = Chronology(array("q", [50, 60, 40, 7]), [("2006-03", 2), ("2006-02", 1), ("", 1)])


def rows(chronology: Chronology) -> list[MonthRow | int]:
    return [chronology.row(index) for index in range(len(chronology))]


def test_each_month_has_a_heading_above_its_posts() -> None:
    assert rows(SPRING) == [
        MonthRow("2006-03", 2, False), 0, 1,
        MonthRow("2006-02", 1, False), 2,
        MonthRow("", 1, False), 3,
    ]  # fmt: skip


def test_a_folded_month_hides_its_posts() -> None:
    folded = SPRING.fold("2006-03")
    assert rows(folded)[:2] == [MonthRow("2006-03", 2, True), MonthRow("2006-02", 1, False)]
    assert folded.unfold("2006-03") == SPRING


def test_all_months_fold_and_unfold() -> None:
    assert len(SPRING.fold_all()) == 3
    assert SPRING.fold_all().unfold_all() == SPRING


def test_a_post_in_a_folded_month_is_found_at_the_heading() -> None:
    assert [SPRING.row_of_post(position) for position in range(4)] == [1, 2, 4, 6]
    assert [SPRING.fold("2006-02").row_of_post(position) for position in range(4)] == [1, 2, 3, 5]


def test_a_post_is_found_by_its_id() -> None:
    assert SPRING.position_of_id(40) == 2
    assert SPRING.position_of_id(41) is None


def test_a_post_knows_its_month() -> None:
    assert [SPRING.month_of_post(position) for position in range(4)] == ["2006-03", "2006-03", "2006-02", ""]


def test_an_empty_blog_has_no_rows() -> None:
    assert len(Chronology()) == 0


@pytest.mark.parametrize("index", [-1, 7])
def test_there_are_no_rows_outside(index: int) -> None:
    with pytest.raises(IndexError):
        SPRING.row(index)


@pytest.mark.parametrize("position", [-1, 4])
def test_there_are_no_posts_outside(position: int) -> None:
    with pytest.raises(IndexError):
        SPRING.row_of_post(position)


def test_months_that_do_not_count_the_posts_are_refused() -> None:
    with pytest.raises(ValueError, match="do not count"):
        Chronology(array("q", [1, 2]), [("2006-03", 3)])


@settings(deadline=None, max_examples=200)
@given(st.lists(st.tuples(st.integers(0, 4), st.booleans()), max_size=8))
def test_rows_are_those_of_a_plain_list(months: list[tuple[int, bool]]) -> None:
    naive: list[MonthRow | int] = []
    row_of_post: list[int] = []
    for key, (posts, folded) in enumerate(months):
        naive.append(MonthRow(str(key), posts, folded))
        heading = len(naive) - 1
        for _ in range(posts):
            row_of_post.append(heading if folded else len(naive))
            if not folded:
                naive.append(len(row_of_post) - 1)
    chronology = Chronology(
        array("q", range(100, 100 + len(row_of_post))),
        [(str(key), posts) for key, (posts, _) in enumerate(months)],
        frozenset(str(key) for key, (_, folded) in enumerate(months) if folded),
    )
    assert rows(chronology) == naive
    assert [chronology.row_of_post(position) for position in range(len(row_of_post))] == row_of_post
