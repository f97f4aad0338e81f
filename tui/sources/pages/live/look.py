"""A page of the web as what it is, and where it leads."""

import re
from dataclasses import dataclass, replace

from tui.content.charset import decode
from tui.content.links import safe_link
from tui.model.blog import BlogFacts
from tui.sources.http_answer import Answer
from tui.sources.pages.html.document import Document, declared_charset, parse_document
from tui.sources.pages.html.page import ListPage, PostPage, TextPage, read_page
from tui.sources.pages.html.saved_files import LARGEST_PAGE
from tui.sources.pages.html.tags import Tags, attribute, line_of
from tui.sources.pages.live.links import linked_pages
from tui.sources.pages.live.scope import Scope, bare

CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
ADDRESSES = {"a": "href", "area": "href", "link": "href", "img": "src"}


@dataclass(frozen=True, slots=True)
class Look:
    """What one page shows."""

    address: str
    """Where it came from, after redirects."""
    page: PostPage | ListPage | TextPage | None
    links: tuple[str, ...]
    """The pages of the blog that it links."""
    facts: BlogFacts

    @property
    def links_bare(self) -> frozenset[str]:
        """The links without what tells no pages apart."""
        return frozenset(map(bare, self.links))


def look_at(answer: Answer, scope: Scope) -> Look | None:
    """Read an answer, ``None`` where it is no web page."""
    is_page = not answer.content_type or answer.content_type.endswith(("html", "html+xml", "xhtml+xml"))
    if not is_page or len(answer.body) > LARGEST_PAGE:
        return None
    document = parse_document(_in_utf8(answer))
    if document is None:
        return None
    document = replace(document, address=answer.url)
    _resolve(document.tags, _base(document))
    return Look(answer.url, read_page(document), linked_pages(document, scope), _facts(document, scope))


def _in_utf8(answer: Answer) -> bytes:
    """Give a page in UTF-8 with its mark, which goes before what the page says of itself.

    The charset of the header goes before that of the page (RFC 9110, 8.3.2; WHATWG HTML, 13.2.3.2).
    """
    header = CHARSET.search(answer.headers.get("content-type", ""))
    text, _ = decode(answer.body, header[1] if header else declared_charset(answer.body))
    return b"\xef\xbb\xbf" + text.encode("utf-8", "replace")


def _base(document: Document) -> str:
    told = attribute(document.tags.first("base"), "href")
    return (safe_link(told, document.address) if told else None) or document.address


def _resolve(tags: Tags, base: str) -> None:
    """Make the addresses in a page absolute; places on the page itself stay as they are."""
    for name, attribute_name in ADDRESSES.items():
        for tag in tags.all(name):
            told = attribute(tag, attribute_name)
            resolved = safe_link(told, base) if told and not told.startswith("#") else None
            if resolved:
                tag[attribute_name] = resolved


def _facts(document: Document, scope: Scope) -> BlogFacts:
    title = line_of(document.tags.first("title")) if scope.is_home(document.address) else ""
    return BlogFacts(
        name=document.meta("og:site_name") or title,
        url=scope.home,
        description=document.meta("description", "og:description"),
        language=attribute(document.tags.first("html"), "lang"),
    )
