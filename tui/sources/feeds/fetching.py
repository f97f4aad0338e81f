"""One feed from the web, whole or not at all, and not again where nothing has changed."""

import asyncio
from dataclasses import dataclass

from tui.model.errors import SourceError, SourceMissing, SourceRefused, SourceUnknown
from tui.sources.feeds.entry import Feed
from tui.sources.feeds.reading import parse_feed
from tui.sources.http_answer import Answer
from tui.sources.http_client import TRIES, HttpClient
from tui.sources.http_version import NO_VERSION, Version

ACCEPTED = (
    "application/atom+xml, application/rss+xml;q=0.9, application/feed+json;q=0.9, "
    "application/rdf+xml;q=0.8, application/xml;q=0.7, text/xml;q=0.7, */*;q=0.1"
)


class FeedMissing(SourceMissing):
    """The server is there and says that the feed is not."""


class FeedClosed(SourceRefused):
    """The server gives this feed to nobody who is not logged in."""


class NoFeed(SourceError):
    """The server gives something else in the place of a feed."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer that is a feed, or says that nothing has changed."""

    url: str
    """Where it came from, after redirects."""
    feed: Feed | None
    """``None`` where nothing has changed."""
    version: Version = NO_VERSION


async def fetch_feed(
    http: HttpClient,
    url: str,
    known: Version | None = None,
    *,
    tries: int = TRIES,
    is_guessed: bool = False,
) -> Fetched:
    """Get a feed, or the word that it is still the known version.

    One that ends too early or lacks entries is asked for once more: a server that tells no length cannot
    be seen to break off; what is broken the second time too is taken as it is, and never for a known version.
    One that ``is_guessed`` has the time of a page: there are many guesses, and seldom a feed.
    Raises ``FeedMissing`` for one that is not there or gone for good, ``FeedClosed`` for one that is not for
    everybody, ``NoFeed`` for what is none, and ``SourceError`` where the host or the way to it fails.
    """
    fetched = await _fetch(http, url, known, tries, may_be_feed=not is_guessed)
    if fetched.feed is None or not fetched.feed.loss or tries == 1:
        return fetched
    again = await _fetch(http, url, None, tries, may_be_feed=not is_guessed)
    return again if again.feed and len(again.feed.entries) >= len(fetched.feed.entries) else fetched


async def _fetch(
    http: HttpClient, url: str, known: Version | None, tries: int, *, may_be_feed: bool
) -> Fetched:
    condition = known.condition if known else None
    answer = await http.get(url, accept=ACCEPTED, tries=tries, unless=condition, may_be_feed=may_be_feed)
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
    return Fetched(answer.url, feed, NO_VERSION if feed.loss else Version.of(answer))
