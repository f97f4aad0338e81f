"""What feedparser loses of an entry: its id as written, and what answers what (RFC 4685)."""

from dataclasses import dataclass
from urllib.parse import urljoin

from lxml import etree

from tui.sources.feeds.entry import Answered
from tui.sources.feeds.xml_tree import ENTRIES, local_name

THREADING = "http://purl.org/syndication/thread/1.0"
PLACES = "urn:vowe-tui:place"
PLACE = "place"
"""An element, and the prefix of its name, that numbers the entries for feedparser."""
PLACE_TAG = f"{{{PLACES}}}{PLACE}"
_ANSWERED, _TOTAL, _COUNT = (f"{{{THREADING}}}{name}" for name in ("in-reply-to", "total", "count"))
_BASE = "{http://www.w3.org/XML/1998/namespace}base"


@dataclass(frozen=True, slots=True)
class Extensions:
    """What the tree says of one entry."""

    id: str = ""
    """As written: feedparser takes an id for an address and resolves it."""
    answered: tuple[Answered, ...] = ()
    total: int | None = None


def number_entries(root: etree._Element, address: str) -> list[Extensions]:
    """Read the extensions of each entry and write its number into it, by which feedparser's is found.

    Positions would not do: feedparser counts entries in ways of its own.
    """
    found: list[Extensions] = []
    for element in [each for each in root.iter(etree.Element) if local_name(each) in ENTRIES]:
        place = etree.Element(PLACE_TAG, nsmap={PLACE: PLACES})
        place.text = str(len(found))
        found.append(_extensions(element, address))
        element.insert(0, place)
    return found


def _extensions(entry: etree._Element, address: str) -> Extensions:
    id, answered = "", []
    counts: list[int | None] = []
    for child in entry:
        name = local_name(child)
        if name in ("id", "guid"):
            id = id or (child.text or "").strip()
        elif child.tag == _ANSWERED:
            href = child.get("href", "").strip()
            answered.append(Answered(child.get("ref", "").strip(), _resolved(child, href, address)))
        elif child.tag == _TOTAL:
            counts.insert(0, count_of(child.text or ""))
        elif name == "link" and child.get("rel") == "replies":
            counts.append(count_of(child.get(_COUNT, "")))
    total = next((count for count in counts if count is not None), None)
    return Extensions(id, tuple(answered), total)


def count_of(written: str) -> int | None:
    """Read a number of comments, ``None`` where there is none."""
    written = written.strip()
    return int(written) if written.isascii() and written.isdigit() and len(written) < 10 else None


def _resolved(element: etree._Element, link: str, address: str) -> str:
    bases = [each.get(_BASE, "") for each in (element, *element.iterancestors())]
    try:
        for base in reversed(bases):
            address = urljoin(address, base)
        return urljoin(address, link) if link else ""
    except ValueError:
        return ""
