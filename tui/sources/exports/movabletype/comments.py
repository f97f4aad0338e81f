"""Comments and pings of an entry."""

from html import escape

from tui.model.comment import Comment, CommentKind
from tui.sources.exports.channel import plain_line
from tui.sources.exports.movabletype.bodies import with_paragraphs
from tui.sources.exports.movabletype.dates import wall_clock_date
from tui.sources.exports.movabletype.head import Head
from tui.sources.exports.posts import digest


def parse_comment(head: Head, post_key: str) -> Comment:
    """Read a comment; only published ones are exported, and whom they answer is not."""
    author = head.value("AUTHOR")
    return Comment(
        key=_key(head, post_key, author),
        post_key=post_key,
        body=with_paragraphs(head.body),
        author=plain_line(author),
        author_url=head.value("URL"),
        published=wall_clock_date(head.value("DATE")),
    )


def parse_ping(head: Head, post_key: str) -> Comment:
    """Read a trackback: the title and the beginning of a text on another site, by that site's name."""
    site = head.value("BLOG NAME")
    title = plain_line(head.value("TITLE"))
    heading = f"<p><strong>{escape(title, quote=False)}</strong></p>\n" if title else ""
    return Comment(
        key=_key(head, post_key, site),
        post_key=post_key,
        body=heading + with_paragraphs(head.body),
        author=plain_line(site),
        author_url=head.value("URL"),
        published=wall_clock_date(head.value("DATE")),
        kind=CommentKind.TRACKBACK,
    )


def _key(head: Head, post_key: str, author: str) -> str:
    """Name a comment, as the format has no ids, by a hash over all that it tells."""
    told = [post_key, head.value("DATE"), author, head.value("URL"), " ".join(head.body.split())]
    return f"mt:{digest(chr(0).join(told))}"
