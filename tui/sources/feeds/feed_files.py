"""Reads a saved feed, or a folder or zip file of saved feeds, into posts and comments."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from tui.model.errors import SourceUnknown
from tui.model.sync_report import Skipped
from tui.sources.feeds.discussion import Discussion, sort_entries
from tui.sources.feeds.document import LARGEST_FEED
from tui.sources.feeds.entry import Entry, Feed
from tui.sources.feeds.reading import looks_like_a_feed, parse_feed
from tui.sources.feeds.records import as_comment, as_post, is_comment_address
from tui.sources.member import Member, Members, unreadable
from tui.sources.members import opened_members
from tui.sources.source import Item, Notice, Progress

FILES_BETWEEN_PROGRESS = 20
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
        yield from reading.posts_of(parse_feed(member.read(LARGEST_FEED)), member.name)
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
    """One pass over feeds, which keeps the comments until every post is known."""

    host: str = ""
    """The blog's, from the first feed that holds posts."""
    discussion: Discussion = field(default_factory=Discussion)
    waiting: dict[str, Entry] = field(default_factory=dict)
    given: dict[str, datetime] = field(default_factory=dict)
    """When each post that was given had been changed."""

    def posts_of(self, feed: Feed, name: str) -> Iterator[Item]:
        """Give the posts of one feed."""
        entries = sort_entries(feed.entries)
        host = urlsplit(feed.facts.url).netloc.removeprefix("www.")
        if self.host and host and host != self.host:
            yield Skipped(name, f"The file is a feed of another blog ({host}).")
            return
        if feed.loss:
            yield Skipped(name, feed.loss)
        elif feed.mended:
            yield Notice(f"{name}: The feed is ill-formed or too long; a part of it may be missing.")
        self.waiting.update((entry.key, entry) for entry in entries.comments)
        if not entries.comments or entries.posts:
            if not self.given:
                self.host = host
                yield feed.facts
            yield from self._posts(entries.posts)

    def comments(self) -> Iterator[Item]:
        """Give what waited: comments, and posts that answer something elsewhere."""
        homeless = 0
        for entry, place in self.discussion.place(list(self.waiting.values())):
            if place is not None:
                yield as_comment(entry, *place)
            elif is_comment_address(entry.link):
                homeless += 1
            else:
                yield from self._posts([entry])
        if homeless:
            yield Skipped("comments", f"{homeless} of them are on posts that are in none of the feeds.")

    def _posts(self, entries: list[Entry]) -> Iterator[Item]:
        self.discussion.add_posts(entries)
        for entry in entries:
            changed = entry.updated.instant or entry.published.instant or _NEVER
            if entry.key not in self.given or changed > self.given[entry.key]:
                self.given[entry.key] = changed
                yield as_post(entry)
