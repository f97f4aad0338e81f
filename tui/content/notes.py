"""Links within a body, such as those to a footnote and back, and the places they lead to."""

import re
from collections.abc import Iterator
from html import unescape
from itertools import islice
from urllib.parse import quote, unquote

MARK = "theplaceofthenote"
"""A word that stands at the place once the body is marked."""

_LONGEST = 200
_MOST_PLACES = 20
_NAMED = re.compile(
    r"""\s(id|name)\s*=\s*(?:"([^"]{1,600})"|'([^']{1,600})'|([^\s"'<>]{1,600}))""", re.IGNORECASE
)
_TAG = re.compile(r"<([a-z][a-z0-9]*)", re.IGNORECASE)
_NEXT_TAG = re.compile(r"\s*<[a-z][^<>]*>", re.IGNORECASE)
_HOLDS_NO_TEXT = frozenset({"ul", "ol", "dl", "table", "thead", "tbody", "tfoot", "tr"})


def note_link(address: str) -> str:
    """Give a link to a place in the same body as printable ASCII, empty where ``address`` is no such link."""
    if not address.startswith("#") or not 1 < len(address) <= _LONGEST:
        return ""
    return "#" + quote(address[1:], safe="%!$&'()*+,-./:;=?@_~", errors="replace")


def with_place_marked(html: str, name: str) -> str | None:
    """Put ``MARK`` where a link to ``#name`` leads, ``None`` where the body has no such place.

    A place is what bears the name as its ``id``, and ``<a name>``, which older programs write.
    """
    start = next(_places(html, name), None)
    return None if start is None else f"{html[:start]}{MARK} {html[start:]}"


def _places(html: str, name: str) -> Iterator[int]:
    wanted = {name, unquote(name)}
    named = (found for found in _NAMED.finditer(html) if unescape(_value(found)) in wanted)
    # A body that is made of such names alone must not be searched from each of them.
    for found in islice(named, _MOST_PLACES):
        start = html.rfind("<", 0, found.start())
        tag = _TAG.match(html, start) if start >= 0 else None
        behind = html.find(">", found.end()) + 1
        if tag is None or not behind or ">" in html[tag.end() : found.start()]:
            continue
        if found[1].lower() == "id" or tag[1].lower() == "a":
            yield _where_text_may_stand(html, tag[1].lower(), behind)


def _value(found: re.Match[str]) -> str:
    return found[2] or found[3] or found[4]


def _where_text_may_stand(html: str, tag: str, behind: int) -> int:
    """Go into the first item of a list or the first cell of a table."""
    while tag in _HOLDS_NO_TEXT and (inner := _NEXT_TAG.match(html, behind)):
        tag, behind = _TAG.findall(inner[0])[0].lower(), inner.end()
    return behind
