"""Dates by the blog's own clock."""

from datetime import UTC, datetime

import pytest

from tui.model.dates import UNDATED, PublicationDate
from tui.sources.exports.movabletype.dates import wall_clock_date


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("12/01/2005 08:12:33 AM", (2005, 12, 1, 8, 12, 33)),
        ("12/01/2005 12:00:00 AM", (2005, 12, 1, 0, 0, 0)),
        ("12/01/2005 12:00:00 PM", (2005, 12, 1, 12, 0, 0)),
        ("12/01/2005 23:12:33", (2005, 12, 1, 23, 12, 33)),
        ("12/01/2005 11:12:33 pm", (2005, 12, 1, 23, 12, 33)),
        ("2/9/03 7:05 PM", (2003, 2, 9, 19, 5, 0)),
        ("2/9/98 7:05:01AM", (1998, 2, 9, 7, 5, 1)),
    ],
)
def test_a_date_is_the_clock_s_as_if_it_were_utc(text: str, there: tuple[int, ...]) -> None:
    year, month, day, hour, minute, second = there
    assert wall_clock_date(text) == PublicationDate.at(
        datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    )


def test_a_day_without_a_time_is_known_to_the_day() -> None:
    assert wall_clock_date("12/31/2005") == PublicationDate.on_day(2005, 12, 31)


@pytest.mark.parametrize(
    "text", ["", "99/99/9999", "02/30/2005 10:00:00 AM", "12/01/2005 25:00:00", "01/01/0000", "gestern"]
)
def test_what_no_calendar_has_is_no_date(text: str) -> None:
    assert wall_clock_date(text) is UNDATED
