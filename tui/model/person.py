"""Somebody who writes: posts, comments, and with whom they speak."""

from dataclasses import dataclass

from tui.model.dates import UNDATED, PublicationDate


@dataclass(frozen=True, slots=True)
class Entry:
    """A post or a comment by its place in what somebody wrote."""

    sort_key: int
    """Epoch seconds; what has no date is older than every date."""
    is_comment: bool
    id: int


@dataclass(frozen=True, slots=True)
class Written:
    """A post or comment that somebody wrote."""

    post_id: int
    comment_id: int | None
    """``None`` where it is the post itself."""
    blog: str
    title: str
    """The post's title, also of a comment."""
    title_generated: bool
    author: str
    published: PublicationDate
    text: str
    """How it begins, as plain text."""


@dataclass(frozen=True, slots=True)
class Partner:
    """Somebody with whom a person speaks."""

    name: str
    """As they write it most often."""
    times: int


@dataclass(frozen=True, slots=True)
class Person:
    """What is known of somebody across all blogs."""

    names: tuple[str, ...]
    """In normal form; the first one stands for the person."""
    spellings: tuple[str, ...] = ()
    """As sources give them, the one that is used most first."""
    posts: int = 0
    comments: int = 0
    first: PublicationDate = UNDATED
    last: PublicationDate = UNDATED
    years: tuple[tuple[int, int], ...] = ()
    """Each year with how much was written in it, from the first to the last, empty years too."""
    answers: tuple[Partner, ...] = ()
    """Whom they answer as far as the blogs say so, most first."""
    answered_by: tuple[Partner, ...] = ()
    is_known: bool = False
    """Whether years and partners, which take longer, have been found out."""
