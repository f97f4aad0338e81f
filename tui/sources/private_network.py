"""Keeps what strangers wrote from sending the program to machines that only its reader can reach."""

import asyncio
from collections.abc import Awaitable, Callable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from socket import SOCK_STREAM, gaierror
from typing import Any

from tui.model.errors import SourceRefused

OnConnecting = Callable[[str, dict[str, Any]], Awaitable[None]]
_CONNECTING, _CONNECTED = "connection.connect_tcp.started", "connection.connect_tcp.complete"
_HOLDING_IPV4 = tuple(map(ip_network, ("64:ff9b::/96", "::ffff:0:0:0/96", "::/96")))
"""Hold an IPv4 address in their last 32 bits (RFC 6052, 2.1; RFC 2765, 2.1; RFC 4291, 2.5.5.1)."""
_LOCAL = tuple(map(ip_network, ("192.0.0.0/24", "64:ff9b:1::/48", "fec0::/10")))
"""Local by RFC 6890, RFC 8215 and RFC 3879, which Python does not know, or not in every version."""


class PrivateNetwork:
    """Lets a reading reach every public address, and of the private ones those of the host it began with.

    The reader has named that host. Redirects and links are a stranger's, and so is a name whose address
    changes on the way. Each connection is judged twice: before it is made by all addresses of its host, and
    before a byte is sent by the one that it was made to. What a proxy reaches is the proxy's to judge, except
    where a host is written as an address.
    """

    def __init__(self) -> None:
        """Prepare for the first host."""
        self._named: str | None = None
        self._own: set[str] | None = None
        """The private addresses of the reader's host, ``None`` until it was looked up."""

    def begin_with(self, host: str) -> None:
        """Take the first host for the one that the reader named; later ones change nothing."""
        if self._named is None:
            self._named = host
            if (address := _private(host)) is not None:
                self._own = {address}

    def refuse_written(self, host: str) -> None:
        """Raise ``SourceRefused`` where the host is a private address and not the reader's."""
        if not self._admits(host):
            raise _refusal(host)

    def watch(self, host: str) -> OnConnecting:
        """Give what httpx is to tell about the connection of one request, as its ``trace`` extension.

        It raises ``SourceRefused``.
        """
        is_direct = False

        async def look(event: str, told: dict[str, Any]) -> None:
            nonlocal is_direct
            if event == _CONNECTING:
                is_direct = told["host"] == host
                if is_direct:
                    await self._look_up(host, told["port"])
            elif event == _CONNECTED and is_direct:
                stream = told["return_value"]
                if not self._admits(stream.get_extra_info("server_addr")[0]):
                    await stream.aclose()
                    raise _refusal(host)

        return look

    async def _look_up(self, host: str, port: int) -> None:
        try:
            found = await asyncio.get_running_loop().getaddrinfo(host, port, type=SOCK_STREAM)
        except (gaierror, UnicodeError):
            return  # connecting fails in the same way and is explained there
        addresses = {str(place[0]) for *_, place in found}
        if host == self._named and self._own is None:
            # Once only: a public name that becomes a private address later is an attack.
            self._own = {private for each in addresses if (private := _private(each)) is not None}
        if not any(map(self._admits, addresses)):
            raise _refusal(host)

    def _admits(self, host: str) -> bool:
        address = _private(host)
        return address is None or address in (self._own or ())


def _private(host: str) -> str | None:
    """Name the machine of a private address, ``None`` for a public one and for what is no address."""
    try:
        address = _plain(ip_address(host))
    except ValueError:
        return None
    if address.is_loopback or address.is_unspecified:
        return "this machine"
    is_local = not address.is_global or address.is_multicast or any(address in each for each in _LOCAL)
    return str(address) if is_local else None


def _plain(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """Give the IPv4 address that an IPv6 address stands for, or itself."""
    if isinstance(address, IPv4Address) or address.is_loopback or address.is_unspecified:
        return address
    if any(address in each for each in _HOLDING_IPV4):
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or address


def _refusal(host: str) -> SourceRefused:
    return SourceRefused(
        f"A link or a redirect leads to {host}, which lies in a private network, and is not followed; "
        "name that address yourself if you want it."
    )
