"""The elements of an entry under the names they usually have."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from functools import lru_cache

from lxml import etree

from tui.content.links import safe_link
from tui.content.plain_text import plain_text
from tui.model.post import BodyFormat

ATOM = "http://www.w3.org/2005/Atom"
PREFIXES = {
    "app": "http://purl.org/atom/app#",
    "blogger": "http://schemas.google.com/blogger/2018",
    "gd": "http://schemas.google.com/g/2005",
    "openSearch": "http://a9.com/-/spec/opensearchrss/1.0/",
    "thr": "http://purl.org/syndication/thread/1.0",
}
"""What the prefixes of a document mean where it forgot to say it."""
USUAL = {
    **{address: f"{prefix}:" for prefix, address in PREFIXES.items()},
    "http://www.w3.org/2007/app": "app:",
    "http://a9.com/-/spec/opensearch/1.1/": "openSearch:",
    ATOM: "",
    "": "",
}
DECLARED = re.compile(
    r"""\sxmlns(?::([A-Za-z_][\w.-]{0,40}))?\s*=\s*(?:"([^"<&]{0,500})"|'([^'<&]{0,500})')"""
)


def declared_namespaces(root_tag: str) -> dict[str, str]:
    """Give the namespaces that a root's tag declares, by prefix, with those every document uses."""
    found = {prefix: double or single for prefix, double, single in DECLARED.findall(root_tag)}
    # names that begin with xml belong to XML itself, and a prefix cannot be declared away
    told = {prefix: found[prefix] for prefix in found if found[prefix] and not prefix.startswith("xml")}
    return {"": ATOM, **PREFIXES, **told}


def parse_markup(text: str, namespaces: Mapping[str, str], *, recover: bool) -> etree._Element | None:
    """Parse elements that stand side by side and give an element around them, ``None`` where nothing is left.

    Nothing outside the text is read and no entity expanded: the text has no document type to declare one.
    Raises ``etree.XMLSyntaxError`` for ill-formed text, unless it is to be recovered.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=recover,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8",
    )
    declarations = "".join(
        f' xmlns:{prefix}="{address}"' if prefix else f' xmlns="{address}"'
        for prefix, address in namespaces.items()
    )
    return etree.fromstring(f"<feed{declarations}>{text}</feed>".encode("utf-8", "replace"), parser)


@lru_cache(maxsize=1024)
def usual_name(tag: str) -> str:
    """Give the name an element has in most documents, such as ``thr:total``; a foreign one keeps its own."""
    namespace, _, local = tag.removeprefix("{").rpartition("}")
    return f"{USUAL[namespace]}{local}" if namespace in USUAL else tag


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


def usual_local(element: etree._Element) -> str:
    """Give an element's name without its namespace, empty for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


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
