"""A post with its discussion as one page of Markdown that is read as it is, in a pager, or on a forge.

Behind the last line ``## Comments`` each line of a stranger's text begins with ``>``, and no other line does:
whatever headings and quotations a comment has, they stay inside of the block quote that it is.
"""

from collections.abc import Iterator, Sequence

from tui.content.links import safe_link
from tui.content.markup import escaped, linked
from tui.content.private_marks import PLAIN
from tui.content.terminal_text import one_line
from tui.model.comment import CommentKind, StoredComment
from tui.model.dates import DatePrecision, PublicationDate
from tui.model.names import is_post_author
from tui.model.post import StoredPost
from tui.model.thread import Entry, ParentSource, Thread
from tui.services.exporting.addresses import public_address
from tui.services.exporting.file_names import known_date
from tui.services.exporting.front_matter import front_matter

COMMENTS = "## Comments"
PINGS = "## Links from other sites"
_TOP_LEVEL, _LAST_LEVEL = 3, 6
"""Of headings: answers to answers to answers share the last one that Markdown has."""
_HOW = {
    ParentSource.QUOTE: "by what it quotes",
    ParentSource.MENTION: "by whom it calls",
    ParentSource.READER: "by the choice of the archive's reader",
}
_NEW_LINES = "\x85\u2028\u2029"
_TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
# Sign for sign, as nothing that Markdown took for text may come to the beginning of a line by a removal.
_SHOWN = (
    {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\n\t"}
    | {0x7F: 0x2421}
    | dict.fromkeys(range(0x80, 0xA0), 0xFFFD)
    | dict.fromkeys(map(ord, _NEW_LINES), 0x2424)
    | dict.fromkeys(map(ord, _TURNING), 0xFFFD)
)


def markdown_page(stored: StoredPost, thread: Thread) -> str:
    """Write a page; ``stored`` has its Markdown, and so have the comments of the thread."""
    return "\n".join(_pieces(stored, thread))


def visible(markdown: str) -> str:
    """Show what would act on a terminal, break a line without being its end, or turn text around."""
    return markdown if markdown.isascii() and markdown.isprintable() else markdown.translate(_SHOWN)


def _pieces(stored: StoredPost, thread: Thread) -> Iterator[str]:
    yield front_matter(stored)
    if stored.markdown:
        yield visible(stored.markdown) + "\n"
    yield f"{COMMENTS}\n"
    if not thread.entries:
        yield "None.\n"
    for index, entry in enumerate(thread.entries):
        yield from _comment(index + 1, entry, stored.post.author)
    if thread.pings:
        yield f"{PINGS}\n"
        yield from _pings(thread.pings)


def _comment(number: int, entry: Entry, post_author: str) -> Iterator[str]:
    """Write a comment below a heading of its depth, which says with its number what it answers."""
    level = "#" * min(_TOP_LEVEL + entry.depth, _LAST_LEVEL)
    answered = "" if entry.parent is None else f" · answers {entry.parent + 1}"
    yield f"{level} {number}. {_head(entry.stored)}{answered}\n"
    yield from _notes([*_edge(entry), *_about(entry.stored, post_author)])
    yield from _quoted(entry.stored.markdown or "")


def _pings(pings: Sequence[StoredComment]) -> Iterator[str]:
    for stored in pings:
        yield f"### {_head(stored)}\n"
        yield from _notes([stored.comment.kind.value, *_about(stored, "")])
        yield from _quoted(stored.markdown or "")


def _head(stored: StoredComment) -> str:
    author = one_line(stored.comment.author, 200) or "Anonymous"
    return f"{escaped(author)} · {_date(stored.comment.published)}"


def _date(date: PublicationDate) -> str:
    if date.instant is None:
        return "no date"
    if date.precision is DatePrecision.SECOND:
        return f"{date.instant.replace(tzinfo=None).isoformat(sep=' ')[:16]} UTC"
    return known_date(date) or f"before {date.instant.isoformat()[:10]}"


def _edge(entry: Entry) -> Iterator[str]:
    if entry.missing_parent:
        yield "answers a comment that is missing"
    if entry.edge.answers_article:
        yield "answers the post"
    if entry.parent is not None and entry.edge.source in _HOW:
        yield f"answers {entry.parent + 1} {_HOW[entry.edge.source]}"


def _about(stored: StoredComment, post_author: str) -> Iterator[str]:
    comment = stored.comment
    if comment.kind is CommentKind.COMMENT and is_post_author(comment, post_author):
        yield "by the author of the post"
    if stored.gone:
        yield f"gone since {stored.gone}"
    for name, address in (("address", comment.permalink), ("author's page", comment.author_url)):
        if link := safe_link(public_address(address)):
            yield linked(name, link).translate(PLAIN)


def _notes(notes: Sequence[str]) -> Iterator[str]:
    if notes:
        yield f"{' · '.join(notes)}\n"


def _quoted(markdown: str) -> Iterator[str]:
    if markdown:
        yield "".join(f"> {line}\n" if line else ">\n" for line in visible(markdown).split("\n"))
