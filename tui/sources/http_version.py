"""By what a server knows the version of a document, so that the same one is not sent twice."""

import json
from dataclasses import asdict, dataclass

from tui.sources.http_answer import Answer

_LONGEST_VALIDATOR = 500


@dataclass(frozen=True, slots=True)
class Version:
    """By what a server knows which version of a document it has given (RFC 9110, 8.8)."""

    etag: str = ""
    modified: str = ""

    @classmethod
    def of(cls, answer: Answer) -> "Version":
        """Read the validators of an answer; what could not be sent back as it is counts as none.

        An answer that ends where its connection does may be a part of that version, so it has none.
        """
        if not _tells_its_end(answer):
            return cls()
        return cls(_validator(answer, "etag"), _validator(answer, "last-modified"))

    @classmethod
    def remembered(cls, mark: str) -> "Version":
        """Read what ``mark`` wrote; what cannot be read counts as none."""
        try:
            value = json.loads(mark or "{}")
            return cls(_sendable(value["etag"]), _sendable(value["modified"]))
        except (ValueError, KeyError, TypeError, RecursionError):
            return cls()

    @property
    def mark(self) -> str:
        """What to remember, empty where the server has no versions."""
        return json.dumps(asdict(self)) if self.etag or self.modified else ""

    @property
    def condition(self) -> dict[str, str]:
        """The headers that ask for another version only."""
        headers = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in headers.items() if value}


NO_VERSION = Version()


def _tells_its_end(answer: Answer) -> bool:
    """Say whether a body that was cut off would have been noticed (RFC 9112, 6.3 and 8)."""
    told = (answer.headers.get(name) for name in ("content-length", "transfer-encoding", "content-encoding"))
    return any(told)


def _validator(answer: Answer, name: str) -> str:
    return _sendable(answer.headers.get(name, ""))


def _sendable(value: object) -> str:
    fits = isinstance(value, str) and len(value) <= _LONGEST_VALIDATOR
    return value if fits and isinstance(value, str) and value.isascii() and value.isprintable() else ""
