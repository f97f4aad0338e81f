"""RSS and Atom in all their versions, read by feedparser."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from io import BytesIO
from operator import itemgetter
from typing import TypeAlias
from urllib.parse import urljoin

import feedparser
from lxml import etree

from tui.content.plain_text import plain_text
from tui.model.blog import BlogFacts
from tui.model.dates import UNDATED, PublicationDate
from tui.model.errors import SourceUnknown
from tui.model.post import BodyFormat
from tui.sources.feeds.dates import publication_date
from tui.sources.feeds.document import Document, parse_document
from tui.sources.feeds.entry import Entry, Feed
from tui.sources.feeds.extensions import PLACE, Extensions, count_of, number_entries
from tui.sources.feeds.links import web_address
from tui.sources.feeds.plain_items import plain_line, take_plain_items

Fields: TypeAlias = Mapping[str, object]

_MARKUP = frozenset({"text/html", "application/xhtml+xml", "html", "xhtml"})
_TEXTPATTERN_COUNT = re.compile(r"\s\[(\d{1,9})\]$")
_KIND_SCHEME = "http://schemas.google.com/g/2005#kind"


def parse_syndication(data: bytes, address: str = "", content_type: str = "") -> Feed:
    """Read a document of RSS 0.9 to 2.0, RSS 1.0, Atom 0.3 or 1.0; ``address`` is where it came from.

    Raises ``SourceUnknown`` with a predicate for what is none of these.
    """
    return feed_of(parse_document(data, content_type), address)


def feed_of(document: Document, address: str = "") -> Feed:
    """Read the tree of a feed; raises ``SourceUnknown`` with a predicate for one that makes no sense."""
    extensions = number_entries(document.root, address)
    plain = take_plain_items(document.root, extensions)
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": address}
    try:
        parsed = feedparser.parse(
            BytesIO(etree.tostring(document.root, encoding="utf-8")),  # as bytes it would be taken for a path
            response_headers=headers,
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except (ValueError, LookupError, TypeError, AssertionError) as error:
        # what feedparser was not written for ends it in these ways
        raise SourceUnknown("is a feed that cannot be understood") from error
    channel = _object(parsed.get("feed"))
    is_atom = str(parsed.get("version", "")).startswith("atom")
    generator = f"{_text(channel, 'generator')} {_text(_object(_own(channel, 'generator_detail')), 'href')}"
    author = _author(channel) if is_atom else ("", "")  # RFC 4287, 4.2.1
    entries = list(plain.items())
    for record in _objects(parsed.get("entries")):
        place = count_of(_text(record, f"{PLACE}_{PLACE}"))
        extension = extensions[place] if place is not None and place < len(extensions) else Extensions()
        entry = _with_dates(_entry(record, extension, author), record, is_atom=is_atom)
        entries.append((len(extensions) if place is None else place, entry))
    entries.sort(key=itemgetter(0))
    generator = generator.strip().lower()
    given = (entry for _, entry in entries)
    return Feed(
        _facts(channel),
        tuple(map(_without_count_in_title, given) if "textpattern" in generator else given),
        generator,
        _following(channel, address),
        document.mended,
        document.loss,
        document.salvaged.lost if document.salvaged else 0,
    )


def _facts(channel: Fields) -> BlogFacts:
    return BlogFacts(
        name=_line(channel, "title"),
        url=web_address(_text(channel, "link")),
        description=_line(channel, "subtitle"),
        language=_text(channel, "language"),
    )


def _following(channel: Fields, address: str) -> str:
    """Give the next page or the archive before this one (RFC 5005, 3 and 4)."""
    targets = {_text(link, "rel"): _text(link, "href") for link in _objects(_own(channel, "links"))}
    target = targets.get("next") or targets.get("prev-archive") or ""
    return web_address(urljoin(address, target)) if target else ""


def _entry(record: Fields, extension: Extensions, channel_author: tuple[str, str]) -> Entry:
    contents = _objects(_own(record, "content"))
    content = next((each for each in contents if _text(each, "type") in _MARKUP and _text(each, "value")), {})
    content = content or next((each for each in contents if _text(each, "value")), {})
    summary = _object(_own(record, "summary_detail")) or {"value": _text(record, "summary")}
    body = content or summary
    author, author_url = _author(record)
    if not author:
        author, author_url = channel_author
    slash = count_of(_text(record, "slash_comments"))
    return Entry(
        id=extension.id or _text(record, "id"),
        link=web_address(_text(record, "link")),
        title=_line(record, "title"),
        body=_text(body, "value"),
        body_format=_format(body),
        excerpt=plain_text(_text(summary, "value"), _format(summary)) if content else "",
        has_whole_body=bool(content),
        author=author,
        author_url=author_url,
        categories=_categories(record),
        comment_count=extension.total if slash is None else slash,
        answered=extension.answered,
        comment_feeds=_comment_feeds(record),
    )


def _with_dates(entry: Entry, record: Fields, *, is_atom: bool) -> Entry:
    """Date an entry; an Atom entry that tells only its last change is not younger than that.

    In RSS the same element of feedparser's holds ``dc:date``, which is the publication.
    """
    published, updated = _date(record, "published"), _date(record, "updated")
    if published is UNDATED:
        published = _date(record, "created")
    if published is UNDATED and updated.published is not None:
        published = PublicationDate.before(updated.published) if is_atom else updated
    return replace(entry, published=published, updated=updated)


def _without_count_in_title(entry: Entry) -> Entry:
    found = _TEXTPATTERN_COUNT.search(entry.title)
    if found is None:
        return entry
    return replace(entry, title=entry.title[: found.start()], comment_count=int(found[1]))


def _comment_feeds(record: Fields) -> tuple[str, ...]:
    replies = [link for link in _objects(_own(record, "links")) if _text(link, "rel") == "replies"]
    feeds = [link for link in replies if "xml" in _text(link, "type")]
    feeds.sort(key=lambda link: "atom" not in _text(link, "type"))
    addresses = [*(_text(link, "href") for link in feeds), _text(record, "wfw_commentrss")]
    return tuple(dict.fromkeys(filter(None, map(web_address, addresses))))


def _categories(record: Fields) -> tuple[str, ...]:
    tags = [tag for tag in _objects(_own(record, "tags")) if _text(tag, "scheme") != _KIND_SCHEME]
    names = (plain_line(_text(tag, "label") or _text(tag, "term")) for tag in tags)
    return tuple(dict.fromkeys(name for name in names if name))


def _author(record: Fields) -> tuple[str, str]:
    """Give name and web address of the first author, who may be known by a mail address alone."""
    authors = _objects(_own(record, "authors"))
    detail = next(filter(None, authors), _object(_own(record, "author_detail")))
    name = _text(detail, "name") or _text(record, "author")
    return plain_line(name), web_address(_text(detail, "href"))


def _date(record: Fields, name: str) -> PublicationDate:
    parsed = _own(record, f"{name}_parsed")
    return publication_date(_text(record, name), parsed if isinstance(parsed, tuple) else None)


def _line(record: Fields, name: str) -> str:
    """Give a title on one line; the type says whether it is markup."""
    detail = _object(_own(record, f"{name}_detail"))
    text = _text(record, name)
    return plain_line(text) if _text(detail, "type") in _MARKUP else " ".join(text.split())


def _format(detail: Fields) -> BodyFormat:
    return BodyFormat.TEXT if _text(detail, "type") == "text/plain" else BodyFormat.HTML


def _own(record: Fields, name: str) -> object:
    """Give a field itself: feedparser's own way of looking one up gives another in its place, and warns."""
    return dict.get(record, name) if isinstance(record, dict) else None


def _text(record: Fields, name: str) -> str:
    value = _own(record, name)
    return value.strip() if isinstance(value, str) else ""


def _object(value: object) -> Fields:
    return value if isinstance(value, dict) else {}


def _objects(value: object) -> Sequence[Fields]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
