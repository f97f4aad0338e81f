"""Serendipity (s9y)."""

import re

from bs4 import Tag

from tui.model.dates import UNDATED
from tui.sources.pages.html.discussion import Discussion, FoundComment
from tui.sources.pages.html.document import web_address
from tui.sources.pages.html.engines.engine import Engine
from tui.sources.pages.html.signed import signed_comment
from tui.sources.pages.html.tags import Tags, attribute, line_of, markup_in, walk
from tui.sources.pages.html.template import Template, date_of

NUMBER = re.compile(r"(?:serendipity_comment_|c)(\d{1,18})")
LEVEL = re.compile(r"(?:^|\s)(?:serendipity_comment_?|comment)?-?(?:level|depth)[_-]?(\d{1,4})(?:\s|$)")
INDENT = re.compile(r"(?:margin|padding)-left:\s*(\d{1,5})(?:px|em|%)?")


def serendipity_comments(page: Tags) -> Discussion:
    """Give the comments; one that is indented further than the one before answers it."""
    comments: list[FoundComment] = []
    around: list[tuple[int, str]] = []
    tags = [tag for tag in page.all(".serendipity_comment") if not _lies_in_another(tag)]
    for place, tag in enumerate(tags, start=1):
        number, indent = _number(tag) or f"s{place}", _indent(tag)
        while around and around[-1][0] >= indent:
            around.pop()
        comments.append(_comment(tag, number, around[-1][1] if around else ""))
        around.append((indent, number))
    return Discussion(tuple(comments), any(each.parent for each in comments), frozenset(map(id, tags)))


def _lies_in_another(tag: Tag) -> bool:
    return tag.parent is not None and "serendipity_comment" in attribute(tag.parent, "class").split()


def _number(tag: Tag) -> str:
    before = tag.find_previous_sibling()
    names = [attribute(tag, "id")]
    names += [attribute(each, "id") or attribute(each, "name") for each in tag.find_all("a", limit=3)]
    names += [attribute(before, "id") or attribute(before, "name")] if isinstance(before, Tag) else []
    return next((match[1] for name in names if (match := NUMBER.fullmatch(name))), "")


def _indent(tag: Tag) -> int:
    match = LEVEL.search(attribute(tag, "class")) or INDENT.search(attribute(tag, "style"))
    return int(match[1]) if match else 0


def _comment(tag: Tag, number: str, parent: str) -> FoundComment:
    own = Tags(walk(tag))
    source = own.first(".serendipity_comment_source", ".comment_source")
    author = own.first(".comment_source_author", ".serendipity_comment_author")
    content = own.first(".serendipity_commentBody", ".comment_content")
    time = own.first("time", ".comment_source_ctime")
    signature = signed_comment(line_of(source))
    links = [web_address(attribute(link, "href")) for link in own.all("a.comment_source_url")]
    dates = [date for each in (time, source) if each is not None and (date := date_of(each)) != UNDATED]
    return FoundComment(
        body=markup_in(content) if content is not None else markup_in(tag, {id(source)} if source else ()),
        number=number,
        parent=parent,
        author=line_of(author) or signature.author,
        author_url=next(filter(None, links), ""),
        published=dates[0] if dates else signature.published,
    )


SERENDIPITY = Engine(
    generator="serendipity",
    marks=(".serendipity_entry", ".serendipity_comment", ".serendipity_Entry_Date"),
    template=Template(
        post=(".serendipity_entry",),
        title=(".serendipity_title",),
        body=(".serendipity_entry_body",),
        more=(".serendipity_entry_extended",),
        author=(".serendipity_entry_author", ".author"),
        published=("time", ".serendipity_entry_date"),
        categories=(".serendipity_entry_categories", ".category"),
        footer=(".serendipity_entryFooter",),
        day=(".serendipity_date",),
    ),
    discussion=serendipity_comments,
)
