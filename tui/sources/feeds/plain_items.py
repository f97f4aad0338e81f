"""Items of RSS 2.0 as nearly all programs write them, read without what feedparser does for all the others.

Whatever is not exactly so is left to feedparser, so that both ways give the same entry.
"""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from lxml import etree

from tui.content.charset import has_controls
from tui.content.plain_text import plain_text
from tui.model.dates import UNDATED, PublicationDate
from tui.model.post import BodyFormat
from tui.sources.feeds.entry import Entry
from tui.sources.feeds.extensions import PLACE_TAG, Extensions, count_of
from tui.sources.feeds.links import web_address

_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
_COUNT = "{http://purl.org/rss/1.0/modules/slash/}comments"
_FEED = "{http://wellformedweb.org/CommentAPI/}commentRss"
_ONCE = frozenset(
    {"title", "link", "description", "guid", "pubDate", "comments", _CONTENT, _CREATOR, _COUNT, _FEED}
)
_ADDRESS = re.compile(
    r"https?://[\w.-]+(?::\d+)?(?:/[\w./~%+,=@-]*)?(?:\?[\w./~%+,=&-]+)?(?:#[\w./=-]+)?", re.ASCII
)
"""What resolving leaves as it is."""
_MAY_BE_MARKUP = re.compile(r"</\w+>|&#?\w+;")
_DATE = re.compile(
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\d\d?) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r" ([12]\d{3}) (\d\d):(\d\d):(\d\d) (?:GMT|([+-])(\d\d)(\d\d))"
)
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def take_plain_items(root: etree._Element, extensions: Sequence[Extensions]) -> dict[int, Entry]:
    """Take the plain items out of a feed whose entries are numbered, and give them by their numbers."""
    channel = root.find("channel") if root.tag == "rss" and root.get("version") == "2.0" else None
    found: dict[int, Entry] = {}
    for item in [] if channel is None else channel.findall("item"):
        place = count_of(item.findtext(PLACE_TAG, ""))
        entry = None if place is None else _plain_item(item, extensions[place])
        if channel is not None and place is not None and entry is not None:
            found[place] = entry
            channel.remove(item)
    return found


def _plain_item(item: etree._Element, extension: Extensions) -> Entry | None:
    """Read an item, ``None`` where it has anything that needs a closer look."""
    told: dict[str, str] = {}
    names: list[str] = []
    if item.attrib or (item.tail or "").strip():
        return None
    for child in item:
        tag = child.tag
        if tag == PLACE_TAG:
            continue
        text = _text(child)
        if text is None or not _is_bare(child):
            return None
        if tag == "category":
            names.append(text)
        elif tag in _ONCE and tag not in told:
            told[tag] = text
        else:
            return None
    published = _date(told.get("pubDate", ""))
    if published is None or not _is_plain(told):
        return None
    return _entry(told, names, extension, published)


def _text(child: etree._Element) -> str | None:
    """Give the text of an element without white space around it, ``None`` where its letters need a look."""
    text = (child.text or "").strip()
    if text.isascii():
        return text
    if has_controls(text):
        return None
    try:
        return text.encode("latin-1").decode()  # what was UTF-8 is taken for it once more
    except UnicodeError:
        return text


def _is_bare(child: etree._Element) -> bool:
    if len(child):
        return False
    names = child.keys()
    return not names or (child.tag == "guid" and names == ["isPermaLink"])


def _is_plain(told: dict[str, str]) -> bool:
    return (
        _ADDRESS.fullmatch(told.get("link", "")) is not None
        and _MAY_BE_MARKUP.search(told.get("title", "")) is None
        and "@" not in told.get(_CREATOR, "")
        and (not told.get(_FEED) or _ADDRESS.fullmatch(told[_FEED]) is not None)
    )


def _entry(
    told: dict[str, str], names: list[str], extension: Extensions, published: PublicationDate
) -> Entry:
    content = told.get(_CONTENT, "")
    summary = told.get("description", content)
    comment_feed = web_address(told.get(_FEED, ""))
    count = count_of(told.get(_COUNT, ""))
    categories = dict.fromkeys(map(plain_line, dict.fromkeys(names)))
    return Entry(
        id=extension.id,
        link=web_address(told["link"]),
        title=" ".join(told.get("title", "").split()),
        body=content or summary,
        excerpt=plain_text(summary, BodyFormat.HTML) if content else "",
        has_whole_body=bool(content),
        author=plain_line(told.get(_CREATOR, "")),
        published=published,
        categories=tuple(name for name in categories if name),
        comment_count=extension.total if count is None else count,
        answered=extension.answered,
        comment_feeds=(comment_feed,) if comment_feed else (),
    )


def _date(written: str) -> PublicationDate | None:
    """Read a date as RFC 822 has it, ``None`` where it is written in any other way."""
    if not written:
        return UNDATED
    found = _DATE.fullmatch(written)
    if found is None:
        return None
    day, month, year, hour, minute, second, sign, hours, minutes = found.groups()
    ahead = timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
    try:
        clock = datetime(
            int(year), _MONTHS.index(month) + 1, int(day), int(hour), int(minute), int(second), tzinfo=UTC
        )
    except ValueError:
        return None
    return PublicationDate.at(clock + ahead if sign == "-" else clock - ahead)


def plain_line(text: str) -> str:
    """Give a text that may be HTML on one line and without markup."""
    plain = plain_text(text, BodyFormat.HTML) if "<" in text or "&" in text else text
    return " ".join(plain.split())
