"""An entry of an export as a post."""

import csv
from collections.abc import Iterator, Mapping

from tui.content.excerpt import title_from
from tui.content.plain_text import plain_text
from tui.model.post import BodyFormat, Post, PostStatus
from tui.sources.exports.channel import plain_line
from tui.sources.exports.movabletype.bodies import body_in_format
from tui.sources.exports.movabletype.dates import wall_clock_date
from tui.sources.exports.movabletype.head import Head
from tui.sources.exports.posts import TOLD_CHARACTERS, digest

STATUSES = {
    "": PostStatus.PUBLISHED,
    "publish": PostStatus.PUBLISHED,
    "draft": PostStatus.DRAFT,
    "review": PostStatus.PENDING,
    "future": PostStatus.FUTURE,
    "spam": PostStatus.TRASH,
}
COMMENTS_OPEN = {"0": False, "1": True, "2": False}


def parse_post(head: Head, texts: Mapping[str, str]) -> Post:
    """Read an entry from its head and the texts of its sections; an unknown status means private."""
    convert_breaks = head.value("CONVERT BREAKS")
    pieces = [texts.get("BODY", "") or head.body, texts.get("EXTENDED BODY", "")]
    text = "\n\n".join(piece for piece in pieces if piece)
    body, body_format = body_in_format(text, convert_breaks)
    title = plain_line(head.value("TITLE"))
    return Post(
        key=_key(head, text),
        title=title or title_from(plain_text(body, body_format)),
        title_generated=not title,
        body=body,
        body_format=body_format,
        author=plain_line(head.value("AUTHOR")),
        published=wall_clock_date(head.value("DATE")),
        excerpt=plain_text(texts.get("EXCERPT", ""), BodyFormat.HTML),
        permalink=head.value("UNIQUE URL"),
        slug=head.value("BASENAME"),
        categories=_categories(head),
        tags=tuple(dict.fromkeys(_tags(head, texts.get("KEYWORDS", "")))),
        status=STATUSES.get(head.value("STATUS").lower(), PostStatus.PRIVATE),
        comments_open=COMMENTS_OPEN.get(head.value("ALLOW COMMENTS")),
    )


def _key(head: Head, text: str) -> str:
    """Name a post, as the format has no ids, by a hash over its address, else its date and its own name.

    Its own name is its basename, else its title, else the first 200 characters of its body.
    """
    name = head.value("BASENAME") or head.value("TITLE") or text[:TOLD_CHARACTERS]
    return f"mt:{digest(head.value('UNIQUE URL') or chr(0).join([head.value('DATE'), name]))}"


def _categories(head: Head) -> tuple[str, ...]:
    """Give the categories once, the primary one first although most files repeat it."""
    names = (plain_line(name) for name in [*head.all("PRIMARY CATEGORY"), *head.all("CATEGORY")])
    return tuple(dict.fromkeys(name for name in names if name))


def _tags(head: Head, keywords: str) -> Iterator[str]:
    """Give the tags; versions that had none yet used keywords as such."""
    lines = head.all("TAGS") or keywords.split("\n")
    for line in lines:
        try:
            names = next(csv.reader([line], skipinitialspace=True), [])
        except csv.Error:  # a field of more than 128 KiB, or a stray carriage return
            names = line.split(",")
        yield from (name.strip() for name in names if name.strip())
