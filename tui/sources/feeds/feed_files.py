"""Reads a saved feed, or a folder or zip file of saved feeds, into posts and comments."""

from collections.abc import Generator, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from urllib.parse import urlsplit

from tui.model.errors import SourceUnknown
from tui.model.sync_report import Skipped
from tui.sources.feeds.changes import Changes
from tui.sources.feeds.discussion import Discussion, sort_entries
from tui.sources.feeds.document import LARGEST_FEED
from tui.sources.feeds.entry import Entry, Feed
from tui.sources.feeds.reading import is_json, looks_like_a_feed, parse_feed
from tui.sources.feeds.records import as_comment, as_post, is_comment_address
from tui.sources.feeds.streaming import ill_formed, stream_feed
from tui.sources.member import Member, Members, unreadable
from tui.sources.members import opened_members
from tui.sources.source import Item, Progress

FILES_BETWEEN_PROGRESS = 20
BYTES_BETWEEN_PROGRESS = 1024 * 1024
LARGEST_TREE = 4 * 1024 * 1024
"""Up to which size a feed is held whole, so that what is broken in it is mended by all that stands around."""
_BEGINNING = 64 * 1024
_NEVER = datetime.min.replace(tzinfo=UTC)


def read_feeds(path: Path) -> Generator[Item, None, None]:
    """Give the posts of a feed, or of all feeds of a blog in a folder or zip file, then their comments.

    A comment may lie in another file than its post. Of a post in several files the one that was changed last
    counts. Raises ``SourceRefused`` for a single file that cannot be read, and ``SourceUnknown`` for one that
    is no feed and for a folder without feeds.
    """
    reading = _Reading()
    with opened_members(path) as members:
        found = False
        for count, member in enumerate(members, start=1):
            if isinstance(member, Skipped):
                yield member
            elif member.is_alone or _is_feed(member):
                found = True
                yield from _read(reading, members, member)
            if count % FILES_BETWEEN_PROGRESS == 0:
                yield Progress(count, None, "files")
        if not found:
            raise SourceUnknown(f"{path} holds no feed; looked for RSS, Atom and JSON Feed.")
        yield from reading.comments()


def _read(reading: "_Reading", members: Members, member: Member) -> Iterator[Item]:
    try:
        data = member.read(LARGEST_TREE)
        if len(data) <= LARGEST_TREE:
            yield from reading.posts_of(parse_feed(data), member.name)
        elif is_json(data):
            yield from reading.posts_of(parse_feed(member.read(LARGEST_FEED)), member.name)
        else:
            del data
            yield from reading.stream(member)
    except OSError as error:
        yield unreadable(members, member, error)
    except SourceUnknown as error:
        if member.is_alone:
            raise SourceUnknown(f"{members.path} {error}.") from error
        yield Skipped(member.name, f"The file {error}.")


def _is_feed(member: Member) -> bool:
    """Say whether a file is a feed; one that cannot be read says so when it is."""
    try:
        return looks_like_a_feed(member.beginning(_BEGINNING))
    except OSError:
        return True


@dataclass(slots=True)
class _Reading:
    """One pass over feeds, which keeps the comments until every post is known.

    Of a feed that is too large to be held only what its comments answer is kept: it is read once more then.
    """

    host: str = ""
    """The blog's, from the first feed that holds posts."""
    discussion: Discussion = field(default_factory=Discussion)
    waiting: dict[str, Entry] = field(default_factory=dict)
    given: Changes = field(default_factory=Changes)
    """When each post that was given had been changed."""
    streams: list[Member] = field(default_factory=list)
    streamed: dict[str, Entry] = field(default_factory=dict)
    """The comments of those, without their texts."""
    latest: dict[str, int] = field(default_factory=dict)
    """Which of all the comments in them is the last one under each key."""
    met: int = 0
    """How many there were."""

    def posts_of(self, feed: Feed, name: str) -> Iterator[Item]:
        """Give the posts of one feed."""
        if other := self._other_blog(feed, name):
            yield other
            return
        if feed.loss:
            yield Skipped(name, feed.loss)
        elif feed.mended:
            yield ill_formed(name)
        posts, comments = sort_entries(feed.entries)
        self.waiting.update((entry.key, entry) for entry in comments)
        self.discussion.add_posts(posts)
        if posts or not comments:
            yield from self._given(feed, posts)

    def stream(self, member: Member) -> Iterator[Item]:
        """Give the posts of a feed of any length."""
        told = 0
        self.streams.append(member)
        with member.opened() as file:
            for part in stream_feed(file, member.name):
                if not isinstance(part, Feed):
                    yield part
                    continue
                if other := self._other_blog(part, member.name):
                    self.streams.remove(member)
                    yield other
                    return
                posts, comments = sort_entries(part.entries)
                self._wait_for(comments)
                if posts or not comments:
                    yield from self._given(part, posts)
                if member.is_alone and BYTES_BETWEEN_PROGRESS <= file.tell() - told < member.size - told:
                    told = file.tell()
                    yield Progress(told, member.size, "bytes")

    def comments(self) -> Iterator[Item]:
        """Give what waited: comments, and posts that answer something elsewhere."""
        if not self.waiting and not self.streamed:
            return
        for member in self.streams:
            for part in _feeds_of(member):
                self.discussion.add_posts(sort_entries(part.entries).posts)
        keys = [*self.waiting, *self.streamed]
        placed = self.discussion.place([*self.waiting.values(), *self.streamed.values()])
        places = {key: place for key, (_, place) in zip(keys, placed, strict=True)}
        homeless = 0
        for entry in chain(self.waiting.values(), self._streamed_comments()):
            if (place := places.get(entry.key)) is not None:
                yield as_comment(entry, *place)
            elif is_comment_address(entry.link):
                homeless += 1
            elif self._is_news(entry):
                yield as_post(entry)
        if homeless:
            yield Skipped("comments", f"{homeless} of them are on posts that are in none of the feeds.")

    def _wait_for(self, comments: list[Entry]) -> None:
        for entry in comments:
            self.streamed[entry.key] = _without_texts(entry)
            self.latest[entry.key] = self.met
            self.met += 1

    def _streamed_comments(self) -> Iterator[Entry]:
        """Give the comments of the streams with their texts, the last one of each key."""
        feeds = chain.from_iterable(map(_feeds_of, self.streams if self.streamed else ()))
        comments = chain.from_iterable(sort_entries(feed.entries).comments for feed in feeds)
        return (entry for number, entry in enumerate(comments) if self.latest.get(entry.key) == number)

    def _other_blog(self, feed: Feed, name: str) -> Skipped | None:
        host = _host(feed)
        if self.host and host and host != self.host:
            return Skipped(name, f"The file is a feed of another blog ({host}).")
        return None

    def _given(self, feed: Feed, posts: list[Entry]) -> Iterator[Item]:
        if not self.given:
            self.host = _host(feed)
            yield feed.facts
        yield from (as_post(entry) for entry in posts if self._is_news(entry))

    def _is_news(self, entry: Entry) -> bool:
        """Say whether a post was not given yet, or changed since, and remember it."""
        return self.given.add(entry.key, entry.updated.instant or entry.published.instant or _NEVER)


def _feeds_of(member: Member) -> Iterator[Feed]:
    """Give the feeds of a stream once more; what is wrong with it was told the first time."""
    with suppress(OSError), member.opened() as file:
        yield from (part for part in stream_feed(file, member.name) if isinstance(part, Feed))


def _host(feed: Feed) -> str:
    return urlsplit(feed.facts.url).netloc.removeprefix("www.")


def _without_texts(entry: Entry) -> Entry:
    return Entry(entry.id, entry.link, "", "", answered=entry.answered)
