"""Which versions are known to be bad."""

import sqlite3

import pytest

from tui.services.doctor.versions import Version, judged, versions


def test_every_version_that_matters_is_told() -> None:
    told = {version.name: version.version for version in versions()}
    assert set(told) == {"Python", "SQLite", "expat", "libxml2", "lxml", "Textual", "httpx", "keyring"}
    assert told["SQLite"] == sqlite3.sqlite_version
    assert told.pop("keyring")
    assert all(number and number[0].isdigit() for number in told.values())


@pytest.mark.parametrize(
    ("name", "bad", "good"),
    [
        ("SQLite", "3.51.2", "3.51.3"),
        ("expat", "2.7.1", "2.10.0"),
        ("libxml2", "2.13.8", "2.14.6"),
        ("lxml", "6.0.9", "6.1.0"),
    ],
)
def test_a_bad_version_has_a_warning_and_the_mended_one_has_none(name: str, bad: str, good: str) -> None:
    warning = judged(name, bad).warning
    assert warning.startswith(f"{name} before ")
    assert warning.endswith(".")
    assert judged(name, good) == Version(name, good)


def test_what_nothing_is_known_against_has_no_warning() -> None:
    assert judged("Textual", "8.2.8").warning == ""
    assert judged("Python", "3.15.0rc1").warning == ""
