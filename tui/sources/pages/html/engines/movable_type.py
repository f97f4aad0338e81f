"""Movable Type: the default templates of versions 2, 3 and 4, and what blogs made of them."""

import re
from collections.abc import Iterator

from bs4 import Tag

from tui.model.dates import UNDATED
from tui.sources.pages.html.discussion import Discussion, FoundComment, comment_elements
from tui.sources.pages.html.document import web_address
from tui.sources.pages.html.engines.engine import Engine
from tui.sources.pages.html.signed import signed_comment
from tui.sources.pages.html.tags import Tags, attribute, line_of, markup_in, walk
from tui.sources.pages.html.template import Template, date_of

NUMBER = re.compile(r"c(?:omment-)?(\d{1,18})")
LINK_TO_COMMENT = re.compile(r"#c(?:omment-)?(\d{1,18})$")
SIGNATURES = (".comments-post", ".comment-footer", ".comment-header", ".posted", ".byline")
MOST_LINES = 8
"""Lines of a comment that may be its signature: each is searched through, and one may lie in another."""
ENDS_COMMENTS = frozenset({"form", "h2", "h3"})


def movable_type_comments(page: Tags) -> Discussion:
    """Give the comments by their blocks, or by the anchors ``c0123`` before them.

    Only version 4 tells what a comment answers, by a link in the line with its author.
    """
    tags = [tag for tag in page.every("div", "li", "article") if NUMBER.fullmatch(attribute(tag, "id"))]
    blocks = tags or page.all(".comments-body")
    if not blocks:
        return _after_anchors(page)
    elements = comment_elements(blocks)
    found = (_in_block(each.tag, each.own, each.answers) for each in elements)
    # The box that held the form for a comment looks like one.
    comments = tuple(comment for comment in found if comment.body or comment.author)
    return Discussion(comments, any(comment.parent for comment in comments), frozenset(map(id, blocks)))


def _in_block(block: Tag, own: Tags, answers: frozenset[int]) -> FoundComment:
    anchors = [tag for tag in own.all("a") if NUMBER.fullmatch(attribute(tag, "name"))]
    names = [attribute(block, "id"), *(attribute(tag, "name") for tag in anchors)]
    number = next((match[1] for name in names if (match := NUMBER.fullmatch(name))), "")
    lines = own.every(*SIGNATURES)
    content = own.first(".comment-content", ".comment-body")
    body = (
        markup_in(content)
        if content is not None
        else markup_in(block, answers | {id(tag) for tag in [*lines, *anchors]})
    )
    return _signed_by(own, lines, body, number)


def _signed_by(own: Tags, lines: list[Tag], body: str, number: str) -> FoundComment:
    lines = lines[:MOST_LINES]
    signature = signed_comment(line_of(lines[0] if lines else None))
    author = next((tag for line in lines for tag in line.find_all(class_="author", limit=1)), None)
    links = [link for line in lines for link in line.find_all("a")]
    parents = [match[1] for link in links if (match := LINK_TO_COMMENT.search(attribute(link, "href")))]
    outward = [address for link in links if (address := web_address(attribute(link, "href")))]
    dates = [date for tag in own.every(".published", "abbr", "time") if (date := date_of(tag)) != UNDATED]
    return FoundComment(
        body=body,
        number=number,
        parent=next((parent for parent in parents if parent != number), ""),
        author=line_of(author) or signature.author,
        author_url=next((address for address in outward if not LINK_TO_COMMENT.search(address)), ""),
        published=dates[0] if dates else signature.published,
    )


def _after_anchors(page: Tags) -> Discussion:
    """Read comments that stand one after the other, each behind ``<a name="c0123">``."""
    comments: list[FoundComment] = []
    elements: set[int] = set()
    for anchor in page.all("a"):
        match = NUMBER.fullmatch(attribute(anchor, "name") or attribute(anchor, "id"))
        if match is None:
            continue
        parts = _until_signature(anchor)
        lines = [
            part for part in parts if set(attribute(part, "class").split()) & {"posted", "comments-post"}
        ]
        elements.update(map(id, parts))
        body = "\n".join(part.decode() for part in parts if not lines or part is not lines[0])
        own = Tags(tag for part in parts for tag in walk(part))
        comments.append(_signed_by(own, lines, body, match[1]))
    return Discussion(tuple(comments), False, frozenset(elements))


def _until_signature(anchor: Tag) -> list[Tag]:
    """Give the blocks behind an anchor up to the line that signs them."""
    parts: list[Tag] = []
    start = anchor if anchor.parent is None or anchor.parent.name != "p" else anchor.parent
    for sibling in _tags_from(start, anchor):
        another = sibling is not start and any(
            NUMBER.fullmatch(attribute(tag, "name")) for tag in [sibling, *sibling.find_all("a", limit=2)]
        )
        if another or sibling.name in ENDS_COMMENTS:
            break
        parts.append(sibling)
        if set(attribute(sibling, "class").split()) & {"posted", "comments-post"}:
            break
    return parts


def _tags_from(start: Tag, anchor: Tag) -> Iterator[Tag]:
    """Give the block that an anchor lies in, if any, and the blocks that follow."""
    if start is not anchor:
        yield start
    yield from (sibling for sibling in start.next_siblings if isinstance(sibling, Tag))


MOVABLE_TYPE = Engine(
    generator="movable type",
    marks=(".asset-body", ".blogbody", ".comments-body", ".entry-body", ".comments-head", "#comments-body"),
    template=Template(
        post=(".asset", ".entry", ".blogbody", ".hentry"),
        title=(".asset-name", "h3.title", ".entry-header", ".entry-title", ".title"),
        body=(".asset-body", ".entry-body", ".blogbody"),
        more=(".asset-more", ".entry-more"),
        author=(".vcard", ".author"),
        published=(".published", ".date"),
        categories=(".entry-categories", ".asset-categories"),
        footer=(".posted", ".asset-meta", ".entry-footer", ".entry-footer-info"),
        day=("h2.date", ".date-header"),
    ),
    discussion=movable_type_comments,
    numbers_posts=True,
)
