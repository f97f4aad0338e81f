"""User names and passwords that somebody has typed into an address."""

import re
from typing import NamedTuple
from urllib.parse import unquote

from tui.model.login import Login, Secret

_SCHEME = r"[a-z][a-z0-9+.-]*://"
_PORT = r"(?!\d{1,5}(?:[/?#\s]|$))"
_TYPED = re.compile(
    rf"\s*((?:{_SCHEME})?)(?!mailto:|[a-z]:[/\\])([^\s/\\:?#@]*):{_PORT}([^\s/?#]*)@(\S+)\s*", re.IGNORECASE
)
_IN_TEXT = re.compile(
    rf"({_SCHEME})[^\s/\\:?#@]*:{_PORT}\S+@|(?<![\w/@])(?!mailto:)[^\s/\\:?#@'\"]+:[^\s/?#@]+@(?=[\w.-]+\.|localhost)",
    re.IGNORECASE,
)


class TypedLogin(NamedTuple):
    """An address and what was taken out of it."""

    address: str
    login: Login


def split_login(location: str) -> TypedLogin | None:
    """Take user name and password out of an address, which may lack its scheme; ``None`` without a password.

    What is percent-encoded in them is decoded (RFC 3986, 3.2.1).
    """
    typed = _TYPED.fullmatch(location)
    if typed is None or not typed[3]:
        return None
    login = Login(unquote(typed[2]), Secret(unquote(typed[3])))
    return TypedLogin(f"{typed[1] or 'https://'}{typed[4]}", login)


def redacted(text: str) -> str:
    """Put dots in the place of every user name and password in the addresses of a text.

    Rather too much than too little: a password may hold any character, up to the last ``@`` of its word.
    """
    return _IN_TEXT.sub(lambda found: f"{found[1] or ''}•••@", text)
