"""A blog and the places it is read from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BlogFacts:
    """What a source says about the blog as a whole; empty where it says nothing."""

    name: str = ""
    url: str = ""
    description: str = ""
    language: str = ""
    time_zone: str = ""
    """An IANA name or an offset such as ``+02:00``."""


@dataclass(frozen=True, slots=True)
class Blog:
    """A blog as the archive holds it."""

    id: int
    facts: BlogFacts
    posts: int = 0
    """Published posts that are stored and shown."""
    unread: int = 0
    comments: int = 0
    synced: str = ""
    """ISO 8601 instant of the last complete sync, empty before the first."""

    @property
    def name(self) -> str:
        """What to call the blog, never empty."""
        return self.facts.name or self.facts.url or f"Blog {self.id}"


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """One place a blog is read from, as the archive remembers it."""

    id: int
    blog_id: int
    location: str
    """A web address, or the absolute path of a file or folder."""
    format: str
    """The name of the reader, such as ``wordpress`` or ``wxr``."""
