"""Between which ids everything lies that was written in a span of time, so that no search looks beyond."""

# Nothing but texts of this file is written into statements here.
# ruff: noqa: S608

from dataclasses import dataclass

from tui.archive.connection import Connection

EARLIER = "posts AS p WHERE blog_id IN (SELECT id FROM blogs) AND shown = 1 AND sort_key < :until"
COUNTS = (
    "SELECT count(*) FILTER (WHERE sort_key >= :since), count(*), (SELECT ifnull(sum(posts), 0) FROM blogs)"
    f" FROM {EARLIER}"
)
IDS = (
    "SELECT min(id) FILTER (WHERE sort_key >= :since), max(id), 0,"
    f" max((SELECT max(id) FROM comments WHERE post_id = p.id AND shown = 1)) FROM {EARLIER}"
)
# A comment counts if it, or its post, was written in the span. Comments are in the order of their dates by
# author alone, and the authors are read from that order, one step from each to the next.
NARROW_IDS = (
    "WITH RECURSIVE authors (author) AS (SELECT min(author) FROM comments WHERE shown = 1 UNION ALL"
    " SELECT (SELECT min(author) FROM comments WHERE shown = 1 AND author > a.author) FROM authors AS a"
    " WHERE a.author IS NOT NULL),"
    " written (first, last) AS (SELECT min(c.id), max(c.id) FROM authors AS a CROSS JOIN comments AS c"
    " WHERE c.author = a.author AND c.shown = 1 AND c.sort_key >= :since AND c.sort_key < :until),"
    " below (first_post, last_post, first, last) AS (SELECT min(id), max(id),"
    " min((SELECT min(id) FROM comments WHERE post_id = p.id AND shown = 1)),"
    " max((SELECT max(id) FROM comments WHERE post_id = p.id AND shown = 1))"
    f" FROM {EARLIER} AND sort_key >= :since)"
    " SELECT first_post, last_post,"
    " min(ifnull(written.first, below.first), ifnull(below.first, written.first)),"
    " max(ifnull(written.last, below.last), ifnull(below.last, written.last)) FROM written, below"
)
ARE_MANY = "SELECT count(*) > :most FROM (SELECT 1 FROM spellings LIMIT :most + 1)"
LARGEST_SHARE = 0.5
"""Where more of the posts are earlier, asking each for its last comment takes longer than it saves."""
NARROW = 0.1
"""Up to which share of the posts everything in the span is asked for its id, which narrows it most."""
MOST_AUTHORS = 10_000
"""How many authors are asked for what they wrote in the span."""


@dataclass(frozen=True, slots=True)
class Span:
    """Ids between which everything lies, and something else perhaps; ``None`` where there is nothing."""

    first_post: int | None = 0
    last_post: int | None = 2**63 - 1
    first_comment: int | None = 0
    """Unless the span is narrow there is none, as a comment may answer any older post."""
    last_comment: int | None = 2**63 - 1


def span_of(connection: Connection, since: int, until: int) -> Span:
    """Give the ids of what was written from one second on and before another, as ``sort_key`` gives them.

    No comment that counts has a date before the span unless its post lies between the ids of the posts.
    """
    bounds = {"since": since, "until": until, "most": MOST_AUTHORS}
    within, earlier, posts = connection.execute(COUNTS, bounds).fetchone()
    if within <= NARROW * posts and not connection.execute(ARE_MANY, bounds).fetchone()[0]:
        return Span(*connection.execute(NARROW_IDS, bounds).fetchone())
    if earlier <= LARGEST_SHARE * posts:
        return Span(*connection.execute(IDS, bounds).fetchone())
    return Span()
