"""Text into the tree of a feed, or of a piece of one; nothing outside the text is ever read."""

from functools import lru_cache

from lxml import etree

from tui.model.errors import SourceUnknown
from tui.sources.foreign_xml import parser_of

ENTRIES = frozenset({"item", "entry"})


def local_name(element: etree._Element) -> str:
    """Give an element's name without its namespace, in lower case; empty for a comment."""
    tag = element.tag
    return bare_name(tag) if isinstance(tag, str) else ""


@lru_cache(maxsize=256)
def bare_name(tag: str) -> str:
    """Give a tag without its namespace, in lower case; of a feed with few tags each is looked at once."""
    return tag.rpartition("}")[2].lower()


def tree_of(text: str, *, recover: bool) -> etree._Element | None:
    """Parse XML strictly or as far as it can be understood; ``None`` where it cannot.

    Raises ``SourceUnknown`` with a predicate for what declares entities: those serve to blow a document up,
    and no feed needs them.
    """
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser_of(recover=recover))
    except etree.XMLSyntaxError:
        return None
    if root is not None and "<!ENTITY" in text and _declares_entities(root.getroottree(), text):
        raise SourceUnknown("declares entities of its own, which is not read because it can be an attack")
    return root


def _declares_entities(tree: etree._ElementTree, text: str) -> bool:
    if not tree.docinfo.doctype:  # type: ignore[attr-defined]  # the stubs lack it
        return False
    # To look into a document type copies it, which takes minutes where a megabyte of attributes is declared.
    if "<!ATTLIST" in text:
        return True
    declared = tree.docinfo.internalDTD
    return declared is not None and bool(declared.entities())  # type: ignore[attr-defined]  # the stubs lack it
