"""Where a login comes from, and what becomes of one that was typed into an address."""

from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring

from tests.fakes.keyring_of_tests import TestKeyring
from tests.fakes.logins import using_keyring
from tui.model.errors import SettingsError, SourceRefused
from tui.model.login import Login, Secret
from tui.services.logins import login_for, without_login
from tui.settings.kept_logins import keep_login

BLOG = "https://blog.example"
ADA, BERT = Login("ada", Secret("s3cret")), Login("bert", Secret("0ther"))


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestKeyring]:
    with using_keyring(tmp_path, monkeypatch) as keyring_of_tests:
        yield keyring_of_tests


def test_the_login_of_the_environment_goes_before_the_one_that_is_kept(
    own: TestKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_login(BLOG, ADA)
    assert login_for(BLOG) == ADA
    for name, value in (("BLOG", f"{BLOG}/some/page"), ("USER", "bert"), ("PASSWORD", "0ther")):
        monkeypatch.setenv(f"VOWE_{name}", value)
    assert login_for(BLOG) == BERT
    assert login_for("https://other.example") is None


def test_a_password_of_the_environment_that_is_for_nobody_is_refused(
    own: TestKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VOWE_PASSWORD", "s3cret")
    with pytest.raises(SettingsError, match="VOWE_BLOG"):
        login_for(BLOG)


@pytest.mark.parametrize("typed", ["https://ada:s3cret@blog.example/a", "ada:s3cret@blog.example/a"])
def test_a_login_that_was_typed_goes_into_the_keyring(own: TestKeyring, typed: str) -> None:
    assert without_login(typed) == f"{BLOG}/a"
    assert login_for(BLOG) == ADA


@pytest.mark.parametrize("location", ["https://blog.example/", "blog.example", "notes.txt", "-", ""])
def test_what_has_no_login_stays_as_it_is(own: TestKeyring, location: str) -> None:
    assert without_login(location) == location
    assert own.kept == {}


def test_a_file_that_is_called_like_a_login_is_a_file(
    own: TestKeyring, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ada:s3cret@blog.example").touch()
    monkeypatch.chdir(tmp_path)
    assert without_login("ada:s3cret@blog.example") == "ada:s3cret@blog.example"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("http://ada:s3cret@blog.example/", "in the clear; use its https address"),
        ("ftp://ada:s3cret@blog.example/", "no web address"),
        ("https://ada:s3cret/s3cret@blog.example/", "vowe-tui login asks for it"),
        ("https://ada:s3cret@/", "no web address"),
    ],
)
def test_a_password_that_cannot_be_kept_safe_is_refused_and_not_repeated(
    own: TestKeyring, typed: str, told: str
) -> None:
    with pytest.raises(SourceRefused, match=told) as caught:
        without_login(typed)
    assert "s3cret" not in f"{caught.value} {caught.value!r} {caught.value.__cause__!r}"
    assert own.kept == {}


def test_without_a_keyring_a_typed_password_is_refused_with_the_way_out(own: TestKeyring) -> None:
    keyring.set_keyring(NoKeyring())  # type: ignore[no-untyped-call]  # keyring tells no types here
    with pytest.raises(SourceRefused, match="VOWE_BLOG, VOWE_USER and VOWE_PASSWORD") as caught:
        without_login("https://ada:s3cret@blog.example/")
    assert "s3cret" not in str(caught.value)
    assert str(caught.value).startswith(f"The address of {BLOG} was typed with a password.")
