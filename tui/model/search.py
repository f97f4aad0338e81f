"""What a search finds."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Hit:
    """A post or a comment that matches a query."""

    kind: Literal["post", "comment"]
    post_id: int
    comment_id: int | None
    """``None`` when the post itself matches."""
    title: str
    """The post's title, also of a comment."""
    author: str
    snippet: str
    """Plain text around the first match, as received: whole words, white space as single spaces."""
    score: float
    """The greater, the better it matches; 0.0 where hits come newest first."""
