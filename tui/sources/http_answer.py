"""What came back from a web address, and what can be said of an answer that is no good."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from tui.model.errors import SourceError, SourceMissing, SourceRefused


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole HTTP answer: the body is decoded and proved to be complete."""

    url: str
    """Where it came from, after redirects."""
    status: int
    headers: Mapping[str, str]
    """Names in lower case; a repeated header is joined by commas; no control characters."""
    body: bytes
    has_login: bool = False
    """Whether the reader's login was shown to the server."""

    @property
    def ok(self) -> bool:
        """Whether the server calls it a success."""
        return 200 <= self.status < 300

    @property
    def host(self) -> str:
        """The host, with its port where one was named, as it can be told to a reader."""
        return host_of(self.url)

    @property
    def content_type(self) -> str:
        """The media type without its parameters, in lower case."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def outcome(self) -> str:
        """Status, media type and where it sends us, as in ``404 text/html``."""
        target = self.headers.get("location", "")
        told = f"{self.status} {self.content_type}".rstrip()
        return f"{told}, go to {target}" if target else told

    @property
    def way_in(self) -> str:
        """What to do about a server that lets nobody in, or not with the login that was shown."""
        parts = urlsplit(self.url)
        command = f"vowe-tui login {parts.scheme}://{host_of(self.url)}"
        if self.has_login:
            return f"your login is not enough, and {command} takes another one"
        return f"{command} lets you in"

    def error(self) -> SourceError:
        """Say in a sentence what a status other than success means."""
        place = f"{self.host} answers with {self.status}"
        if self.status in (401, 403):
            return SourceRefused(
                f"{place}: it lets nobody read {self.url} without logging in; {self.way_in}."
            )
        if self.status in (404, 410):
            return SourceMissing(f"{place}: there is nothing at {self.url}; check the address.")
        if self.status == 429:
            return SourceRefused(f"{place}: it is asked too often; try again in some minutes.")
        if self.status >= 500:
            return SourceError(f"{place}: the server has a fault of its own; try again later.")
        return SourceError(f"{place} to {self.url}, which cannot be read.")


def host_of(url: str) -> str:
    """Name the host of an address and its port, never a user name or a password."""
    return urlsplit(url).netloc.rpartition("@")[2] or url
