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

LARGEST_FEED = 32 * 1024 * 1024
ROOTS = frozenset({"rss", "feed", "rdf", "channel"})
"""The last one is that of CDF, Microsoft's format of 1997."""
ENTRIES = frozenset({"item", "entry"})
_DECLARED = re.compile(rb"""^[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{1,40})["']""")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
# Codecs of Python that no web page was ever written in; some of them take quadratic time.
_NO_CHARSETS = frozenset({"punycode", "idna", "unicode-escape", "raw-unicode-escape", "utf-7", "undefined"})
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
_NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31};)")
_NO_MARKUP = re.compile(r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)", re.DOTALL)
_ENTRY_START = re.compile(r"<(?:[\w.-]{1,40}:)?(?:item|entry)[\s>]", re.IGNORECASE)
_END = re.compile(r"</(?:[\w.-]{1,40}:)?(rss|feed|rdf|channel)\s{0,9}>", re.IGNORECASE)
_OF_XML = frozenset({"amp;", "lt;", "gt;", "quot;", "apos;"})


@dataclass(frozen=True, slots=True)
class Document:
    """A feed's tree."""

    root: etree._Element
    mended: bool = False
    """Whether it is ill-formed or far too long, so that a part of it may be lost."""
    loss: str = ""
    """What of an ill-formed one is lost for certain, as a sentence; empty where nothing is known to be."""


def parse_document(data: bytes, content_type: str = "") -> Document:
    """Parse a feed strictly, and where it is ill-formed as far as can be understood.

    ``content_type`` is the header's, whose charset goes before the document's (RFC 7303). Raises
    ``SourceUnknown`` with a predicate, such as ``is empty``, for what is no feed, too large, or declares
    entities: those serve to blow a document up, and no feed needs them.
    """
    if len(data) > LARGEST_FEED:
        raise SourceUnknown("is larger than 32 MiB, which no feed is")
    text = _DECLARATION.sub("", _text(data, content_type).lstrip("\ufeff \t\r\n"), count=1)
    if not text.strip():
        raise SourceUnknown("is empty")
    text = _NAMED.sub(_character, text)
    root = _tree(text, recover=False)
    mended = root is None
    if root is None:
        root = _tree(mend_markup(text[max(text.find("<"), 0) :]), recover=True)
    if root is None or local_name(root) not in ROOTS:
        raise SourceUnknown("is no feed (RSS, Atom or JSON Feed)")
    loss = _loss(text, root) if mended else ""
    is_cut = prune(root, ENTRIES)
    return Document(root, mended or is_cut, loss)


def local_name(element: etree._Element) -> str:
    """Give an element's name without its namespace, in lower case; empty for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def _loss(text: str, root: etree._Element) -> str:
    """Compare what is written with what was understood: an entry that holds another one has lost its end."""
    markup = _NO_MARKUP.sub("", text)
    written = len(_ENTRY_START.findall(markup))
    found = sum(
        local_name(element) in ENTRIES
        and not any(local_name(each) in ENTRIES for each in element.iterancestors())
        for element in root.iter(etree.Element)
    )
    if not any(local_name(root) == end.lower() for end in _END.findall(markup)):
        return "The file ends too early; what followed is missing."
    return f"{written - found} of its {written} entries are broken." if written > found else ""


def _text(data: bytes, content_type: str) -> str:
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


def _tree(text: str, *, recover: bool) -> etree._Element | None:
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=recover,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8",
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None
    if root is not None:
        _refuse_entities(root.getroottree())
    return root


def _refuse_entities(tree: etree._ElementTree) -> None:
    declared = tree.docinfo.internalDTD
    if declared is not None and declared.entities():  # type: ignore[attr-defined]  # the stubs lack it
        raise SourceUnknown("declares entities of its own, which is not read because it can be an attack")
