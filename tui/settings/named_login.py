"""The login that the environment names for the command at hand."""

import os
from collections.abc import Mapping
from typing import NamedTuple

from tui.model.errors import SettingsError
from tui.model.login import Login, Secret

BLOG, USER, PASSWORD = "VOWE_BLOG", "VOWE_USER", "VOWE_PASSWORD"


class NamedLogin(NamedTuple):
    """A login and the address that it is for."""

    address: str
    login: Login


def named_login(environment: Mapping[str, str] = os.environ) -> NamedLogin | None:
    """Give the login of ``VOWE_BLOG``, ``VOWE_USER`` and ``VOWE_PASSWORD``, ``None`` without the last.

    Raises ``SettingsError`` where it is not said to whom the password may be shown.
    """
    if not environment.get(PASSWORD):
        return None
    missing = [name for name in (BLOG, USER) if not environment.get(name)]
    if missing:
        raise SettingsError(
            f"{PASSWORD} is set without {' and '.join(missing)}; set all three, {BLOG} to the blog's address."
        )
    return NamedLogin(environment[BLOG], Login(environment[USER], Secret(environment[PASSWORD])))


def without_password(environment: Mapping[str, str]) -> dict[str, str]:
    """Give an environment for other programs, whom the password does not concern."""
    return {name: value for name, value in environment.items() if name != PASSWORD}
