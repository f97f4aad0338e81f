"""``vowe-tui login`` and ``vowe-tui logout``."""

import getpass
import io
import sys

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring

from tests.cli.program import Program
from tests.fakes.keyring_of_tests import TestKeyring
from tests.fakes.members_site import ADMIN, PASSWORD, MembersSite
from tui.settings.kept_logins import kept_login, kept_origins


class Keyboard(io.StringIO):
    """A terminal at which a user name is typed."""

    def isatty(self) -> bool:
        return True


def type_in(monkeypatch: pytest.MonkeyPatch, user: str, password: str) -> None:
    monkeypatch.setattr(sys, "stdin", Keyboard(f"{user}\n"))
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setattr(getpass, "getpass", lambda *_: password)


def test_a_login_that_the_blog_takes_is_kept_until_it_is_forgotten(
    own: TestKeyring, members: MembersSite, on_archive: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_in(monkeypatch, ADMIN, PASSWORD)
    ended = on_archive("login", members.url)
    assert (ended.code, ended.err) == (0, "")
    assert f"Logged in to {members.url} as Admin" in ended.out
    assert "posts     3 new" in on_archive("add", members.url).out

    assert on_archive("logout", "1").out == f"The login to {members.url} is forgotten.\n"
    assert (own.kept, kept_origins()) == ({}, set())
    ended = on_archive("logout", members.url)
    assert (ended.code, ended.out) == (1, "")
    assert "No login is kept" in ended.err


def test_a_login_that_the_blog_does_not_take_is_not_kept(
    own: TestKeyring, members: MembersSite, on_archive: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_in(monkeypatch, ADMIN, "wrong")
    ended = on_archive("login", members.url)
    assert ended.code == 1
    assert "takes us for nobody" in ended.err
    assert own.kept == {}


def test_another_login_takes_the_place_of_the_one_before(
    own: TestKeyring, members: MembersSite, on_archive: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    for user in (ADMIN, "leser"):
        type_in(monkeypatch, user, PASSWORD)
        assert on_archive("login", members.url).code == 0
    kept = kept_login(members.url)
    assert kept is not None
    assert kept.user == "leser"


def test_without_a_terminal_nothing_is_asked_and_the_environment_is_named(
    own: TestKeyring, on_archive: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("ada\ns3cret\n"))
    ended = on_archive("login", "https://blog.example")
    assert (ended.code, ended.out) == (2, "")
    assert "VOWE_BLOG, VOWE_USER and VOWE_PASSWORD" in ended.err


def test_without_a_keyring_nothing_is_asked_and_the_environment_is_named(
    own: TestKeyring, on_archive: Program
) -> None:
    keyring.set_keyring(NoKeyring())  # type: ignore[no-untyped-call]  # keyring tells no types here
    ended = on_archive("login", "https://blog.example")
    assert (ended.code, ended.out) == (1, "")
    assert "VOWE_BLOG, VOWE_USER and VOWE_PASSWORD" in ended.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("login", "http://blog.example"), "in the clear"),
        (("login", "export.xml"), "neither a blog"),
        (("login", "https://blog.example", "--offline"), "offline"),
    ],
)
def test_what_cannot_be_logged_in_to_is_told(
    own: TestKeyring, on_archive: Program, words: tuple[str, ...], told: str
) -> None:
    ended = on_archive(*words)
    assert (ended.code, ended.out) == (1, "")
    assert told in ended.err
    assert not on_archive.archive.exists()


def test_the_doctor_says_which_keyring_there_is(own: TestKeyring, filled: Program) -> None:
    assert "keyring keyring_of_tests" in filled("doctor").out
