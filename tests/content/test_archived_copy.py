"""Copies of pages at the Wayback Machine."""

from datetime import UTC, datetime

import pytest

from tui.content.archived_copy import archived_copy
from tui.model.dates import UNDATED, PublicationDate

PAGE = "https://kannen.example/tee?sorte=1#oben"
AT = datetime(2006, 3, 3, 14, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    ("date", "copy"),
    [
        (PublicationDate.at(AT), f"https://web.archive.org/web/20060303/{PAGE}"),
        (PublicationDate.on_day(2006, 3, 3), f"https://web.archive.org/web/20060303/{PAGE}"),
        (PublicationDate.in_month(2006, 3), f"https://web.archive.org/web/200603/{PAGE}"),
        (PublicationDate.before(AT), f"https://web.archive.org/web/20060303/{PAGE}"),
        (PublicationDate.on_day(987, 1, 2), f"https://web.archive.org/web/09870102/{PAGE}"),
        (UNDATED, f"https://web.archive.org/web/{PAGE}"),
    ],
)
def test_a_copy_is_asked_for_by_as_much_of_the_date_as_is_known(date: PublicationDate, copy: str) -> None:
    assert archived_copy(PAGE, date) == copy


@pytest.mark.parametrize(
    "address",
    [
        "mailto:ada@kannen.example",
        "javascript:alert(1)",
        "",
        f"https://web.archive.org/web/2006/{PAGE}",
        "https://kannen.example/" + "x" * 2020,
    ],
)
def test_what_is_no_page_or_a_copy_already_has_none(address: str) -> None:
    assert archived_copy(address, UNDATED) is None
