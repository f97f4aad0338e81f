"""Any feed from its bytes."""

import re

from tui.content.charset import decode
from tui.sources.feeds.entry import Feed
from tui.sources.feeds.json_feed import VERSIONS, parse_json_feed
from tui.sources.feeds.syndication import parse_syndication

_ROOT = re.compile(
    r"<(?:[a-z][\w.-]{0,40}:)?(?:rss[\s>]"
    r"|rdf(?=[\s>])[^>]{0,4000}?(?:purl\.org/rss/|netscape\.com/rdf/)"
    r"|feed\s[^>]{0,4000}?(?:w3\.org/2005/atom|purl\.org/(?:atom|pie)))",
    re.IGNORECASE,
)
_EXPORT = re.compile(r"wordpress\.org/export/\d|schemas\.google\.com/blogger/(?:2018|2008/kind#)")
_LONGEST_PROLOG = 4096


def parse_feed(data: bytes, address: str = "", content_type: str = "") -> Feed:
    """Read a feed of any format; raises ``SourceUnknown`` with a predicate for what is none."""
    if is_json(data):
        return parse_json_feed(data, address)
    return parse_syndication(data, address, content_type)


def is_json(data: bytes) -> bool:
    """Say whether what begins like this is read as a JSON Feed."""
    return data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")


def looks_like_a_feed(beginning: bytes) -> bool:
    """Say whether the first bytes of a file are those of a feed, and not of an export in a feed's clothes."""
    text, _ = decode(beginning)
    text = text.lstrip("\ufeff \t\r\n")
    if text.startswith("{"):
        return VERSIONS in text.replace("\\/", "/")
    prolog = text[:_LONGEST_PROLOG]
    return prolog.startswith("<") and bool(_ROOT.search(prolog)) and not _EXPORT.search(prolog)
