"""How a post or a comment is cited."""

from tui.content.links import safe_link
from tui.content.terminal_text import one_line
from tui.model.comment import Comment
from tui.model.dates import DatePrecision, PublicationDate
from tui.model.post import Post


def cite_post(post: Post, blog: str) -> str:
    """Name author, title, blog, date and address in one line of plain text."""
    facts = (one_line(post.author), f"“{one_line(post.title)}”", one_line(blog), _day(post.published))
    return _joined(*facts, safe_link(post.permalink) or "")


def cite_comment(comment: Comment, post: Post) -> str:
    """Name the commenter, the post, the date and the address in one line of plain text."""
    on = f"comment on “{one_line(post.title)}”"
    address = safe_link(comment.permalink) or safe_link(post.permalink) or ""
    return _joined(one_line(comment.author) or "Anonymous", on, _day(comment.published), address)


def _joined(*facts: str) -> str:
    return ", ".join(fact for fact in facts if fact)


def _day(date: PublicationDate) -> str:
    if date.instant is None:
        return ""
    written = date.instant.strftime("%Y-%m" if date.precision is DatePrecision.MONTH else "%Y-%m-%d")
    return f"before {written}" if date.precision is DatePrecision.BEFORE else written
