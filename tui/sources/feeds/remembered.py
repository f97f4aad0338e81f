"""What is remembered of a feed from one reading to the next."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tui.sources.feeds.entry import Entry, digest
from tui.sources.feeds.links import web_address
from tui.sources.http_version import NO_VERSION, Version

_MOST_RECENT = 50


@dataclass(frozen=True, slots=True)
class Remembered:
    """The place in an unfinished walk, or what the last finished one found on its first page."""

    version: Version = NO_VERSION
    """Of the feed's first document; none while a walk is unfinished."""
    page: str = ""
    """The address of the last document that was stored; an unfinished walk goes on with it."""
    began: frozenset[str] = frozenset()
    """Digests of the keys that its first document held: what lies before them has come since."""
    recent: tuple[Entry, ...] = ()
    """The newest posts: where the next walk may end, and whose comments may still be written."""

    @classmethod
    def of(cls, marks: Mapping[str, str]) -> "Remembered":
        """Find the marks of a feed; what cannot be read counts as not there."""
        version = Version.remembered(marks.get("version", ""))
        began = frozenset(marks.get("began", "").split())
        return cls(version, web_address(marks.get("page", "")), began, _entries(marks.get("recent", "")))

    @property
    def keys(self) -> frozenset[str]:
        """The keys of the newest posts."""
        return frozenset(entry.key for entry in self.recent)


def at_first_page(url: str, entries: Sequence[Entry]) -> dict[str, str]:
    """Give the marks after the document with which a first walk began."""
    return {"page": url, "began": " ".join(digest(entry.key) for entry in entries[:_MOST_RECENT])}


def at_page(url: str) -> dict[str, str]:
    """Give the marks after a later document of a first walk."""
    return {"page": url}


def finished(version: Version, recent: Sequence[Entry]) -> dict[str, str]:
    """Give the marks after the end of a walk."""
    told = [
        {"id": entry.id, "link": entry.link, "title": entry.title, "comments": list(entry.comment_feeds)}
        for entry in recent[:_MOST_RECENT]
        if entry.id or entry.link
    ]
    return {"page": "", "began": "", "version": version.mark, "recent": json.dumps(told)}


def _entries(mark: str) -> tuple[Entry, ...]:
    try:
        told = json.loads(mark or "[]")
        return tuple(
            replace(
                Entry(str(each["id"]), web_address(str(each["link"])), str(each["title"]), ""),
                comment_feeds=tuple(filter(None, (web_address(str(feed)) for feed in each["comments"]))),
            )
            for each in told
        )
    except (ValueError, KeyError, TypeError, RecursionError):
        return ()
