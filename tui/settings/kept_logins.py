"""Logins that are kept in the keyring of the reader's system.

Which origins have one stands in a small file beside the settings, without any secret, so that a keyring is
loaded, and perhaps unlocked by its owner, only where there is something in it for the blog that is asked for.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from tui.model.errors import SettingsError
from tui.model.login import Login, Secret
from tui.settings.locations import logins_file
from tui.settings.named_login import BLOG, PASSWORD, USER

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "vowe-tui"
WITHOUT_KEYRING = f"name the login in the environment by {BLOG}, {USER} and {PASSWORD}"
_RECOMMENDED = 1
"""The least priority of a keyring that its makers recommend; those that write plain text have less."""


def keep_login(origin: str, login: Login) -> None:
    """Put a login into the keyring in the place of one that was there; raises ``SettingsError``."""
    keyring = _keyring()
    with _explained("keeps no password"):
        keyring.set_password(SERVICE, origin, _written(login))
    _remember({*kept_origins(), origin})


def kept_login(origin: str) -> Login | None:
    """Give the login that is kept for an origin; raises ``SettingsError`` where the keyring stays locked."""
    if origin not in kept_origins():
        return None
    keyring = _keyring()
    with _explained("cannot be read"):
        return _read(Secret(keyring.get_password(SERVICE, origin) or ""))


def forget_login(origin: str) -> bool:
    """Take a login out of the keyring and say whether there was one; raises ``SettingsError``."""
    if origin not in kept_origins():
        return False
    keyring = _keyring()
    with _explained("does not let go of a password"):
        if keyring.get_password(SERVICE, origin) is not None:
            keyring.delete_password(SERVICE, origin)
    _remember(kept_origins() - {origin})
    return True


def kept_origins() -> set[str]:
    """Give the origins that a login is kept for."""
    try:
        return set(logins_file().read_text(encoding="utf-8").split())
    except FileNotFoundError:
        return set()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"The list of logins {logins_file()} cannot be read: {error}.") from error


def require_keyring() -> None:
    """Raise ``SettingsError`` with a way out where there is no keyring that keeps a secret."""
    _keyring()


def keyring_name() -> str:
    """Name the kind of keyring that would be used, such as ``SecretService``, or say ``none``."""
    try:
        kind = type(_keyring())
    except SettingsError:
        return "none"
    return kind.__module__.rpartition(".")[2]


def _keyring() -> "KeyringBackend":
    if find_spec("keyring") is None:
        raise SettingsError(
            "There is no keyring to keep a password in; pip install 'vowe-tui[keyring]', "
            f"or {WITHOUT_KEYRING}."
        )
    # It looks through everything that is installed, which takes longer than a frame takes to draw.
    from keyring import get_keyring
    from keyring.backends.chainer import ChainerBackend

    with _explained("cannot be opened"):
        chosen = get_keyring()
        # A chain goes on to the next of its keyrings by itself, which may be a file of plain text.
        keyrings = chosen.backends if isinstance(chosen, ChainerBackend) else [chosen]
        safe = next((each for each in keyrings if each.priority >= _RECOMMENDED), None)
    if safe is None:
        raise SettingsError(
            f"This system has no keyring that keeps a password safe; {WITHOUT_KEYRING}, or set up a keyring."
        )
    return safe


@contextmanager
def _explained(trouble: str) -> Iterator[None]:
    from keyring.errors import KeyringError

    try:
        yield
    except (KeyringError, OSError, RuntimeError) as error:
        # What the keyring says is left out: it may speak of what it was given.
        raise SettingsError(
            f"The keyring of this system {trouble} ({type(error).__name__}); unlock it, or {WITHOUT_KEYRING}."
        ) from error


def _written(login: Login) -> str:
    return json.dumps({"user": login.user, "password": login.password.reveal()})


def _read(kept: Secret) -> Login | None:
    """Read what was written, ``None`` for what somebody else has put there."""
    try:
        told = {name: Secret(value) for name, value in json.loads(kept.reveal()).items()}
        return Login(told["user"].reveal(), told["password"])
    except (ValueError, KeyError, AttributeError):
        return None


def _remember(origins: set[str]) -> None:
    file = logins_file()
    written = "".join(f"{origin}\n" for origin in sorted(origins))
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(f"{file}.new")
        beside.write_text(written, encoding="utf-8")
        beside.chmod(0o600)
        beside.replace(file)
    except OSError as error:
        raise SettingsError(f"The list of logins {file} cannot be written: {error.strerror}.") from error
