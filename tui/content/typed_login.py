"""User names and passwords that somebody has typed into an address."""

import re
from typing import NamedTuple
from urllib.parse import unquote

from tui.model.login import Login, Secret

_PORT = r"(?!\d{1,5}(?:[/?#\s]|$))"
_TYPED = re.compile(
    r"\s*((?:[a-z][a-z0-9+.-]*://)?)(?!mailto:|[a-z]:[/\\])"
    rf"([^\s/\\:?#@]*):{_PORT}(?>([^\s/?#]*)@(?=\S))(\S+)\s*",
    re.IGNORECASE,
)
# One look at each place: the first begins at words only, the second at what follows a blank or one of /?#@.
_TO_LAST_AT = re.compile(r"(?<!\S)\S+@")
_BEFORE_AT = re.compile(r"(?<![^\s/?#@])([^\s/?#@]+)(?=@(?:[\w.-]+\.|localhost))", re.IGNORECASE)
_AFTER_SCHEME = re.compile(rf"(?<=[a-z0-9+.-]://)[^/\\:?#@]*:{_PORT}(?!@\Z)", re.IGNORECASE)
_USER = re.compile(r"(?:\A|(?<=[\\:'\"]))(?!mailto:)([^\\:'\"]+):(?=.)", re.IGNORECASE)
_USER_IN_PATH = re.compile(r"(?:\A\w*[^\w\\:'\"]|(?<=[\\:'\"]))(?!mailto:)([^\\:'\"]+):(?=.)", re.IGNORECASE)
_DOTS = "•••"


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
    return _BEFORE_AT.sub(_bare_login_redacted, _TO_LAST_AT.sub(_address_redacted, text))


def _address_redacted(found: re.Match[str]) -> str:
    login = _AFTER_SCHEME.search(found[0])
    return f"{found[0][: login.start()]}{_DOTS}@" if login else found[0]


def _bare_login_redacted(found: re.Match[str]) -> str:
    in_path = found.start() > 0 and found.string[found.start() - 1] in "/@"
    user = (_USER_IN_PATH if in_path else _USER).search(found[0])
    return f"{found[0][: user.start(1)]}{_DOTS}" if user else found[0]
