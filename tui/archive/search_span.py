"""Between which ids everything lies that was written in a span of time, so that no search looks beyond."""

# Nothing but texts of this file is written into statements here.
# ruff: noqa: S608

from dataclasses import dataclass

from tui.archive.connection import Connection

EARLIER = "posts AS p WHERE blog_id IN (SELECT id FROM blogs) AND shown = 1 AND sort_key < :until"
SHARE_OF_EARLIER_POSTS = f"SELECT (SELECT count(*) FROM {EARLIER}) * 1.0 / max(1, sum(posts)) FROM blogs"
IDS = (
    "SELECT min(id) FILTER (WHERE sort_key >= :since), max(id),"
    f" max((SELECT max(id) FROM comments WHERE post_id = p.id AND shown = 1)) FROM {EARLIER}"
)
LARGEST_SHARE = 0.5
"""Where more of the posts are earlier, asking each for its last comment takes longer than it saves."""


@dataclass(frozen=True, slots=True)
class Span:
    """Ids between which everything lies, and something else perhaps; ``None`` where there is nothing."""

    first_post: int | None = 0
    last_post: int | None = 2**63 - 1
    last_comment: int | None = 2**63 - 1
    """A comment has no first id, as it may answer any older post."""


def span_of(connection: Connection, since: int, until: int) -> Span:
    """Give the ids of what was written from one second on and before another, as ``sort_key`` gives them."""
    bounds = {"since": since, "until": until}
    if connection.execute(SHARE_OF_EARLIER_POSTS, bounds).fetchone()[0] > LARGEST_SHARE:
        return Span()
    return Span(*connection.execute(IDS, bounds).fetchone())
