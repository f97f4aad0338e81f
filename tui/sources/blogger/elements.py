"""The elements of an entry under the names they usually have."""

import unicodedata
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from tui.content.links import safe_link
from tui.content.plain_text import plain_text
from tui.model.post import BodyFormat
from tui.sources.blogger.markup import usual_local, usual_name


@dataclass(frozen=True, slots=True)
class Fields:
    """The children of an element by their usual names."""

    children: Mapping[str, list[etree._Element]] = field(default_factory=dict)

    @classmethod
    def of(cls, element: etree._Element) -> "Fields":
        """Sort the children of an element by their names."""
        children: dict[str, list[etree._Element]] = {}
        for child in element:
            if isinstance(child.tag, str):
                children.setdefault(usual_name(child.tag), []).append(child)
        return cls(children)

    def all(self, name: str) -> list[etree._Element]:
        """Give every child of that name."""
        return self.children.get(name, [])

    def text(self, name: str) -> str:
        """Give the text of the first child of that name that has any, without white space around it."""
        return next((text for child in self.all(name) if (text := text_of(child))), "")

    def line(self, name: str) -> str:
        """Give the same on one line."""
        return " ".join(self.text(name).split())

    def inner(self, name: str) -> "Fields":
        """Give the children of the first child of that name."""
        return next((Fields.of(child) for child in self.all(name)), Fields())

    def title(self) -> str:
        """Give the title on one line without markup; its type says whether there is any (RFC 4287, 3.1)."""
        for element in self.all("title"):
            text = markup_of(element)
            if text:
                has_markup = element.get("type") in ("html", "xhtml")
                return " ".join((plain_text(text, BodyFormat.HTML) if has_markup else text).split())
        return ""

    def body(self) -> tuple[str, BodyFormat]:
        """Give the content, or the summary that a feed has in its place, and what kind of text it is.

        Only what calls itself text is text: a body without a type is HTML, as everything in Blogger is.
        """
        for element in [*self.all("content"), *self.all("summary")]:
            if text := markup_of(element):
                is_text = element.get("type") in ("text", "text/plain") and not len(element)
                return text, BodyFormat.TEXT if is_text else BodyFormat.HTML
        return "", BodyFormat.HTML

    def link(self, relation: str) -> str:
        """Give the web address of the first link of a relation, of several one to a web page."""
        links = [each for each in self.all("link") if each.get("rel", "alternate") == relation]
        links.sort(key=lambda each: each.get("type", "text/html") != "text/html")
        return next(filter(None, (web_address(each.get("href", "")) for each in links)), "")


def web_address(link: str) -> str:
    """Give a web address that may be followed, empty where there is none."""
    address = safe_link(link.strip()) or ""
    return address if address.startswith(("http://", "https://")) else ""


def text_of(element: etree._Element) -> str:
    """Give all text in an element as one, without white space around it, in normal form C."""
    return unicodedata.normalize("NFC", "".join(_texts(element)).strip())


def markup_of(element: etree._Element) -> str:
    """Give the text of an element, or its text and elements as markup where it has elements."""
    if not len(element):
        return text_of(element)
    children = list(element)
    if element.get("type") == "xhtml" and len(children) == 1 and usual_local(children[0]) == "div":
        return markup_of(children[0])  # the wrapper is no part of the content (RFC 4287, 3.1.1.3)
    return unicodedata.normalize("NFC", "".join([element.text or "", *map(_serialized, element)]).strip())


def _serialized(element: etree._Element) -> str:
    """Write an element with what follows it, without namespaces, which HTML does not know."""
    if isinstance(element, etree._Entity):  # a reference to an entity that nothing declares
        return f"{element.text}{element.tail or ''}"
    alone = deepcopy(element)
    for each in alone.iter(etree.Element):
        each.tag = usual_local(each)
    etree.cleanup_namespaces(alone)
    return etree.tostring(alone, encoding="unicode", method="html", with_tail=True)


def _texts(element: etree._Element) -> Iterator[str]:
    return (text for text in element.itertext() if isinstance(text, str))
