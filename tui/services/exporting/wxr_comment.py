"""A comment as an element of a WordPress export."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import tzinfo

from tui.model.comment import CommentStatus
from tui.model.post import Post
from tui.services.exporting.addresses import public_address
from tui.services.exporting.wxr_numbers import Numbered, key_of
from tui.services.exporting.wxr_text import Dates, comment_body, dates_of, element, html_line, metadata
from tui.sources.exports.comments import comment_permalink
from tui.sources.exports.dates import offset_between, published
from tui.sources.exports.own_meta import NO, YES, Told, told_date

STATUSES = {
    CommentStatus.APPROVED: "1",
    CommentStatus.HOLD: "0",
    CommentStatus.SPAM: "spam",
    CommentStatus.TRASH: "trash",
    CommentStatus.DELETED: "trash",
}


@dataclass(frozen=True, slots=True)
class Below:
    """The post that comments stand below, as the file tells it."""

    post: Post
    author_id: int
    """The number of the post's author in the file, 0 where nobody knows who that is."""
    dates: Dates


def wxr_comment(numbered: Numbered, below: Below, zone: tzinfo, gone: str) -> str:
    """Write a comment; e-mail and IP address are empty, because the archive has none."""
    comment = numbered.stored.comment
    dates = dates_of(comment.published, zone)
    return "".join(
        (
            "<wp:comment>\n",
            element("wp:comment_id", numbered.number),
            element("wp:comment_author", html_line(comment.author)),
            element("wp:comment_author_email"),
            element("wp:comment_author_url", public_address(comment.author_url)),
            element("wp:comment_author_IP"),
            element("wp:comment_date", dates.local),
            element("wp:comment_date_gmt", dates.gmt),
            element("wp:comment_content", comment_body(comment.body, comment.body_format).content),
            element("wp:comment_approved", STATUSES[comment.status]),
            element("wp:comment_type", comment.kind),
            element("wp:comment_parent", numbered.parent),
            element("wp:comment_user_id", below.author_id if comment.by_post_author else 0),
            metadata("wp:commentmeta", _beyond(numbered, below, dates, gone)),
            "</wp:comment>\n",
        )
    )


def _beyond(numbered: Numbered, below: Below, dates: Dates, gone: str) -> Iterator[tuple[Told, str]]:
    """Give what of a comment would be lost or misread without being told apart."""
    comment, post = numbered.stored.comment, below.post
    if comment.key != key_of(numbered.number):
        yield Told.KEY, public_address(comment.key)
    if told := comment_body(comment.body, comment.body_format).told:
        yield Told.BODY, told
    if comment.parent_key != (key_of(numbered.parent) if numbered.parent else ""):
        yield Told.PARENT, public_address(comment.parent_key)
    if not comment.threaded:
        yield Told.THREADED, NO
    if comment.by_post_author is not (True if comment.by_post_author and below.author_id else None):
        yield Told.BY_POST_AUTHOR, YES if comment.by_post_author else NO
    offset = offset_between(below.dates.gmt, below.dates.local)
    if published(dates.gmt, dates.local, offset=offset) != comment.published:
        yield Told.PUBLISHED, told_date(comment.published)
    if comment.status is CommentStatus.DELETED:
        yield Told.STATUS, comment.status
    if comment.permalink != comment_permalink(post, str(numbered.number)):
        yield Told.PERMALINK, public_address(comment.permalink)
    if gone:
        yield Told.GONE, gone
