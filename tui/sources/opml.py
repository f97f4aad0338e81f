"""Lists of subscriptions, as blog readers exchange them (OPML 1.0 and 2.0), read and written."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from lxml import etree

from tui.content.charset import decode
from tui.model.errors import SourceRefused, SourceUnknown
from tui.sources.feeds.document import decoded, understandable
from tui.sources.feeds.mending import mend_markup
from tui.sources.feeds.xml_tree import local_name, tree_of
from tui.sources.member import Member
from tui.sources.members import opened_members
from tui.sources.unpacking import Damaged

LARGEST = 16 * 1024 * 1024
MOST = 10_000
_BEGINNING = 64 * 1024
_LONGEST_PROLOG = 4096
_ROOT = re.compile(r"<opml[\s>]", re.IGNORECASE)
_FEED_SCHEME = re.compile(r"feed:(?://(?=[^/]))?(?=\w)", re.IGNORECASE)
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Subscription:
    """One blog on a list."""

    title: str = ""
    """On one line; may be empty."""
    feed: str = ""
    """The address of its feed as it is written; it need not be one of the web."""
    page: str = ""
    """The address of the blog itself."""

    @property
    def address(self) -> str:
        """What to read it by: its feed, else the blog itself."""
        return self.feed or self.page

    @property
    def is_on_the_web(self) -> bool:
        """Whether that is an address of the web: a list that comes from elsewhere names no file of ours."""
        try:
            return urlsplit(self.address).scheme in ("http", "https")
        except ValueError:
            return False


def looks_like_opml(beginning: bytes) -> bool:
    """Say whether the first bytes of a file are those of a list of subscriptions."""
    prolog = decode(beginning)[0].lstrip("\ufeff \t\r\n")[:_LONGEST_PROLOG]
    return prolog.startswith("<") and bool(_ROOT.search(prolog))


def read_subscriptions(path: Path) -> list[Subscription] | None:
    """Give what a file lists, each address once and in its order, ``None`` for a file of another kind.

    What is ill-formed is read as far as it can be understood. Raises ``SourceRefused`` for a file that cannot
    be read, and ``SourceUnknown`` for a list that is too long, declares entities, or names nothing.
    """
    data = _bytes(path)
    if data is None:
        return None
    if len(data) > LARGEST:
        raise SourceUnknown(f"{path} is larger than 16 MiB, which no list of subscriptions is.")
    found: dict[str, Subscription] = {}
    try:
        for each in _subscriptions(decoded(data)):
            found.setdefault(each.address, each)
    except SourceUnknown as error:
        raise SourceUnknown(f"{path} {error}.") from error
    if not found:
        raise SourceUnknown(f"{path} is a list of subscriptions (OPML) without any.")
    if len(found) > MOST:
        raise SourceUnknown(f"{path} lists {len(found):,} subscriptions; at most {MOST:,} are read.")
    return list(found.values())


def write_opml(subscriptions: Iterable[Subscription]) -> str:
    """Write a list that other readers of blogs understand, in ASCII."""
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = "Subscriptions of vowe-tui"
    body = etree.SubElement(root, "body")
    for each in subscriptions:
        title = each.title or each.address
        told = {"type": "rss" if each.feed else "link", "text": title, "title": title}
        told |= {"xmlUrl": each.feed, "htmlUrl": each.page, "url": "" if each.feed else each.page}
        outline = etree.SubElement(body, "outline")
        for name, value in told.items():
            if value:
                outline.set(name, _NOT_IN_XML.sub("", value))
    written = etree.tostring(root, encoding="us-ascii", xml_declaration=False, pretty_print=True)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{written.decode("ascii")}'


def _bytes(path: Path) -> bytes | None:
    """Give the bytes of a list and at most one beyond the largest, ``None`` where it is none."""
    with opened_members(path) as members:
        member = next(iter(members), None)
        if not isinstance(member, Member) or not member.is_alone:
            return None
        try:
            is_list = looks_like_opml(member.beginning(_BEGINNING))
            return member.read(LARGEST) if is_list else None
        except Damaged as error:
            raise SourceRefused(f"{path} {error.strerror}.") from error
        except OSError as error:
            raise SourceRefused(
                f"{path} cannot be read ({error.strerror}); check its permissions."
            ) from error


def _subscriptions(text: str) -> Iterator[Subscription]:
    text = understandable(text)
    root = tree_of(text, recover=False)
    if root is None:
        root = tree_of(mend_markup(text[max(text.find("<"), 0) :]), recover=True)
    for element in [] if root is None else root.iter(etree.Element):
        if local_name(element) == "outline" and (found := _subscription(element)).address:
            yield found


def _subscription(outline: etree._Element) -> Subscription:
    told = {str(name).lower(): " ".join(str(value).split()) for name, value in outline.attrib.items()}
    kind = told.get("type", "").lower()
    is_feed = kind in ("rss", "atom", "feed", "pie")
    feed = told.get("xmlurl", "") or (told.get("url", "") if is_feed else "")
    page = told.get("htmlurl", "") or (told.get("url", "") if kind in ("link", "blog") else "")
    return Subscription(told.get("title", "") or told.get("text", ""), _web(feed), _web(page))


def _web(address: str) -> str:
    """Give the address that one with the scheme ``feed`` stands for."""
    scheme = _FEED_SCHEME.match(address)
    if scheme is None:
        return address
    rest = address[scheme.end() :]
    return rest if "://" in rest else f"http://{rest}"
