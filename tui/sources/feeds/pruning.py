"""What a hostile feed could make feedparser slow with, taken out of the tree before."""

from collections import Counter

from lxml import etree

from tui.sources.feeds.xml_tree import bare_name

# feedparser takes quadratic time for addresses and dates in long texts, for lists, and for many of a kind.
_SHORT = frozenset(
    {"author", "creator", "email", "name", "publisher", "managingeditor", "webmaster", "owner"}
    | {"pubdate", "date", "published", "updated", "issued", "modified", "created", "lastbuilddate", "expired"}
    | {"expirationdate", "valid", "available", "dateaccepted", "contributor", "tags", "keywords"}
)
_UNREAD = frozenset({"point", "line", "polygon", "box", "pos", "poslist"})
_REPEATED = frozenset({"category", "subject", "link", "author", "contributor", "creator", "enclosure"})
_LONGEST_SHORT = 1000
_MOST_OF_A_KIND = 200
_MOST_ATTRIBUTES = 64
_MOST_ENTRIES = 50_000


def prune(root: etree._Element, entries: frozenset[str]) -> bool:
    """Shorten or remove what no feed needs, and say whether ``entries``, by their names, were among it."""
    found = 0
    kinds: Counter[tuple[etree._Element | None, str]] = Counter()
    removed = []
    for element in root.iter(etree.Element):
        name = bare_name(element.tag)
        if len(element.attrib) > _MOST_ATTRIBUTES:
            element.attrib.clear()
        if name in _SHORT:
            element.text = (element.text or "")[:_LONGEST_SHORT]
        is_too_many = False
        if name in _REPEATED:
            kind = element.getparent(), name
            kinds[kind] += 1
            is_too_many = kinds[kind] > _MOST_OF_A_KIND
        if name in entries:
            found += 1
            is_too_many = is_too_many or found > _MOST_ENTRIES
        if is_too_many or name in _UNREAD:
            removed.append(element)
    for element in removed:
        _remove(element)
    return found > _MOST_ENTRIES


def _remove(element: etree._Element) -> None:
    """Take an element out and leave the text that follows it."""
    parent, tail = element.getparent(), element.tail
    if parent is None:
        return
    before = element.getprevious()
    parent.remove(element)
    if tail and before is not None:
        before.tail = (before.tail or "") + tail
    elif tail:
        parent.text = (parent.text or "") + tail
