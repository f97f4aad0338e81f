"""How a text of foreign XML is parsed: nothing outside of it is ever read, and no entity expanded."""

from lxml import etree


def parser_of(*, recover: bool) -> etree.XMLParser:
    """Make a parser for text in UTF-8, strict or one that understands as much as it can."""
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=recover,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8",
    )
