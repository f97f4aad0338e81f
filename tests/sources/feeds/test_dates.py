from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sources.feeds.feed import first, rss
from tui.model.dates import UNDATED, PublicationDate
from tui.sources.feeds.dates import publication_date


def at(*parts: int) -> PublicationDate:
    return PublicationDate.at(datetime(*parts, tzinfo=UTC))  # type: ignore[misc, arg-type]  # six integers


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("Thu, 01 Dec 2005 18:30:00 +0100", at(2005, 12, 1, 17, 30)),
        ("Thu, 01 Dec 05 18:30:00 GMT", at(2005, 12, 1, 18, 30)),
        ("2005-12-01T18:30:00+01:00", at(2005, 12, 1, 17, 30)),
        ("2005-12-01T18:30:00", at(2005, 12, 1, 18, 30)),
        ("Do, 01 Dez 2005 18:30:00 +0100", at(2005, 12, 1, 17, 30)),
        ("Mi, 1. März 2006 08:15 MEZ", at(2006, 3, 1, 7, 15)),
        ("Mo, 07 Mai 2007 08:15:01 MESZ", at(2007, 5, 7, 6, 15, 1)),
        ("So, 08 Okt 2006 08:15:01 GMT+1", at(2006, 10, 8, 7, 15, 1)),
        ("4. Mrz 2006, 23:59 Uhr", at(2006, 3, 4, 23, 59)),
        ("03.07.2006 12:00", at(2006, 7, 3, 12, 0)),
        ("Do, 01 Dez 2005", PublicationDate.on_day(2005, 12, 1)),
        ("1. Jänner 2006 zu Mittag", PublicationDate.on_day(2006, 1, 1)),
        ("01 Dec 2005", PublicationDate.on_day(2005, 12, 1)),
        ("2005-12-01", PublicationDate.on_day(2005, 12, 1)),
        ("2005-12", PublicationDate.in_month(2005, 12)),
        ("2005", UNDATED),
        ("", UNDATED),
        ("gestern", UNDATED),
        ("0000-00-00 00:00:00", UNDATED),
        ("Thu, 01 Jan 0000 00:00:00 GMT", UNDATED),
        ("31. Feb 2005 12:00", UNDATED),
        ("Do, 01 Dez 2005 99:99", UNDATED),
        ("9999-12-31T23:59:59-14:00", UNDATED),
    ],
)
def test_a_date_is_known_as_exactly_as_it_was_written(written: str, date: PublicationDate) -> None:
    assert first(rss(f"<title>x</title><pubDate>{written}</pubDate>")).published == date


@given(
    st.text(st.sampled_from("0123456789:.,+-TZ DezMärzMaiGMT"), max_size=40),
    st.none() | st.just((2005, 1, 1) * 3),
)
@settings(deadline=None, max_examples=300)
def test_whatever_is_written_gives_a_date_or_none(written: str, parsed: tuple[int, ...] | None) -> None:
    assert isinstance(publication_date(written, parsed), PublicationDate)
