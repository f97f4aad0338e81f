"""Dates and numbers in words."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.model.dates import UNDATED, PublicationDate
from tui.rendering.dates import day_of_month, day_of_year, long_date, period_title, short_date
from tui.rendering.numbers import grouped, plural, short_count

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 3, 5, 11, 0, tzinfo=UTC)


def at(*parts: int) -> PublicationDate:
    return PublicationDate.at(datetime(*parts, tzinfo=UTC))  # type: ignore[misc,arg-type]  # the parts of a date


@pytest.mark.parametrize(
    ("date", "short", "long"),
    [
        (at(2026, 3, 5, 9, 2), "today 10:02", "5 Mar 2026, 10:02"),
        (at(2026, 3, 4, 23, 30), "today 00:30", "5 Mar 2026, 00:30"),
        (at(2026, 3, 4, 8, 12), "yesterday 09:12", "4 Mar 2026, 09:12"),
        (at(2026, 1, 3, 12, 0), "3 Jan", "3 Jan 2026, 13:00"),
        (at(2005, 12, 1, 8, 0), "1 Dec 2005", "1 Dec 2005, 09:00"),
        (at(2025, 12, 31, 23, 30), "1 Jan", "1 Jan 2026, 00:30"),
        (PublicationDate.on_day(2026, 3, 5), "today", "5 Mar 2026"),
        (PublicationDate.on_day(2026, 3, 4), "yesterday", "4 Mar 2026"),
        (PublicationDate.on_day(2005, 12, 1), "1 Dec 2005", "1 Dec 2005"),
        (PublicationDate.in_month(2006, 3), "Mar 2006", "Mar 2006"),
        (
            PublicationDate.before(datetime(2005, 12, 1, 12, tzinfo=UTC)),
            "before 1 Dec 2005",
            "before 1 Dec 2005",
        ),
        (UNDATED, "no date", "no date"),
    ],
)
def test_a_date_is_told_as_exactly_as_it_is_known(date: PublicationDate, short: str, long: str) -> None:
    assert (short_date(date, NOW, BERLIN), long_date(date, BERLIN)) == (short, long)


@pytest.mark.parametrize("hours", [-12, 14])
def test_no_zone_shifts_a_day_or_a_month(hours: int) -> None:
    zone = timezone(timedelta(hours=hours))
    assert long_date(PublicationDate.on_day(2006, 3, 1), zone) == "1 Mar 2006"
    assert day_of_month(PublicationDate.on_day(2006, 3, 1), zone) == "1"
    assert short_date(PublicationDate.in_month(2006, 3), NOW, zone) == "Mar 2006"


def test_the_day_of_the_month_is_empty_where_it_is_not_known() -> None:
    assert day_of_month(at(2006, 3, 31, 23, 30), BERLIN) == "1"
    assert day_of_month(PublicationDate.in_month(2006, 3), BERLIN) == ""
    assert day_of_month(PublicationDate.before(NOW), BERLIN) == ""
    assert day_of_month(UNDATED, BERLIN) == ""


def test_the_first_and_the_last_day_of_the_calendar_have_their_words() -> None:
    west, east = timezone(timedelta(hours=-12)), timezone(timedelta(hours=14))
    assert long_date(PublicationDate.at(datetime.min.replace(tzinfo=UTC)), west) == "1 Jan 1, 00:00"
    assert long_date(PublicationDate.at(datetime.max.replace(tzinfo=UTC)), east) == "31 Dec 9999, 23:59"


def test_a_month_is_written_out_and_a_year_stands_for_itself() -> None:
    assert [period_title(key) for key in ("2006-03", "2006", "")] == ["March 2006", "2006", "No date"]


def test_days_of_a_year_stand_below_each_other_whatever_is_known_of_them() -> None:
    march = datetime(2006, 3, 3, 14, 2, tzinfo=UTC)
    dates = [
        PublicationDate.at(march),
        PublicationDate.at(march.replace(day=14)),
        PublicationDate.in_month(2006, 3),
        PublicationDate.before(march),
        UNDATED,
    ]
    assert [day_of_year(date, UTC) for date in dates] == [" 3 Mar", "14 Mar", "   Mar", " " * 6, " " * 6]


@given(st.datetimes(timezones=st.just(UTC)), st.datetimes(timezones=st.just(UTC)), st.integers(-14, 14))
def test_every_instant_has_words(instant: datetime, now: datetime, hours: int) -> None:
    zone = timezone(timedelta(hours=hours))
    assert short_date(PublicationDate.at(instant), now, zone)
    assert str(instant.year) in long_date(PublicationDate.at(instant), UTC)


def test_numbers_are_readable() -> None:
    assert [grouped(9_870), grouped(12), grouped(1_000_000)] == ["9,870", "12", "1,000,000"]
    assert [plural(1, "comment"), plural(1_200, "comment"), plural(3, "reply", "replies")] == [
        "1 comment",
        "1,200 comments",
        "3 replies",
    ]
    assert [short_count(999), short_count(1_000), short_count(12_345)] == ["999", "1k", "12k"]


def test_the_locale_decides_how_thousands_are_parted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("locale.localeconv", lambda: {"thousands_sep": "."})
    assert grouped(9_870) == "9.870"
