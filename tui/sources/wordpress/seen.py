"""An answer that was read whole, so that the same one need not be sent again."""

from collections.abc import Mapping
from dataclasses import dataclass

from tui.sources.http_version import NO_VERSION, Version


@dataclass(frozen=True, slots=True)
class Seen:
    """The address and the version of an answer; another address has other versions."""

    url: str = ""
    version: Version = NO_VERSION

    @classmethod
    def of(cls, marks: Mapping[str, str], name: str) -> "Seen":
        """Find a mark among all; what cannot be read counts as not there."""
        url, _, version = marks.get(name, "").partition(" ")
        return cls(url, Version.remembered(version))

    @property
    def mark(self) -> str:
        """What to remember, empty where the server tells no versions."""
        version = self.version.mark
        return f"{self.url} {version}" if version else ""

    def condition(self, url: str) -> dict[str, str]:
        """The headers that ask ``url`` for another version only, none for another address."""
        return self.version.condition if url == self.url else {}


UNSEEN = Seen()
