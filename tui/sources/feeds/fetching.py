"""One feed from the web, whole or not at all, and not again where nothing has changed."""

import asyncio
import json
from dataclasses import asdict, dataclass

from tui.model.errors import SourceError, SourceMissing, SourceRefused, SourceUnknown
from tui.sources.feeds.entry import Feed
from tui.sources.feeds.reading import parse_feed
from tui.sources.http_answer import Answer
from tui.sources.http_client import TRIES, HttpClient

ACCEPTED = (
    "application/atom+xml, application/rss+xml;q=0.9, application/feed+json;q=0.9, "
    "application/rdf+xml;q=0.8, application/xml;q=0.7, text/xml;q=0.7, */*;q=0.1"
)
_LONGEST_VALIDATOR = 500


class FeedMissing(SourceMissing):
    """The server is there and says that the feed is not."""


class FeedClosed(SourceRefused):
    """The server gives this feed to nobody who is not logged in."""


class NoFeed(SourceError):
    """The server gives something else in the place of a feed."""


@dataclass(frozen=True, slots=True)
class Version:
    """By what a server knows which version of a document it has given (RFC 9110, 8.8)."""

    etag: str = ""
    modified: str = ""

    @classmethod
    def of(cls, answer: Answer) -> "Version":
        """Read the validators of an answer; what could not be sent back as it is counts as none."""
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


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer that is a feed, or says that nothing has changed."""

    url: str
    """Where it came from, after redirects."""
    feed: Feed | None
    """``None`` where nothing has changed."""
    version: Version = NO_VERSION


async def fetch_feed(
    http: HttpClient, url: str, known: Version | None = None, *, tries: int = TRIES
) -> Fetched:
    """Get a feed, or the word that it is still the known version.

    Raises ``FeedMissing`` for one that is not there or gone for good, ``FeedClosed`` for one that is not for
    everybody, ``NoFeed`` for what is none, and ``SourceError`` where the host or the way to it fails.
    """
    answer = await http.get(url, accept=ACCEPTED, tries=tries, unless=known.condition if known else None)
    if answer.status == 304 and known and known.condition:
        return Fetched(answer.url, None, known)
    if answer.status == 410:
        raise FeedMissing(
            f"{answer.host} says that its feed at {answer.url} is gone for good; what was read is kept."
        )
    if not answer.ok:
        error = answer.error()
        kind = {401: FeedClosed, 403: FeedClosed, 404: FeedMissing}.get(answer.status, type(error))
        raise kind(str(error))
    return await read_answer(answer)


async def read_answer(answer: Answer) -> Fetched:
    """Read an answer that calls itself good; raises ``NoFeed`` where it is no feed."""
    content_type = answer.headers.get("content-type", "")
    try:
        feed = await asyncio.to_thread(parse_feed, answer.body, answer.url, content_type)
    except SourceUnknown as error:
        raise NoFeed(
            f"{answer.host} answers with something else where a feed should be: {answer.url} {error}."
        ) from error
    return Fetched(answer.url, feed, Version.of(answer))


def _validator(answer: Answer, name: str) -> str:
    return _sendable(answer.headers.get(name, ""))


def _sendable(value: object) -> str:
    fits = isinstance(value, str) and len(value) <= _LONGEST_VALIDATOR
    return value if fits and isinstance(value, str) and value.isascii() and value.isprintable() else ""
