"""Web addresses as they are asked for, and as the reader is told of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

import httpx

from tui.content.typed_login import redacted
from tui.model.errors import SourceError, SourceRefused, SourceUnknown


@dataclass(frozen=True, slots=True)
class WebAddress:
    """An address that begins with ``http://`` or ``https://`` and carries no login."""

    url: httpx.URL

    @classmethod
    def read(cls, text: str) -> Self:
        """Read what somebody wrote, but its fragment; raises ``SourceUnknown`` for what is none."""
        try:
            url = httpx.URL(text.partition("#")[0])
            host = url.host and url.raw_host.decode("ascii")
        except (httpx.InvalidURL, ValueError) as error:
            raise SourceUnknown(f"{_named(text)} is no web address.") from error
        if url.userinfo:
            raise SourceUnknown(
                f"The address of {host} carries a user name or a password; leave them out, and log in: "
                f"vowe-tui login {url.scheme}://{cls(url).place}."
            )
        if url.scheme not in ("http", "https") or not host:
            raise SourceUnknown(f"{_named(text)} is no address that begins with http:// or https://.")
        return cls(url)

    @property
    def host(self) -> str:
        """The host alone, as it is looked up."""
        return self.url.raw_host.decode("ascii")

    @property
    def place(self) -> str:
        """The host, with its port where one was named."""
        return self.url.netloc.decode("ascii")

    def with_query(self, params: Mapping[str, str]) -> "WebAddress":
        """Add ``params`` to the query."""
        return WebAddress(self.url.copy_merge_params(dict(params)))

    def redirected(self, target: str) -> "WebAddress":
        """Give the address that a server sends us to.

        Raises ``SourceError`` for one that cannot be read, ``SourceRefused`` for one that leaves https.
        """
        try:
            new = WebAddress.read(str(self.url.join(target)))
        except (httpx.InvalidURL, SourceUnknown, ValueError) as error:
            raise SourceError(f"{self.place} sends us to an address that cannot be read.") from error
        if self.url.scheme == "https" and new.url.scheme == "http":
            raise SourceRefused(f"{self.place} sends us from https to http, which is not followed.")
        return new

    def __str__(self) -> str:
        return str(self.url)


def printable(value: str) -> str:
    """Leave out what would act on a terminal."""
    return "".join(character for character in value if character.isprintable())


def _named(text: str) -> str:
    return redacted(printable(text))[:200]
