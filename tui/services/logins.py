"""The reader's logins: looked up for a reading, and taken out of addresses that were typed with one."""

from pathlib import Path

from tui.content.origin import origin_of
from tui.content.typed_login import redacted, split_login
from tui.model.errors import SettingsError, SourceRefused
from tui.model.login import Login
from tui.settings.kept_logins import keep_login, kept_login
from tui.settings.named_login import named_login
from tui.sources.http_login import may_carry_login


def login_for(origin: str) -> Login | None:
    """Give the login for an origin: the one that the environment names, else the one that is kept; blocks.

    Raises ``SettingsError`` where one is there and cannot be had.
    """
    named = named_login()
    if named is not None and origin_of(named.address) == origin:
        return named.login
    return kept_login(origin)


def without_login(location: str) -> str:
    """Give a location as it is, or an address without the login that was typed into it; blocks.

    That login goes into the keyring at once. Raises ``SourceRefused`` where there is none, and where the
    password would travel in the clear, in a sentence that does not repeat it.
    """
    typed = split_login(location)
    if "://" not in location and _exists(location):
        return location
    if typed is None:
        _refuse_what_looks_like_one(location)
        return location
    address, login = typed
    origin = origin_of(address)
    if not origin:
        raise SourceRefused(f"{redacted(location)} is no web address that a password can be used for.")
    require_safe_way(address)
    try:
        keep_login(origin, login)
    except SettingsError as error:
        raise SourceRefused(f"The address of {origin} was typed with a password. {error}") from error
    return address


def require_safe_way(address: str) -> None:
    """Raise ``SourceRefused`` where a password could be read on its way to an address."""
    if not may_carry_login(address):
        raise SourceRefused(
            f"{origin_of(address) or redacted(address)} would get the password in the clear; "
            "use its https address."
        )


def _refuse_what_looks_like_one(location: str) -> None:
    if (shown := redacted(location)) != location:
        raise SourceRefused(
            f"The address {shown} carries a password that cannot be told from the rest; leave it out, "
            "and vowe-tui login asks for it."
        )


def _exists(location: str) -> bool:
    try:
        return Path(location).exists()
    except (OSError, ValueError):
        return False
