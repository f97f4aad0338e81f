"""The elements of an export and the text in them."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from functools import lru_cache

from lxml import etree

from tui.sources.foreign_xml import parser_of

EXPORT = re.compile(r"\{https?://wordpress\.org/export/[^}]*?(excerpt/)?\}")
PREFIXES = {
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "excerpt": "http://wordpress.org/export/1.2/excerpt/",
    "wfw": "http://wellformedweb.org/CommentAPI/",
    "wp": "http://wordpress.org/export/1.2/",
}
"""What the prefixes of an export mean where the file forgot to say it."""
DECLARED_PREFIX = re.compile(
    r"""\bxmlns:([A-Za-z_][\w.-]{0,40})\s*=\s*(?:"([^"<&]{0,500})"|'([^'<&]{0,500})')"""
)


def declared_prefixes(text: str) -> dict[str, str]:
    """Give the namespaces that the tags of a text declare, together with those every export uses."""
    found = {name: double or single for name, double, single in DECLARED_PREFIX.findall(text)}
    # Names that begin with xml belong to XML itself.
    return PREFIXES | {name: found[name] for name in found if found[name] and not name.startswith("xml")}


def parse_markup(text: str, prefixes: Mapping[str, str], *, recover: bool) -> etree._Element | None:
    """Parse elements that stand side by side and give an element around them, ``None`` where nothing is left.

    Nothing outside the text is ever read, and no entity expanded: the text has no document type to declare
    one. Raises ``etree.XMLSyntaxError`` for ill-formed text, unless it is to be recovered.
    """
    declarations = "".join(f' xmlns:{name}="{address}"' for name, address in prefixes.items())
    return etree.fromstring(f"<rss{declarations}>{text}</rss>".encode(), parser_of(recover=recover))


@dataclass(frozen=True, slots=True)
class Fields:
    """The children of an element by their usual names, such as ``wp:post_id``."""

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
        for child in self.children.get(name, ()):
            if text := text_of(child):
                return text
        return ""

    def line(self, name: str) -> str:
        """Give the same on one line."""
        return " ".join(self.text(name).split())

    def markup(self, name: str) -> str:
        """Give the same for a body that may have been written as elements instead of as text."""
        return next((text for child in self.all(name) if (text := markup_of(child))), "")


@lru_cache(maxsize=1024)
def usual_name(tag: str) -> str:
    """Give the name that an element has in most exports, whatever version and prefix this one has."""
    local = tag.rpartition("}")[2]
    export = EXPORT.match(tag)
    if export:
        return f"excerpt:{local}" if export[1] else f"wp:{local}"
    prefix = next((name for name, address in PREFIXES.items() if tag.startswith(f"{{{address}}}")), "")
    return f"{prefix}:{local}" if prefix else local


def text_of(element: etree._Element) -> str:
    """Give all text in an element as one, without white space around it, in normal form C."""
    # Nearly every field is one plain text, and there are a dozen in each of a million comments.
    text = "".join(_texts(element)).strip() if len(element) else (element.text or "").strip()
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def markup_of(element: etree._Element) -> str:
    """Give what is in an element: its text, or its text and elements as markup where it has elements."""
    if not len(element):
        return text_of(element)
    return unicodedata.normalize("NFC", "".join([element.text or "", *map(_serialized, element)]).strip())


def _serialized(element: etree._Element) -> str:
    """Write an element with what follows it, without the namespaces of the export, which its copy leaves."""
    if isinstance(element, etree._Entity):  # a reference to an entity that nothing declares
        return f"{element.text}{element.tail or ''}"
    alone = deepcopy(element)
    etree.cleanup_namespaces(alone)
    return etree.tostring(alone, encoding="unicode", method="html", with_tail=True)


def _texts(element: etree._Element) -> Iterator[str]:
    return (text for text in element.itertext() if isinstance(text, str))
