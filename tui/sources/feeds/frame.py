"""What stands around the entries of a feed and says something of them: its tags, author and program."""

import re
from dataclasses import dataclass

from lxml import etree

from tui.model.errors import SourceUnknown
from tui.sources.feeds.document import ROOTS
from tui.sources.feeds.mending import mend_markup
from tui.sources.feeds.xml_tree import local_name, tree_of

LONGEST_FACT = 8 * 1024
"""How long an element may be: the list of contents of RSS 1.0 is as long as the feed and read by nobody."""
MOST_FACTS = 64
_PLACE = "urn:vowe-tui:entries"
_PLACED = re.compile(rf'<[^<>]*{_PLACE}"(?:/>|></[^<>]*>)')
"""It has an end tag of its own where the document type is that of XHTML."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The beginning and the end of a feed, without its entries."""

    before: str
    after: str
    mended: bool = False
    """Whether the beginning is ill-formed as it stands in the feed."""

    @property
    def empty(self) -> str:
        """A feed that says the same of the blog and has no entries."""
        return self.before + self.after


def frame_of(head: str) -> Frame:
    """Close what the text before the first entry opens.

    Raises ``SourceUnknown`` with a predicate where that is empty, no feed, or declares entities.
    """
    if not head.strip():
        raise SourceUnknown("is empty")
    for in_channel in (True, False):
        frame = _around(head, in_channel=in_channel)
        if frame and any(tree_of(head + end, recover=False) is not None for end in (frame.after, "")):
            return frame
    frame = _around(mend_markup(head[max(head.find("<"), 0) :]), in_channel=True)
    if frame is None:
        raise SourceUnknown("is no feed (RSS, Atom or JSON Feed)")
    return Frame(frame.before, frame.after, mended=True)


def _around(head: str, *, in_channel: bool) -> Frame | None:
    """Close what is open where the entries stand in the channel, as in RSS 2.0, or behind it."""
    root = tree_of(head, recover=True)
    if root is None or local_name(root) not in ROOTS:
        return None
    channel = next((child for child in root if local_name(child) == "channel"), None)
    for parent in (root, channel):
        _keep_what_is_short(parent)
    is_behind = channel is None or not in_channel or local_name(root) != "rss"
    etree.SubElement(root if channel is None or is_behind else channel, f"{{{_PLACE}}}entries")
    before, after = _PLACED.split(etree.tostring(root, encoding="unicode"), maxsplit=1)
    return Frame(before, after)


def _keep_what_is_short(parent: etree._Element | None) -> None:
    for number, child in enumerate([] if parent is None else list(parent)):
        is_long = len(etree.tostring(child)) > LONGEST_FACT or number >= MOST_FACTS
        if is_long and local_name(child) != "channel" and parent is not None:
            parent.remove(child)
