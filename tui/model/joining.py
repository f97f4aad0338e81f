"""One record out of what several sources of a blog say of it.

The body is taken from the source that knows the blog best, unless what it gives is only a piece: less than
sixty percent of the longest text. The date is the most exact one; of equally exact ones, that of the better
source, and of several bounds the narrowest. Everything else is the better source's, as far as it says
anything. Of two sources of one kind that is the better one which says that the record was changed later, else
the one with the longer text, else the one that was added first. Otherwise the order in which the sources were
read changes nothing.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from math import inf
from typing import Any, Generic, TypeVar

from tui.model.comment import Comment
from tui.model.dates import DatePrecision, PublicationDate
from tui.model.post import Post

BEST_FIRST = (
    "wordpress",
    "wordpress-dump",
    "wxr",
    "ghost",
    "blogger",
    "antville",
    "markdown",
    "substack",
    "medium",
    "movabletype",
    "html",
    "feed",
    "disqus",
    "isso",
    "pages",
)
"""What is closest to the blog's own store comes first, and what was made of its pages last."""
WHOLE = 0.6
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

Record = TypeVar("Record", Post, Comment)


@dataclass(frozen=True, slots=True)
class Told(Generic[Record]):
    """What one source says of a post or comment."""

    source_id: int
    format: str
    record: Record
    text: str
    """The body as plain text."""


def joined_post(key: str, told: Sequence[Told[Post]]) -> tuple[Post, Told[Post]]:
    """Give the one post under its key in the blog, and who told its body."""
    ranked = _ranked(told)
    body = _best_body(ranked)
    records = [body.record, *(each.record for each in ranked)]
    named = [record for record in records if record.title and not record.title_generated]
    titled = (named or records)[0]
    post = replace(
        body.record,
        key=key,
        title=titled.title,
        title_generated=titled.title_generated,
        published=_best_date([each.record.published for each in ranked]),
        updated=_best_date([each.record.updated for each in ranked]),
        status=ranked[0].record.status,
        kind=ranked[0].record.kind,
    )
    names = ("author", "author_url", "excerpt", "permalink", "slug", "categories", "tags")
    facts = [each.record for each in ranked]
    said = {name: _first(facts, name, bool) for name in names}
    said |= {name: _first(facts, name, _is_known) for name in ("comment_count", "comments_open")}
    return replace(post, **said), body


def joined_comment(key: str, post_key: str, told: Sequence[Told[Comment]]) -> tuple[Comment, Told[Comment]]:
    """Give the one comment under its keys in the blog, and who told its body."""
    ranked = _ranked(told)
    body = _best_body(ranked)
    facts = [each.record for each in ranked]
    threaded = next((record for record in facts if record.threaded), facts[0])
    names = ("author", "author_url", "permalink")
    said = {name: _first(facts, name, bool) for name in names}
    said["by_post_author"] = _first(facts, "by_post_author", _is_known)
    comment = replace(
        body.record,
        key=key,
        post_key=post_key,
        parent_key=threaded.parent_key,
        threaded=threaded.threaded,
        published=_best_date([record.published for record in facts]),
        status=facts[0].status,
        kind=facts[0].kind,
    )
    return replace(comment, **said), body


def _ranked(told: Sequence[Told[Record]]) -> list[Told[Record]]:
    """Put the better source first."""

    def place(each: Told[Record]) -> tuple[int, float, int, int, str]:
        changed, length = _changed(each.record), len(each.text)
        return _rank(each.format), -changed, -length, each.source_id, each.record.key

    return sorted(told, key=place)


def _changed(record: Post | Comment) -> float:
    """Give the instant of the last change in seconds, long ago where none is told."""
    instant = record.updated.instant if isinstance(record, Post) else None
    return -inf if instant is None else (instant - EPOCH).total_seconds()


def _rank(format: str) -> int:
    return BEST_FIRST.index(format) if format in BEST_FIRST else len(BEST_FIRST)


def _best_body(ranked: Sequence[Told[Record]]) -> Told[Record]:
    longest = max(len(each.text) for each in ranked)
    return next(each for each in ranked if len(each.text) >= WHOLE * longest)


_EXACTNESS = {
    DatePrecision.UNKNOWN: 0,
    DatePrecision.BEFORE: 1,
    DatePrecision.MONTH: 2,
    DatePrecision.DAY: 3,
    DatePrecision.SECOND: 4,
}


def _best_date(dates: Sequence[PublicationDate]) -> PublicationDate:
    bounds = [date for date in dates if date.precision is DatePrecision.BEFORE]
    best = max(dates, key=lambda date: _EXACTNESS[date.precision])
    return min(bounds, key=lambda date: date.instant or EPOCH) if best in bounds else best


def _first(records: Sequence[Any], name: str, is_said: Callable[[Any], bool]) -> Any:
    values = [getattr(record, name) for record in records]
    return next((value for value in values if is_said(value)), values[0])


def _is_known(value: object) -> bool:
    return value is not None
