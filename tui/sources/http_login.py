"""To whom the reader's login is shown: to the origin that the reader named, and to nobody else."""

import asyncio
import re
from ipaddress import ip_address
from urllib.parse import parse_qsl, urlsplit

from tui.content.origin import origin_of
from tui.model.errors import SettingsError, SourceRefused
from tui.model.login import FindLogin, Login

_OTHER_METHOD = re.compile(r"\s*[_ .\[]method", re.IGNORECASE)
"""The parameter by which WordPress takes a GET for another method, in all spellings that PHP reads as one."""


class OwnLogin:
    """Gives the login for the address that a reading begins with, the one that the reader named.

    Redirects and links are a stranger's. They may lead to another blog that a login is kept for, which would
    then do as its owner what the stranger wants, so the login goes to the named origin only, or from ``http``
    to the same host by ``https``.
    """

    def __init__(self, find: FindLogin) -> None:
        """Ask ``find`` for logins, once for each origin."""
        self._find = find
        self._named: frozenset[str] | None = None
        self._found: dict[str, Login | None] = {}

    def begin_with(self, address: str) -> None:
        """Take the first address for the one that the reader named; later ones change nothing.

        An empty one says that the reader has named none.
        """
        if self._named is None:
            named = origin_of(address)
            self._named = frozenset((named, re.sub(r"\Ahttp://", "https://", named))) - {""}

    async def of(self, address: str) -> Login | None:
        """Give the login to show at an address, ``None`` for one that has to do without.

        The first address that is asked about is the one that the reading begins with.
        Raises ``SourceRefused`` where the login cannot be had from where it is kept.
        """
        self.begin_with(address)
        origin = origin_of(address)
        if origin not in (self._named or ()) or not may_carry_login(address) or _acts(address):
            return None
        if origin not in self._found:
            try:
                self._found[origin] = await asyncio.to_thread(self._find, origin)
            except SettingsError as error:
                raise SourceRefused(str(error)) from error
        return self._found[origin]


def may_carry_login(address: str) -> bool:
    """Say whether a password stays a secret on the way: by https, or by http within a private network.

    A name other than ``localhost`` may lie in a private network today and elsewhere tomorrow, so there it
    has to be the number.
    """
    parts = urlsplit(origin_of(address))
    host = parts.hostname or ""
    if parts.scheme != "http":
        return bool(host)
    try:
        number = ip_address(host)
    except ValueError:
        return host == "localhost"
    return number.is_private and not number.is_unspecified


def _acts(address: str) -> bool:
    """Say whether a server may take the request for more than reading, as whoever wrote the link wants it."""
    return any(
        _OTHER_METHOD.match(name) for name, _ in parse_qsl(urlsplit(address).query, keep_blank_values=True)
    )
