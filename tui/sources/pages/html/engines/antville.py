"""Antville and its descendants, such as twoday.net and blogger.de."""

import re

from bs4 import Tag

from tui.sources.pages.html.discussion import Discussion, FoundComment, comment_elements
from tui.sources.pages.html.document import web_address
from tui.sources.pages.html.engines.engine import Engine
from tui.sources.pages.html.signed import signed_comment
from tui.sources.pages.html.tags import Tags, attribute, line_of, markup_in
from tui.sources.pages.html.template import Template

NUMBER = re.compile(r"(?:comment)?-?(\d{1,18})")
LEVEL = re.compile(r"(?:^|\s)level-?(\d{1,4})(?:\s|$)")
HEADER = (".commentHeader", ".commentDate", ".header", ".commentTitle")


def antville_comments(page: Tags) -> Discussion:
    """Give comments and replies; a reply lies in what it answers, follows it, or has a deeper level."""
    tags = page.every(".comment", ".reply")
    comments: list[FoundComment] = []
    around: list[tuple[int, str]] = []
    numbers: dict[int, str] = {}
    for place, each in enumerate(comment_elements(tags), start=1):
        number = numbers[id(each.tag)] = _number(each.tag, each.own) or f"a{place}"
        level = _level(each.tag)
        while around and around[-1][0] >= level:
            around.pop()
        parent = numbers.get(id(each.around), "") or (around[-1][1] if around else "")
        around.append((level, number))
        comments.append(_comment(each.tag, each.own, each.answers, number, parent))
    return Discussion(tuple(comments), bool(comments), frozenset(map(id, tags)))


def _number(tag: Tag, own: Tags) -> str:
    names = [
        attribute(tag, "id"),
        *(attribute(link, "name") or attribute(link, "id") for link in own.all("a")[:3]),
    ]
    before = tag.find_previous_sibling()
    if isinstance(before, Tag) and before.name == "a":
        names.append(attribute(before, "name") or attribute(before, "id"))
    return next((match[1] for name in names if (match := NUMBER.fullmatch(name))), "")


def _level(tag: Tag) -> int:
    match = LEVEL.search(attribute(tag, "class"))
    if match:
        return int(match[1])
    return int("reply" in attribute(tag, "class").split())


def _comment(tag: Tag, own: Tags, answers: frozenset[int], number: str, parent: str) -> FoundComment:
    header = own.first(*HEADER)
    signature = signed_comment(line_of(header))
    content = own.first(".commentText", ".text", ".content")
    author = own.first(".author", "b") if header is not None else own.first(".author")
    links = header.find_all("a", limit=4) if header is not None else []
    about = frozenset(id(each) for each in own.every(*HEADER, ".commentLinks", ".footer"))
    return FoundComment(
        body=markup_in(content) if content is not None else markup_in(tag, answers | about),
        number=number,
        parent=parent,
        author=line_of(author) or signature.author,
        author_url=next(filter(None, (web_address(attribute(link, "href")) for link in links)), ""),
        published=signature.published,
    )


ANTVILLE = Engine(
    generator="antville",
    marks=(".storyTitle", ".storyBody", ".storyDate", ".commentTitle"),
    template=Template(
        post=("div.story", ".storyBody"),
        title=(".storyTitle",),
        body=(".storyText", ".storyBody"),
        author=(".storyAuthor",),
        published=(".storyDate", ".dayHeader"),
        footer=(".storyDate", ".storyFooter"),
        day=(".dayHeader",),
    ),
    discussion=antville_comments,
)
