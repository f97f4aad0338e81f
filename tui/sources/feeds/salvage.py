"""The entries of an ill-formed feed one by one, so that what is broken in one costs nothing of the others."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from xml.sax.saxutils import quoteattr

from lxml import etree

from tui.sources.feeds.xml_tree import ENTRIES, local_name, tree_of

TOKEN = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|(<(?:[\w.-]{1,40}:)?(?:item|entry)[\s>])", re.DOTALL | re.I
)
ENTRY_END = re.compile(r"</(?:[\w.-]{1,40}:)?(?:item|entry)\s{0,9}>", re.IGNORECASE)
END = re.compile(r"</(?:[\w.-]{1,40}:)?(rss|feed|rdf|channel)\s{0,9}>", re.IGNORECASE)
TELLING = frozenset({"id", "guid", "link"})
"""What names an entry; without any of these it would be stored once more under another key."""
MOST_ENTRIES = 20_000
CUT_OFF = "The file ends too early; what followed is missing."


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What could be understood of an ill-formed feed."""

    root: etree._Element
    entries: int
    """How many begin in the text."""
    lost: int
    """How many of them cannot be read, as far as that is known: of what followed the end nothing is."""
    is_cut: bool
    """Whether the text ends before the feed does."""

    @property
    def loss(self) -> str:
        """Say in a sentence what is lost, empty where nothing is known to be."""
        return CUT_OFF if self.is_cut else loss_of(self.lost, self.entries)


def loss_of(lost: int, entries: int) -> str:
    """Say how many entries of a feed are lost, empty where none is."""
    return f"Of its {entries} entries {lost} cannot be read." if lost > 0 else ""


def salvage(text: str, root: etree._Element) -> Salvaged:
    """Give the tree with all entries that can be understood, and what is lost.

    ``root`` is what a forgiving parser made of ``text``: where a tag has no end it takes what follows to be
    in it.
    """
    starts = [token.start() for token in TOKEN.finditer(text) if token[1]]
    found = len(_outermost(root))
    if len(starts) > found and len(starts) <= MOST_ENTRIES:
        singly = _entries(text, starts, root.nsmap)
        if len(singly) >= found:
            root, found = _with_entries(text[: starts[0]], singly, root), len(singly)
    is_cut = not any(local_name(root) == end.lower() for end in END.findall(text))
    lost = max(0, len(starts) - min(found, len(ENTRY_END.findall(text))))
    return Salvaged(root, len(starts), lost, is_cut)


def _outermost(root: etree._Element) -> list[etree._Element]:
    """Give the entries that do not stand in another one, which has lost its end then."""
    every = [element for element in root.iter(etree.Element) if local_name(element) in ENTRIES]
    return [each for each in every if not any(local_name(outer) in ENTRIES for outer in each.iterancestors())]


def _entries(text: str, starts: Sequence[int], names: Mapping[str | None, str]) -> list[etree._Element]:
    declared = "".join(f" xmlns{f':{name}' if name else ''}={quoteattr(names[name])}" for name in names)
    entries = (_entry(text[start:end], declared) for start, end in pairwise([*starts, len(text)]))
    return [entry for entry in entries if entry is not None]


def _entry(text: str, declared: str) -> etree._Element | None:
    """Parse what stands from the beginning of one entry to that of the next one."""
    ends = [found.end() for found in ENTRY_END.finditer(text)]
    if not ends:
        return None
    alone = f"<feed{declared}>{text[: ends[-1]]}</feed>"
    tree = tree_of(alone, recover=False)
    if tree is None:
        tree = tree_of(alone, recover=True)
    entry = tree[0] if tree is not None and len(tree) else None
    return entry if entry is not None and any(local_name(child) in TELLING for child in entry) else None


def _with_entries(head: str, entries: Sequence[etree._Element], root: etree._Element) -> etree._Element:
    """Give the tree of what stands before the entries, and put these into it."""
    tree = tree_of(head, recover=True)
    if tree is None:
        tree = etree.Element(root.tag)
    channel = next((child for child in tree if local_name(child) == "channel"), None)
    place = tree if channel is None or local_name(tree) != "rss" else channel
    place.extend(entries)
    return tree
