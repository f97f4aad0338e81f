"""The markup of a document: its namespaces, and a parser that reads nothing outside of it."""

import re
from collections.abc import Mapping
from functools import lru_cache

from lxml import etree

from tui.sources.foreign_xml import parser_of

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
    declarations = "".join(
        f' xmlns:{prefix}="{address}"' if prefix else f' xmlns="{address}"'
        for prefix, address in namespaces.items()
    )
    return etree.fromstring(
        f"<feed{declarations}>{text}</feed>".encode("utf-8", "replace"), parser_of(recover=recover)
    )


@lru_cache(maxsize=1024)
def usual_name(tag: str) -> str:
    """Give the name an element has in most documents, such as ``thr:total``; a foreign one keeps its own."""
    namespace, _, local = tag.removeprefix("{").rpartition("}")
    return f"{USUAL[namespace]}{local}" if namespace in USUAL else tag


def usual_local(element: etree._Element) -> str:
    """Give an element's name without its namespace, empty for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
