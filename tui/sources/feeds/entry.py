"""An entry of a feed and the feed around it, whatever format they were written in."""

from dataclasses import dataclass
from hashlib import blake2b

from tui.model.blog import BlogFacts
from tui.model.dates import UNDATED, PublicationDate
from tui.model.post import BodyFormat

_LONGEST_ID = 300
_TOLD_CHARACTERS = 200


@dataclass(frozen=True, slots=True)
class Answered:
    """What an entry answers (RFC 4685, 3): a post or a comment."""

    id: str
    """The id of what is answered."""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A post or a comment: which of them, only the feed and what it answers can tell."""

    id: str
    """As the feed gives it; may be empty."""
    link: str
    title: str
    """On one line, without markup; empty where there is none."""
    body: str
    body_format: BodyFormat = BodyFormat.HTML
    excerpt: str = ""
    has_whole_body: bool = False
    """Whether the feed calls the body the content, and not a summary."""
    author: str = ""
    author_url: str = ""
    published: PublicationDate = UNDATED
    updated: PublicationDate = UNDATED
    categories: tuple[str, ...] = ()
    comment_count: int | None = None
    answered: tuple[Answered, ...] = ()
    comment_feeds: tuple[str, ...] = ()
    """Where the entry's comments are, Atom first because only Atom tells who answers whom."""

    @property
    def key(self) -> str:
        """Name the entry by its id, else its link, else a hash over its text."""
        told = self.id or self.link
        if told:
            return key_of(told)
        date = self.published.instant or self.updated.instant
        return key_of("\0".join([self.title, str(date), self.body[:_TOLD_CHARACTERS]]))


@dataclass(frozen=True, slots=True)
class Feed:
    """One document of a feed."""

    facts: BlogFacts
    entries: tuple[Entry, ...]
    generator: str = ""
    """The program that wrote it, in lower case."""
    following: str = ""
    """The address of the next older document (RFC 5005), empty at the end."""
    mended: bool = False
    """Whether it is ill-formed or far too long, so that a part of it may be lost."""
    loss: str = ""
    """What of an ill-formed one is lost for certain, as a sentence; empty where nothing is known to be."""
    lost: int = 0
    """How many entries cannot be read."""


def key_of(told: str) -> str:
    """Name a record by what a feed tells of it; what is long or not printable is hashed."""
    if len(told) <= _LONGEST_ID and told.isprintable():
        return f"feed:{told}"
    return f"feed:{digest(told)}"


def digest(text: str) -> str:
    """Give 16 hexadecimal digits that stand for a text."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
