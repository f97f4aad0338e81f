"""One sitemap: the addresses of pages, or of further sitemaps (sitemaps.org protocol 0.9)."""

import re
from dataclasses import dataclass, field
from io import BytesIO

from lxml import etree

from tui.content.charset import decode
from tui.sources.http_body import BodyDecoder, BodyError
from tui.sources.unpacking import GZIP_START

MOST_ENTRIES = 50_000
"""The protocol allows no more in one sitemap."""
LONGEST_ADDRESS = 2048
LONGEST_DATE = 40
DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")


@dataclass(frozen=True, slots=True)
class Sitemap:
    """What a sitemap lists, each address with the date of its last change as it is written there."""

    pages: dict[str, str] = field(default_factory=dict)
    sitemaps: dict[str, str] = field(default_factory=dict)


def parse_sitemap(data: bytes) -> Sitemap:
    """Read a sitemap as XML or text, packed or not; what cannot be read lists nothing.

    A sitemap that breaks off or is ill-formed lists what can be understood of it.
    """
    sitemap = Sitemap()
    text = DECLARATION.sub("", decode(_unpacked(data))[0], count=1)
    if text.lstrip().startswith("<"):
        _read_markup(text.lstrip().encode("utf-8", "replace"), sitemap)
    else:
        _read_lines(text, sitemap)
    return sitemap


def _unpacked(data: bytes) -> bytes:
    if not data.startswith(GZIP_START):
        return data
    decoder = BodyDecoder("gzip")
    try:
        decoder.feed(data)
        return decoder.finish()
    except BodyError:
        return b""


def _read_markup(data: bytes, sitemap: Sitemap) -> None:
    lists = {"url": sitemap.pages, "sitemap": sitemap.sitemaps}
    elements = etree.iterparse(
        BytesIO(data),
        events=("end",),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=True,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8",
    )
    try:
        for _, element in elements:
            addresses = lists.get(_local_name(element))
            if addresses is not None:
                _note(addresses, _line(element, "loc"), _line(element, "lastmod"))
                _forget(element)
    except etree.XMLSyntaxError:
        return


def _read_lines(text: str, sitemap: Sitemap) -> None:
    for line in text.splitlines():
        if line.strip().startswith(("http://", "https://")):
            _note(sitemap.pages, line.strip(), "")


def _note(addresses: dict[str, str], address: str, changed: str) -> None:
    if address and len(address) <= LONGEST_ADDRESS and len(addresses) < MOST_ENTRIES:
        addresses.setdefault(address, changed[:LONGEST_DATE])


def _line(element: etree._Element, name: str) -> str:
    """Give the text of a child; those of pictures and videos lie deeper and have the same names."""
    found = next((child for child in element if _local_name(child) == name), None)
    return "" if found is None else " ".join("".join(map(str, found.itertext())).split())


def _local_name(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _forget(element: etree._Element) -> None:
    """Free an element and what stood before it, which a list of fifty thousand would hold to its end."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
