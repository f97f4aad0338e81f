"""A saved page as a tree, with the address it once had."""

import re
from dataclasses import dataclass

from bs4 import BeautifulSoup, Comment, Tag

from tui.content.charset import decode
from tui.content.links import safe_link
from tui.sources.pages.html.mhtml import is_mhtml, unpack_mhtml
from tui.sources.pages.html.recognition import is_markup
from tui.sources.pages.html.tags import Tags, attribute, walk
from tui.sources.pages.html.wayback import without_wayback

DECLARED = re.compile(
    rb"<(?:meta|\?xml)\b[^>]{0,500}?\b(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{1,40})", re.I
)
DECLARED_WITHIN = 4096
SAVED_FROM = re.compile(r"saved from url=\(\d{1,6}\)(\S{1,2000})")
BODY = re.compile(r"<body[\s>]", re.IGNORECASE)
END = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
MOST_TAGS = 400_000
"""More than ten thousand comments have; a tree of more would take gigabytes."""


@dataclass(frozen=True, slots=True)
class Document:
    """One page."""

    body: Tag
    tags: Tags
    comments: tuple[str, ...] = ()
    """What stands in the page as HTML comments, where Movable Type keeps what it knows of a post."""
    address: str = ""
    """The address under which the page was saved, empty where nothing tells."""
    is_cut: bool = False
    """Whether the page opens its body, and nothing closes it."""

    @property
    def permalink(self) -> str:
        """The address that the page gives as its own, else the one it was saved under."""
        for tag in self.tags.all("link"):
            if attribute(tag, "rel").lower() == "canonical" and (link := web_address(attribute(tag, "href"))):
                return link
        return self.address

    def meta(self, *names: str) -> str:
        """Give the content of the first of these ``meta`` tags, by their ``name`` or ``property``."""
        contents: dict[str, str] = {}
        for tag in self.tags.all("meta"):
            name = attribute(tag, "property") or attribute(tag, "name")
            contents.setdefault(name.lower(), " ".join(attribute(tag, "content").split()))
        return next((content for name in names if (content := contents.get(name, ""))), "")


def parse_document(data: bytes) -> Document | None:
    """Read the bytes of a page, also of one in MHTML; ``None`` where they are none that can be held."""
    charset = address = ""
    if is_mhtml(data):
        page = unpack_mhtml(data)
        if page is None:
            return None
        data, charset, address = page.data, page.charset, page.address
    elif not is_markup(data):
        return None
    text, _ = decode(data, charset or declared_charset(data))
    if text.count("<") > MOST_TAGS:
        return None
    html, original = without_wayback(text.replace("\0", "\ufffd"))
    return _tree(html, address or original)


def declared_charset(data: bytes) -> str:
    """Give the charset that a page declares for itself, empty where it does not."""
    match = DECLARED.search(data[:DECLARED_WITHIN])
    return match[1].decode("ascii") if match else ""


def web_address(address: str) -> str:
    """Give an absolute address of the web, empty for every other."""
    link = safe_link(address.strip()) or ""
    return link if link.startswith(("http://", "https://")) else ""


def _tree(html: str, address: str) -> Document:
    soup = BeautifulSoup("<html>" + html if not html.strip() else html, "lxml")
    comments = tuple(str(text) for text in soup.descendants if isinstance(text, Comment))
    saved_from = next((match[1] for text in comments if (match := SAVED_FROM.search(text))), "")
    for form in soup.find_all("form"):
        if form.find("textarea"):
            form.extract()
    body = soup.body or soup
    is_cut = bool(BODY.search(html)) and not END.search(html)
    return Document(body, Tags(walk(soup)), comments, web_address(address) or web_address(saved_from), is_cut)
