"""A date says nothing against a parent that the source names."""

from datetime import UTC, datetime

from tests.model.commenting import comment
from tui.model.dates import PublicationDate
from tui.model.thread import arrange


def day(number: int) -> PublicationDate:
    return PublicationDate.at(datetime(2024, 8, number, tzinfo=UTC))


def test_a_parent_of_a_later_date_is_a_parent_all_the_same() -> None:
    comments = [comment(1, 2, published=day(1)), comment(2, published=day(9)), comment(3, published=day(5))]
    thread = arrange(comments, {})
    assert [(entry.stored.id, entry.depth) for entry in thread.entries] == [(3, 0), (2, 0), (1, 1)]
