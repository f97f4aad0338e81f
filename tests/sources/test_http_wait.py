"""How long a server is left alone."""

from datetime import UTC, datetime

import pytest

from tui.sources.http_answer import Answer
from tui.sources.http_wait import backoff, http_date, retry_after

NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)


def test_each_try_waits_twice_as_long_as_the_one_before_or_up_to_half_of_that_less() -> None:
    assert [backoff(tried, lambda: 1.0) for tried in (1, 2, 3)] == [1, 2, 4]
    assert [backoff(tried, lambda: 0.0) for tried in (1, 2, 3)] == [0.5, 1, 2]


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (" 7 ", 7),
        ("604800", 604_800),
        ("604801", None),
        ("Tue, 03 Mar 2026 12:00:20 GMT", 20),
        ("Tue, 03 Mar 2026 11:00:00 GMT", 0),
        ("", None),
    ],
)
def test_a_server_is_understood_where_it_names_a_time_within_a_week(
    value: str, seconds: float | None
) -> None:
    assert retry_after(Answer("http://a.example/", 429, {"retry-after": value}, b""), NOON) == seconds


def test_a_server_that_asks_for_no_wait_names_no_time() -> None:
    assert retry_after(Answer("http://a.example/", 429, {}, b""), NOON) is None


@pytest.mark.parametrize(
    ("value", "instant"),
    [
        ("Tue, 03 Mar 2026 12:00:00 GMT", NOON),
        ("Tue, 03 Mar 2026 13:00:00 +0100", NOON),
        ("Tue, 03 Mar 2026 12:00:00 -0000", NOON),
        ("Tue, 03 Mar 2026 12:00:00", NOON),
        ("gestern", None),
        ("Fri, 31 Dec 9999 23:00:00 -2300", None),
    ],
)
def test_a_date_is_an_instant_in_utc(value: str, instant: datetime | None) -> None:
    date = http_date(value)
    assert date == instant
    assert date is None or date.tzinfo is UTC
