"""Thousands of records that were skipped for one reason are one line, a few are a line each."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tui.cli.losses import MOST_REASONS, NAMED, losses
from tui.model.sync_report import Skipped


def skipped(why: str, *names: str) -> list[Skipped]:
    return [Skipped(name, why) for name in names]


def test_a_few_records_have_a_line_each() -> None:
    assert list(losses(skipped("The file is empty.", "a.txt", "b.txt"))) == [
        "skipped a.txt: The file is empty.",
        "skipped b.txt: The file is empty.",
    ]


def test_many_of_one_reason_are_told_together_and_the_first_are_named() -> None:
    names = [f"{number}.txt" for number in range(1, 1205)]
    assert list(losses(skipped("The file is empty.", *names))) == [
        "skipped 1,204: The file is empty. 1.txt, 2.txt, 3.txt and 1,201 more; --all lists each"
    ]


def test_what_differs_from_record_to_record_does_not_part_a_reason() -> None:
    whys = [Skipped(f"{number}.html", f"It was read before (Post {number}).") for number in range(5)]
    assert list(losses(whys)) == [
        "skipped 5: It was read before (…). 0.html, 1.html, 2.html and 2 more; --all lists each"
    ]


def test_a_reason_that_is_the_same_for_all_keeps_its_particulars() -> None:
    [line] = losses(skipped("The file cannot be read (Permission denied).", *"abcde"))
    assert "(Permission denied)" in line


def test_more_reasons_than_one_can_read_are_counted() -> None:
    whys = [Skipped("x", f"Reason {number}.") for number in range(MOST_REASONS + 7)]
    lines = list(losses(whys))
    assert len(lines) == MOST_REASONS + 1
    assert lines[-1] == "and 7 more were skipped for other reasons; --all lists each"


@settings(deadline=None, max_examples=50)
@given(
    st.lists(st.builds(Skipped, st.text(max_size=3), st.sampled_from(["A.", "B (x).", "B (y).", "C “z”."])))
)
def test_whoever_asks_for_all_gets_a_line_for_each_in_the_order_given(given_: list[Skipped]) -> None:
    assert list(losses(given_, name_all=True)) == [f"skipped {each.where}: {each.why}" for each in given_]
    assert len(list(losses(given_))) <= max(len(given_), NAMED)
