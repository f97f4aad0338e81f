"""Addresses as they may leave the archive."""

from tui.content.typed_login import redacted, split_login


def public_address(address: str) -> str:
    """Give an address without the user name and password that somebody may have typed into it."""
    typed = split_login(address)
    return redacted(typed.address if typed else address)
