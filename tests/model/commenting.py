"""Comments for tests, said in one line."""

from tui.model.comment import Comment, CommentKind, StoredComment
from tui.model.dates import UNDATED, PublicationDate


def comment(
    number: int,
    answers: int | str = "",
    *,
    author: str = "",
    text: str = "",
    published: PublicationDate = UNDATED,
    threaded: bool = False,
    kind: CommentKind = CommentKind.COMMENT,
    new: bool = False,
    by_post_author: bool | None = None,
) -> StoredComment:
    """Make the stored comment with the key ``wp:number``; ``answers`` is a number or any key."""
    parent_key = f"wp:{answers}" if isinstance(answers, int) else answers
    said = Comment(
        key=f"wp:{number}",
        post_key="wp:1",
        body=text,
        parent_key=parent_key,
        threaded=threaded,
        author=author,
        by_post_author=by_post_author,
        published=published,
        kind=kind,
    )
    return StoredComment(number, said, text=text, new=new)
