"""What the system says about itself."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from tui.screens.surroundings import LocalZone, wants_ascii


@pytest.fixture
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("instant", "local"),
    [
        (datetime(2006, 1, 3, 13, 2, tzinfo=UTC), "2006-01-03 14:02"),
        (datetime(2006, 7, 3, 13, 2, tzinfo=UTC), "2006-07-03 15:02"),
        (datetime(2006, 3, 26, 0, 59, tzinfo=UTC), "2006-03-26 01:59"),
        (datetime(2006, 3, 26, 1, 0, tzinfo=UTC), "2006-03-26 03:00"),
    ],
)
def test_each_instant_has_the_offset_that_held_then(berlin: None, instant: datetime, local: str) -> None:
    shifted = instant.astimezone(LocalZone())
    assert f"{shifted:%Y-%m-%d %H:%M}" == local
    assert shifted.astimezone(UTC) == instant


def test_an_instant_that_the_system_cannot_place_is_left_in_utc(berlin: None) -> None:
    assert datetime(1, 1, 2, tzinfo=UTC).astimezone(LocalZone()).year == 1


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, False),
        ({"LANG": "C.UTF-8"}, False),
        ({"LANG": "de_DE.utf8"}, False),
        ({"LANG": "C"}, True),
        ({"LC_ALL": "POSIX", "LANG": "de_DE.UTF-8"}, True),
        ({"LC_ALL": "", "LC_CTYPE": "de_DE.ISO-8859-1", "LANG": "C.UTF-8"}, True),
    ],
)
def test_ascii_is_for_locales_without_unicode(environment: dict[str, str], expected: bool) -> None:
    assert wants_ascii(environment) is expected
