"""Blogger: the lists of its first templates and the threads of the later ones."""

import re

from bs4 import Tag

from tui.model.dates import UNDATED
from tui.sources.pages.html.dates import written_date
from tui.sources.pages.html.discussion import CommentElement, Discussion, FoundComment, comment_elements
from tui.sources.pages.html.document import web_address
from tui.sources.pages.html.engines.engine import Engine
from tui.sources.pages.html.signed import signed_comment
from tui.sources.pages.html.tags import Tags, attribute, line_of, markup_in
from tui.sources.pages.html.template import Template

NUMBER = re.compile(r"c(\d{5,20})")


def blogger_comments(page: Tags) -> Discussion:
    """Give the comments ``#c123…``; in threads an answer lies in the one it answers."""
    items = [tag for tag in page.all("li") if NUMBER.fullmatch(attribute(tag, "id"))]
    if not items:
        return _in_a_list(page)
    elements = comment_elements(items)
    comments = tuple(_in_a_thread(each) for each in elements)
    return Discussion(comments, True, frozenset(map(id, items)))


def _in_a_thread(each: CommentElement) -> FoundComment:
    author = each.own.first(".user", "cite")
    content = each.own.first(".comment-content")
    return FoundComment(
        body=markup_in(content if content is not None else each.tag, each.answers),
        number=attribute(each.tag, "id")[1:],
        parent=attribute(each.around, "id")[1:],
        author=line_of(author),
        author_url=_link_in(author),
        published=written_date(line_of(each.own.first(".datetime", ".comment-timestamp"))),
    )


def _in_a_list(page: Tags) -> Discussion:
    """Read a list of definitions: who, what, and a line with the time."""
    comments: list[FoundComment] = []
    elements: set[int] = set()
    for term in page.all("dt.comment-author", "dt"):
        names = [attribute(term, "id"), *(attribute(link, "name") for link in term.find_all("a", limit=3))]
        number = next((match[1] for name in names if (match := NUMBER.fullmatch(name))), "")
        if not number:
            continue
        body, footer = _definitions_of(term)
        elements.update(id(tag) for tag in (term, body, footer) if tag is not None)
        comments.append(
            FoundComment(
                body=markup_in(body) if body is not None else "",
                number=number,
                author=signed_comment(line_of(term)).author or line_of(term),
                author_url=_link_in(term),
                published=written_date(line_of(footer)) if footer is not None else UNDATED,
            )
        )
    return Discussion(tuple(comments), False, frozenset(elements))


def _definitions_of(term: Tag) -> tuple[Tag | None, Tag | None]:
    """Give the body and the footer that follow a name in its list."""
    found: list[Tag] = []
    following = term.find_next_sibling()
    while isinstance(following, Tag) and following.name == "dd" and len(found) < 2:
        found.append(following)
        following = following.find_next_sibling()
    return (found[0] if found else None), (found[1] if len(found) > 1 else None)


def _link_in(author: Tag | None) -> str:
    links = author.find_all("a", limit=3) if author is not None else []
    return next(filter(None, (web_address(attribute(link, "href")) for link in links)), "")


BLOGGER = Engine(
    generator="blogger",
    marks=(".post-outer", ".blog-posts", "#comments-block", ".comment-thread", ".date-outer"),
    template=Template(
        post=("div.post", ".hentry"),
        title=(".post-title",),
        body=(".post-body",),
        author=(".post-author", ".author"),
        published=(".published", "time"),
        footer=(".post-footer-line-1", ".post-footer"),
        day=(".date-header",),
    ),
    discussion=blogger_comments,
)
