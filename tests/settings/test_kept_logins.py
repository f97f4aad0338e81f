"""Logins in the keyring."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from keyring.backends.chainer import ChainerBackend
from keyring.backends.fail import Keyring as NoKeyring

from tests.fakes.keyring_of_tests import PlainTextKeyring, TestKeyring
from tests.fakes.logins import using_keyring
from tui.model.errors import SettingsError
from tui.model.login import Login, Secret
from tui.settings import kept_logins
from tui.settings.kept_logins import forget_login, keep_login, kept_login, kept_origins, keyring_name
from tui.settings.locations import logins_file

BLOG, OTHER = "https://blog.example", "https://other.example:8443"
ADA = Login("ada", Secret("s3cret"))


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestKeyring]:
    with using_keyring(tmp_path, monkeypatch) as keyring_of_tests:
        yield keyring_of_tests


def test_a_login_that_was_kept_is_there_for_its_origin_alone(own: TestKeyring) -> None:
    keep_login(BLOG, ADA)
    assert kept_login(BLOG) == ADA
    assert kept_login(OTHER) is None
    assert list(own.kept) == [f"vowe-tui {BLOG}"]


def test_a_login_that_was_forgotten_is_gone_and_others_stay(own: TestKeyring) -> None:
    keep_login(BLOG, ADA)
    keep_login(OTHER, ADA)
    assert forget_login(BLOG)
    assert not forget_login(BLOG)
    assert kept_login(BLOG) is None
    assert kept_origins() == {OTHER}
    assert list(own.kept) == [f"vowe-tui {OTHER}"]


def test_a_login_that_somebody_took_out_of_the_keyring_can_still_be_forgotten(own: TestKeyring) -> None:
    keep_login(BLOG, ADA)
    own.kept.clear()
    assert kept_login(BLOG) is None
    assert forget_login(BLOG)
    assert kept_origins() == set()


@pytest.mark.parametrize("written", ["", "s3cret", "[]", "{}", '{"user": "ada"}', "null"])
def test_what_somebody_else_has_put_there_is_no_login(own: TestKeyring, written: str) -> None:
    keep_login(BLOG, ADA)
    own.kept[f"vowe-tui {BLOG}"] = written
    assert kept_login(BLOG) is None


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(user=st.text(), password=st.text())
def test_any_user_and_password_come_back_as_they_were(own: TestKeyring, user: str, password: str) -> None:
    keep_login(BLOG, Login(user, Secret(password)))
    assert kept_login(BLOG) == Login(user, Secret(password))


def test_the_list_of_logins_is_the_owner_s_alone_and_holds_no_secret(own: TestKeyring) -> None:
    keep_login(BLOG, ADA)
    assert logins_file().read_text(encoding="utf-8") == f"{BLOG}\n"
    assert logins_file().stat().st_mode & 0o077 == 0
    assert [file.name for file in logins_file().parent.iterdir()] == ["logins"]


def test_a_locked_keyring_is_a_sentence_without_what_the_keyring_says(own: TestKeyring) -> None:
    keep_login(BLOG, ADA)
    own.is_locked = True
    for ask in (kept_login, forget_login, lambda origin: keep_login(origin, ADA)):
        with pytest.raises(SettingsError, match="unlock it, or name the login") as caught:
            ask(BLOG)
        assert "s3cret" not in str(caught.value)
    assert kept_origins() == {BLOG}


@pytest.mark.parametrize("backend", [PlainTextKeyring, NoKeyring])
def test_a_keyring_that_is_none_or_writes_plain_text_is_not_used(
    own: TestKeyring, backend: type[TestKeyring]
) -> None:
    keyring.set_keyring(backend())
    assert keyring_name() == "none"
    with pytest.raises(SettingsError, match="VOWE_BLOG, VOWE_USER and VOWE_PASSWORD"):
        keep_login(BLOG, ADA)
    assert kept_origins() == set()


def test_of_a_chain_of_keyrings_only_one_that_is_safe_is_used(
    own: TestKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = PlainTextKeyring()
    monkeypatch.setattr(ChainerBackend, "backends", [plain])
    keyring.set_keyring(ChainerBackend())  # type: ignore[no-untyped-call]  # keyring tells no types here
    with pytest.raises(SettingsError, match="no keyring"):
        keep_login(BLOG, ADA)
    monkeypatch.setattr(ChainerBackend, "backends", [own, plain])
    keep_login(BLOG, ADA)
    assert (len(own.kept), plain.kept) == (1, {})


def test_without_the_library_the_sentence_says_how_to_get_it(
    own: TestKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_logins, "find_spec", lambda _: None)
    with pytest.raises(SettingsError, match=r"pip install 'vowe-tui\[keyring\]'"):
        keep_login(BLOG, ADA)


def test_a_list_that_cannot_be_read_or_written_is_a_sentence(own: TestKeyring) -> None:
    logins_file().mkdir()
    with pytest.raises(SettingsError, match="cannot be read"):
        kept_login(BLOG)


LOOK = """
import sys
from tui.services.logins import login_for, without_login
assert login_for("https://blog.example") is None
assert without_login("https://blog.example/") == "https://blog.example/"
print("keyring" in sys.modules)
"""


def test_no_keyring_is_loaded_for_a_blog_without_a_login(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOOK],
        env={"VOWE_SETTINGS": str(tmp_path / "settings.toml"), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("False\n", "")
