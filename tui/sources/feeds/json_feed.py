"""JSON Feed 1.0 and 1.1."""

import json
import re
from collections.abc import Mapping
from typing import TypeAlias
from urllib.parse import urljoin

from tui.content.charset import decode
from tui.model.blog import BlogFacts
from tui.model.errors import SourceUnknown
from tui.model.post import BodyFormat
from tui.sources.feeds.dates import publication_date
from tui.sources.feeds.document import LARGEST_FEED
from tui.sources.feeds.entry import Entry, Feed
from tui.sources.feeds.links import web_address

VERSIONS = "https://jsonfeed.org/version/"

JsonObject: TypeAlias = Mapping[str, object]

_SURROGATES = re.compile("[\ud800-\udfff]")


def parse_json_feed(data: bytes, address: str = "") -> Feed:
    """Read a document of JSON Feed; ``address`` is where it came from.

    Raises ``SourceUnknown`` with a predicate for what is none.
    """
    feed = _load(data)
    language = _text(feed, "language")
    return Feed(
        BlogFacts(
            " ".join(_text(feed, "title").split()),
            web_address(_text(feed, "home_page_url")),
            " ".join(_text(feed, "description").split()),
            language,
        ),
        tuple(_entry(item, feed) for item in _objects(feed.get("items"))),
        following=web_address(_joined(address, _text(feed, "next_url"))),
    )


def _load(data: bytes) -> JsonObject:
    if len(data) > LARGEST_FEED:
        raise SourceUnknown("is larger than 32 MiB, which no feed is")
    try:
        feed = json.loads(decode(data)[0])
    except (ValueError, RecursionError) as error:
        raise SourceUnknown("is no JSON that can be read") from error
    if not isinstance(feed, dict) or not _text(feed, "version").startswith(VERSIONS):
        raise SourceUnknown("is JSON and no feed")
    return feed


def _entry(item: JsonObject, feed: JsonObject) -> Entry:
    html, text = _text(item, "content_html"), _text(item, "content_text")
    summary = _text(item, "summary")
    author = _author(item) or _author(feed) or {}
    identity = item.get("id")
    return Entry(
        # a number is an error that the standard wants to be forgiven
        id=str(identity) if isinstance(identity, int | float) else _text(item, "id"),
        link=web_address(_text(item, "url") or _text(item, "external_url")),
        title=" ".join(_text(item, "title").split()),
        body=html or text or summary,
        body_format=BodyFormat.HTML if html else BodyFormat.TEXT,
        excerpt=summary if html or text else "",
        has_whole_body=bool(html or text),
        author=" ".join(_text(author, "name").split()),
        author_url=web_address(_text(author, "url")),
        published=publication_date(_text(item, "date_published")),
        updated=publication_date(_text(item, "date_modified")),
        categories=_tags(item),
    )


def _author(record: JsonObject) -> JsonObject | None:
    """Give the first author by version 1.1, else the author by version 1.0."""
    alone = record.get("author")
    return next(iter(_objects(record.get("authors"))), alone if isinstance(alone, dict) else None)


def _tags(item: JsonObject) -> tuple[str, ...]:
    tags = item.get("tags")
    words = [_mended(tag) for tag in tags if isinstance(tag, str)] if isinstance(tags, list) else []
    return tuple(dict.fromkeys(" ".join(word.split()) for word in words if word.strip()))


def _joined(address: str, link: str) -> str:
    try:
        return urljoin(address, link) if link else ""
    except ValueError:
        return ""


def _text(record: JsonObject, name: str) -> str:
    value = record.get(name)
    return _mended(value).strip() if isinstance(value, str) else ""


def _mended(text: str) -> str:
    """Replace halves of characters, which JSON can write and nothing can store."""
    return _SURROGATES.sub("\ufffd", text)


def _objects(value: object) -> list[JsonObject]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
