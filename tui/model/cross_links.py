"""Links between the posts and comments of an archive."""

from dataclasses import dataclass

from tui.model.dates import PublicationDate


@dataclass(frozen=True, slots=True)
class Target:
    """A post or comment that an address leads to."""

    post_id: int
    comment_id: int | None = None
    """``None`` where the post itself is meant."""


@dataclass(frozen=True, slots=True)
class Backlink:
    """A post or comment that links to another one."""

    post_id: int
    comment_id: int | None
    """``None`` where the post itself has the link."""
    title: str
    """The post's title, also of a comment."""
    author: str
    published: PublicationDate
