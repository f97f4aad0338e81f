"""What an export says of the blog as a whole, before its first item."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from tui.content.plain_text import plain_text
from tui.model.blog import BlogFacts
from tui.model.post import BodyFormat
from tui.sources.exports.elements import Fields, declared_prefixes, parse_markup

CHANNEL_START = re.compile(r"<channel(?:\s[^<>]*)?>")


@dataclass(frozen=True, slots=True)
class Author:
    """One of a blog's users."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Channel:
    """An export's head."""

    facts: BlogFacts
    authors: Mapping[str, Author] = field(default_factory=dict)
    """The blog's users by their login; the first version of the format has none."""
    prefixes: Mapping[str, str] = field(default_factory=dict)


def parse_channel(text: str) -> Channel:
    """Read everything before the first item, as far as it is well-formed."""
    prefixes = declared_prefixes(text)
    start = CHANNEL_START.search(text)
    element = _parse(text[start.end() :], prefixes) if start else None
    fields = Fields() if element is None else Fields.of(element)
    facts = BlogFacts(
        name=plain_line(fields.line("title")),
        url=fields.line("wp:base_blog_url") or fields.line("link"),
        description=plain_line(fields.line("description")),
        language=fields.line("language"),
    )
    return Channel(facts, dict(_author(Fields.of(each)) for each in fields.all("wp:author")), prefixes)


def plain_line(html: str) -> str:
    """Give a title or name, which WordPress keeps as HTML, as one line of text."""
    text = plain_text(html, BodyFormat.HTML) if "<" in html or "&" in html else html
    return " ".join(text.split())


def _parse(text: str, prefixes: Mapping[str, str]) -> etree._Element | None:
    text = text.replace("</channel>", "").replace("</rss>", "")
    try:
        return parse_markup(text, prefixes, recover=True)
    except etree.XMLSyntaxError:
        return None


def _author(fields: Fields) -> tuple[str, Author]:
    login = fields.line("wp:author_login")
    name = plain_line(fields.line("wp:author_display_name"))
    return login, Author(fields.line("wp:author_id"), name or login)
