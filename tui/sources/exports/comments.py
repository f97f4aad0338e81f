"""The comments of an item."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta

from tui.content.wpautop import paragraphs
from tui.model.comment import Comment, CommentKind, CommentStatus
from tui.model.dates import PublicationDate
from tui.model.post import Post
from tui.sources.exports.channel import Author, plain_line
from tui.sources.exports.comment_keys import NumbersSeen, name_comments, name_parents
from tui.sources.exports.dates import offset_between, published
from tui.sources.exports.elements import Fields
from tui.sources.exports.own_meta import comment_as_told, own_meta

STATUSES = {
    "": CommentStatus.APPROVED,
    "1": CommentStatus.APPROVED,
    "approve": CommentStatus.APPROVED,
    "approved": CommentStatus.APPROVED,
    "0": CommentStatus.HOLD,
    "hold": CommentStatus.HOLD,
    "spam": CommentStatus.SPAM,
    "trash": CommentStatus.TRASH,
    "post-trashed": CommentStatus.TRASH,
}
KINDS = {kind.value: kind for kind in CommentKind}
NOBODY = frozenset({"", "0"})


@dataclass(frozen=True, slots=True)
class Discussed:
    """A post whose comments are being read."""

    post: Post
    author: Author | None
    """The post's, where the file knows its users."""
    offset: timedelta | None
    """Between the blog's time and UTC when the post was published."""
    renamed: dict[str, str] = field(default_factory=dict)
    """The keys of comments so far whose id another comment of the file had before them, by that id."""

    @classmethod
    def by(cls, item: Fields, post: Post, author: Author | None) -> "Discussed":
        """Prepare to read the comments of an item, or of all its parts."""
        return cls(post, author, offset_between(item.line("wp:post_date_gmt"), item.line("wp:post_date")))


def parse_comments(item: Fields, on: Discussed, seen: NumbersSeen) -> Iterator[Comment]:
    """Give the comments of an item, or of one part of it, in the file's order, and a repeated one once.

    A status that WordPress does not have means that the comment is held back.
    """
    post, author, offset = on.post, on.author, on.offset
    named = name_comments(map(Fields.of, item.all("wp:comment")), post.key, seen)
    parents = name_parents(named, on.renamed)
    for key, fields in named.items():
        raw = fields.markup("wp:comment_content")
        comment = Comment(
            key=key,
            post_key=post.key,
            body=paragraphs(raw),
            parent_key=parents[key],
            threaded=True,
            author=plain_line(fields.line("wp:comment_author")),
            author_url=fields.line("wp:comment_author_url"),
            by_post_author=_is_by(author, fields.line("wp:comment_user_id")),
            published=_published(fields, offset),
            status=STATUSES.get(fields.line("wp:comment_approved"), CommentStatus.HOLD),
            kind=KINDS.get(fields.line("wp:comment_type"), CommentKind.COMMENT),
            permalink=comment_permalink(post, fields.line("wp:comment_id")),
        )
        yield comment_as_told(comment, own_meta(fields, "wp:commentmeta"), raw)


def _published(fields: Fields, offset: timedelta | None) -> PublicationDate:
    return published(fields.line("wp:comment_date_gmt"), fields.line("wp:comment_date"), offset=offset)


def comment_permalink(post: Post, number: str) -> str:
    """Give the address of a comment, which the file does not hold, empty where its parts are unknown."""
    return f"{post.permalink}#comment-{number}" if post.permalink and number else ""


def _is_by(author: Author | None, user: str) -> bool | None:
    """Compare users; of somebody who was not logged in only the name can tell."""
    return None if author is None or not author.id or user in NOBODY else user == author.id
