"""Addresses in foreign text: which may be followed, and what a reader sees of them before following.

One parser reads, checks and writes every address, the one that browsers agree on (WHATWG URL), so that what
is shown and what is opened have the same host. Most addresses are written as it would write them and do not
ask for it: with what it is linked to it takes two megabytes.
"""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from tui.content.terminal_text import SafeText, one_line

if TYPE_CHECKING:
    from ada_url import URL

_LONGEST = 2048
_WEB = ("http:", "https:")
# What stays as it is by the URL standard: a host in small ASCII letters that is neither a number nor in
# punycode, no step of dots in the path, and no sign that would have to be escaped.
_SIGNS = r"-A-Za-z0-9_.~!$&()*+,;=:@%"
_WELL_WRITTEN = re.compile(
    r"https?://(?:[a-z](?!n--)[a-z0-9-]{0,40}+\.){1,4}+[a-z]{2,20}+"
    rf"(?:/(?:[A-Za-z0-9_~][{_SIGNS}]*+)?+)++(?:\?[{_SIGNS}/?]*+)?+(?:#[{_SIGNS}/?]*+)?+"
)
SENTENCE_MARKS = ".,;:!?'*_“”‘’«»‹›"
"""What is the sentence's and not the address's where it stands behind one in running text."""


@lru_cache(maxsize=4096)
def safe_link(address: str, base: str = "") -> str | None:
    """Give ``address`` as a browser would go to it, or ``None`` where it must not be followed.

    Only http, https and mailto; a relative address only against an http or https ``base``; no user name or
    password, which serve to disguise the host; at most 2,048 characters. The result is printable ASCII.
    """
    if _is_well_written(address) and (not base or _is_well_written(base)):
        return str(address)  # without what a piece of a page holds on to
    url = _followed(address, base)
    return None if url is None else url.href


def shown_link(address: str) -> SafeText:
    """Give what a reader should see of a link's target.

    A host's label is spelled out where all its letters are Latin and stays in punycode otherwise, because
    letters of other scripts are how one host is made to look like another.
    """
    url = _followed(address, "")
    if url is None:
        return one_line(address)
    return one_line(url.href.replace(url.hostname, _readable_host(url.hostname), 1))


def _is_well_written(address: str) -> bool:
    return len(address) <= _LONGEST and _WELL_WRITTEN.fullmatch(address) is not None


def _followed(address: str, base: str) -> "URL | None":
    if not address or len(address) > _LONGEST:
        return None
    url = _parse(address, base)
    if url is None:
        return None
    # What is asked of the parser is copied out of it each time, and the address as it writes it has it all.
    href = url.href
    if "@" in href and (url.username or url.password):
        return None
    if "xn--" in href and _has_broken_label(url.hostname):
        return None
    if not href.startswith(_WEB) and not (href.startswith("mailto:") and "@" in url.pathname):
        return None
    return url if len(href) <= _LONGEST and _is_printable_ascii(href) else None


def _parse(address: str, base: str) -> "URL | None":
    # The first frame has no links, and need not wait for the parser.
    from ada_url import URL

    on_the_web = base.lower().startswith(("http://", "https://"))
    try:
        return URL(address, base) if on_the_web else URL(address)
    except ValueError:
        return None


def _is_printable_ascii(text: str) -> bool:
    return text.isascii() and text.isprintable() and " " not in text


def _has_broken_label(host: str) -> bool:
    """Tell punycode that stands for nothing, which the parser lets pass and the URL standard does not."""
    return "xn--" in host and "xn--" in _spelled_out(host)


def _readable_host(host: str) -> str:
    return ".".join(_readable_label(label) for label in host.split("."))


def _readable_label(label: str) -> str:
    readable = _spelled_out(label) if label.startswith("xn--") else label
    # Cyrillic or Greek alone can spell what looks like Latin, so only Latin with its accents is spelled out,
    # which has all letters to there for itself.
    return readable if all(letter < "\u0250" for letter in readable) else label


def _spelled_out(host: str) -> str:
    from ada_url import idna_to_unicode

    return str(idna_to_unicode(host))
