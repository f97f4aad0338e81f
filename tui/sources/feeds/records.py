"""Entries of a feed as posts and comments of the model."""

import re

from tui.content.excerpt import title_from
from tui.content.plain_text import plain_text
from tui.model.comment import Comment, CommentKind
from tui.model.post import Post
from tui.sources.feeds.entry import Entry

_COMMENT_ADDRESS = re.compile(r"#(?:comment-?|c|kommentar-?)\d+$", re.IGNORECASE)
_SIGNED_TITLE = re.compile(
    r"(?:By|Von|Comment on .{0,500} by|Kommentar zu .{0,500} von):? +(?P<name>\S.{0,200})", re.IGNORECASE
)
_CUT = ("[…]", "[...]", "(…)")


def is_comment_address(link: str) -> bool:
    """Whether a link leads to a comment in a post's page, as those of WordPress and Serendipity do."""
    return bool(_COMMENT_ADDRESS.search(link))


def as_post(entry: Entry) -> Post:
    """Give an entry as a post; one without a title is called by its beginning."""
    title = entry.title or title_from(plain_text(entry.body, entry.body_format))
    return Post(
        key=entry.key,
        title=title,
        title_generated=not entry.title,
        body=entry.body,
        body_format=entry.body_format,
        author=entry.author,
        author_url=entry.author_url,
        published=entry.published,
        updated=entry.updated,
        excerpt=entry.excerpt,
        permalink=entry.link,
        categories=entry.categories,
        comment_count=entry.comment_count,
    )


def as_comment(entry: Entry, post_key: str, parent_key: str) -> Comment:
    """Give an entry as a comment; only a feed that says what an entry answers keeps threads."""
    return Comment(
        key=entry.key,
        post_key=post_key,
        body=entry.body,
        body_format=entry.body_format,
        parent_key=parent_key,
        threaded=bool(entry.answered),
        author=entry.author or _name_in_title(entry.title),
        author_url=entry.author_url,
        published=entry.published,
        kind=_kind(entry),
        permalink=entry.link,
    )


def _name_in_title(title: str) -> str:
    """Find the name that WordPress and Serendipity put into the title of a comment."""
    found = _SIGNED_TITLE.fullmatch(title)
    return found["name"] if found else ""


def _kind(entry: Entry) -> CommentKind:
    # a feed does not tell pingbacks apart, but their text is always cut out of another page
    text = plain_text(entry.body, entry.body_format).strip()
    return CommentKind.PINGBACK if text.startswith(_CUT) and text.endswith(_CUT) else CommentKind.COMMENT
