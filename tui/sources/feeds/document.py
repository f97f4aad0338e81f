"""The XML of a feed as a tree, within bounds, from bytes in whatever encoding."""

import codecs
import re
from dataclasses import dataclass
from html.entities import html5

from feedparser.encodings import convert_to_utf8
from lxml import etree

from tui.content.charset import decode
from tui.model.errors import SourceUnknown
from tui.sources.feeds.mending import mend_markup
from tui.sources.feeds.pruning import prune
from tui.sources.feeds.salvage import Salvaged, salvage
from tui.sources.feeds.xml_tree import ENTRIES, local_name, tree_of

LARGEST_FEED = 32 * 1024 * 1024
ROOTS = frozenset({"rss", "feed", "rdf", "channel"})
"""The last one is that of CDF, Microsoft's format of 1997."""
_DECLARED = re.compile(rb"""^[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{1,40})["']""")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
# Codecs of Python that no web page was ever written in; some of them take quadratic time.
_NO_CHARSETS = frozenset({"punycode", "idna", "unicode-escape", "raw-unicode-escape", "utf-7", "undefined"})
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
_NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31};)")
_OF_XML = frozenset({"amp;", "lt;", "gt;", "quot;", "apos;"})


@dataclass(frozen=True, slots=True)
class Document:
    """A feed's tree."""

    root: etree._Element
    mended: bool = False
    """Whether it is ill-formed or far too long, so that a part of it may be lost."""
    salvaged: Salvaged | None = None
    """What became of an ill-formed one."""

    @property
    def loss(self) -> str:
        """What of it is lost for certain, as a sentence; empty where nothing is known to be."""
        return self.salvaged.loss if self.salvaged else ""


def parse_document(data: bytes, content_type: str = "") -> Document:
    """Parse a feed strictly, and where it is ill-formed as far as can be understood.

    ``content_type`` is the header's, whose charset goes before the document's (RFC 7303). Raises
    ``SourceUnknown`` with a predicate, such as ``is empty``, for what is no feed, too large, or declares
    entities.
    """
    if len(data) > LARGEST_FEED:
        raise SourceUnknown("is larger than 32 MiB, which no feed is")
    return document_of(decoded(data, content_type))


def document_of(text: str) -> Document:
    """Parse the text of a feed as ``parse_document`` does; raises ``SourceUnknown`` with a predicate."""
    text = understandable(text)
    if not text.strip():
        raise SourceUnknown("is empty")
    root = tree_of(text, recover=False)
    mended = root is None
    if root is None:
        text = mend_markup(text[max(text.find("<"), 0) :])
        root = tree_of(text, recover=True)
    if root is None or local_name(root) not in ROOTS:
        raise SourceUnknown("is no feed (RSS, Atom or JSON Feed)")
    salvaged = salvage(text, root) if mended else None
    root = salvaged.root if salvaged else root
    has_too_many = prune(root, ENTRIES)
    return Document(root, mended or has_too_many, salvaged)


def understandable(text: str) -> str:
    """Leave out the declaration of what is decoded now, and write out what only HTML has names for."""
    return _NAMED.sub(_character, _DECLARATION.sub("", text.lstrip("\ufeff \t\r\n"), count=1))


def decoded(data: bytes, content_type: str = "") -> str:
    """Give the text of an XML document in whatever charset it, or the header, says it is in."""
    if not _is_declared_in_a_charset(data, content_type):
        return decode(data)[0]
    headers = {"content-type": content_type} if content_type else {}
    result: dict[str, object] = {}
    try:
        converted = convert_to_utf8(headers, data, result)
    except ValueError:  # the declaration itself is not in UTF-8
        return decode(data)[0]
    return converted.decode("utf-8") if result.get("encoding") else decode(data)[0]


def _is_declared_in_a_charset(data: bytes, content_type: str) -> bool:
    declared = _DECLARED.search(data[:300])
    in_header = _CHARSET.search(content_type)
    names = [declared[1].decode("ascii", "replace") if declared else "", in_header[1] if in_header else ""]
    return all(_codec(name) not in _NO_CHARSETS for name in names if name)


def _codec(name: str) -> str:
    try:
        return codecs.lookup(name).name.replace("_", "-")
    except (LookupError, ValueError):
        return ""


def _character(reference: re.Match[str]) -> str:
    """Give the character of a reference that HTML knows and XML does not."""
    name = reference[1]
    return reference[0] if name in _OF_XML else html5.get(name, reference[0])
