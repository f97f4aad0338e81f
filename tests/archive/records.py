"""Posts and comments of our own writing."""

from tui.model.comment import Comment, CommentStatus
from tui.model.dates import UNDATED, PublicationDate
from tui.model.post import Post, PostStatus


def a_post(
    key: str = "wp:1",
    title: str = "Die Kaffeemaschine",
    body: str = "<p>Sie hat eine Meinung.</p>",
    *,
    author: str = "Ada Fink",
    published: PublicationDate = UNDATED,
    permalink: str = "",
    status: PostStatus = PostStatus.PUBLISHED,
) -> Post:
    """Write a post that differs from others where it is told to."""
    return Post(
        key=key,
        title=title,
        body=body,
        author=author,
        published=published,
        permalink=permalink,
        status=status,
    )


def a_comment(
    key: str = "c:1",
    post_key: str = "wp:1",
    body: str = "<p>Entkalken hilft.</p>",
    *,
    author: str = "Jens Ohm",
    parent_key: str = "",
    published: PublicationDate = UNDATED,
    status: CommentStatus = CommentStatus.APPROVED,
) -> Comment:
    """Write a comment that differs from others where it is told to."""
    return Comment(
        key=key,
        post_key=post_key,
        body=body,
        author=author,
        parent_key=parent_key,
        published=published,
        status=status,
    )
