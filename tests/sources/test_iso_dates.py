from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.model.dates import UNDATED, PublicationDate
from tui.sources.iso_dates import iso_date

NOON = PublicationDate.at(datetime(2012, 12, 12, 12, tzinfo=UTC))
DAY = PublicationDate.on_day(2012, 12, 12)


@pytest.mark.parametrize(
    ("told", "date"),
    [
        ("2012-12-12T12:00:00Z", NOON),
        ("2012-12-12T13:00:00+01:00", NOON),
        ("2012-12-12T12:00:00.000Z", NOON),
        ("2012-12-12T12:00:00", DAY),
        ("2012-12-12 12:00:00", DAY),
        ("2012-12-12", DAY),
        ("", UNDATED),
        ("gestern", UNDATED),
        ("2012-13-41T12:00:00Z", UNDATED),
        ("0001-01-01T00:00:00+14:00", UNDATED),
    ],
)
def test_a_date_is_as_exact_as_it_is_told(told: str, date: PublicationDate) -> None:
    assert iso_date(told) == date


@pytest.mark.parametrize(("told", "date"), [("2012-12-12 12:00:00", NOON), ("2012-12-12", DAY)])
def test_the_format_may_have_told_that_the_clock_is_utc_s(told: str, date: PublicationDate) -> None:
    assert iso_date(told, zone_told_elsewhere=True) == date


@given(st.text("0123456789-:TZ+. W", max_size=30))
def test_any_text_is_a_date_or_none(told: str) -> None:
    assert isinstance(iso_date(told), PublicationDate)
