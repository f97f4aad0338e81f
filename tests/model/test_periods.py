"""Headings of months and of years."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tui.model.periods import JUDGED_BY, is_year, periods


def test_a_blog_with_many_posts_a_month_has_headings_for_months() -> None:
    months = [("2006-03", 31), ("2006-02", 28)]
    assert periods(months) == months


def test_a_blog_with_hardly_a_post_a_month_has_headings_for_years() -> None:
    months = [("2006-03", 1), ("2006-01", 2), ("2005-12", 1), ("", 3)]
    assert periods(months) == [("2006", 3), ("2005", 1), ("", 3)]


def test_a_blog_of_one_month_is_not_too_sparse_for_it() -> None:
    assert periods([("2006-03", 1)]) == [("2006-03", 1)]


@settings(deadline=None)
@given(st.lists(st.integers(1, 40), max_size=200))
def test_the_newest_posts_alone_decide_as_the_whole_blog_does(counts: list[int]) -> None:
    months = [(f"{2020 - back // 12}-{12 - back % 12:02}", posts) for back, posts in enumerate(counts)]
    first, room = [], JUDGED_BY
    for key, posts in months:
        if room > 0:
            first.append((key, min(posts, room)))
            room -= posts
    by_year = [is_year(key) for key, _ in periods(months)]
    assert [is_year(key) for key, _ in periods(first)] == by_year[: len(periods(first))]
    assert sum(posts for _, posts in periods(months)) == sum(counts)
