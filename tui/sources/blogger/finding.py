"""The way from any address of a blog to its feeds at Blogger."""

import re
from collections.abc import Iterator
from io import BytesIO
from urllib.parse import urljoin, urlsplit

from tui.model.errors import SourceError
from tui.sources.blogger.document import Document
from tui.sources.blogger.feed_pages import ACCEPTED, BlogFeeds
from tui.sources.blogger.recognition import BEGINNING, looks_like_blogger
from tui.sources.blogger.source import BloggerSource
from tui.sources.http_answer import Answer
from tui.sources.http_client import HttpClient

_PAGE = f"text/html, {ACCEPTED}"
_MOST_HTML = 512 * 1024
_META = re.compile(rb"<meta\s[^<>]{0,300}>", re.IGNORECASE)
_GENERATOR = re.compile(rb"""\sname\s{0,9}=\s{0,9}["']?generator\b""", re.IGNORECASE)
_BLOGGER = re.compile(rb"""\scontent\s{0,9}=\s{0,9}["']?blogger\b""", re.IGNORECASE)
_LINK = re.compile(rb"<link\s[^<>]{0,600}>", re.IGNORECASE)
_SERVICE = re.compile(rb"""\srel\s{0,9}=\s{0,9}["']?service\.post\b""", re.IGNORECASE)
_NUMBERED = re.compile(r"https?://(?:www|draft)\.blogger\.com/feeds/(\d{1,20})/")
_FEEDS = re.compile(r"(.{0,1000}?/feeds(?:/\d{1,20}(?=/(?:posts|pages)/|/comments/(?:default|full)$))?)/")
_BLOGSPOT = re.compile(r"(?:^|\.)blogspot\.[a-z.]{2,7}$")


async def find_blogger(address: str, http: HttpClient) -> BloggerSource | None:
    """Find the feeds of the blog at an address, ``None`` where nothing says that it is one of Blogger's.

    The page says it by its host, its generator or its link for posting, a feed by itself. Raises
    ``SourceError`` where the page cannot be had at all.
    """
    page = await http.get(address, accept=_PAGE, may_be_feed=True)
    if not page.ok:
        return None
    for root, location in _places(page):
        feeds = BlogFeeds(http, root)
        try:
            await feeds.page("posts/default", 1, {}, size=1, tries=2)
        except SourceError:
            continue
        return BloggerSource(feeds, location)
    return None


def _places(page: Answer) -> Iterator[tuple[str, str]]:
    """Give where the feeds may be, each with the address under which the blog is remembered."""
    home = urljoin(page.url, "/")
    if looks_like_blogger(page.body[:BEGINNING]):
        yield from _places_of_feed(page, home)
    elif number := numbered_feeds(page):
        yield f"{home}feeds", home
        yield f"https://www.blogger.com/feeds/{number}", home
    elif is_of_blogger(page):
        yield f"{home}feeds", home


def _places_of_feed(page: Answer, home: str) -> Iterator[tuple[str, str]]:
    above = _FEEDS.match(page.url)
    if above:
        is_numbered = above[1][-1].isdigit()
        yield above[1], f"{above[1]}/posts/default" if is_numbered else home
    told = _told_home(page)
    if told and told != home:
        yield f"{told}feeds", told


def _told_home(page: Answer) -> str:
    url = Document(BytesIO(page.body)).facts.url
    return urljoin(url, "/") if url else ""


def is_of_blogger(page: Answer) -> bool:
    """Say whether a web page is one of Blogger's by its host or its generator."""
    if _BLOGSPOT.search((urlsplit(page.url).hostname or "").lower()):
        return True
    metas = _META.findall(page.body, 0, _MOST_HTML)
    return any(_GENERATOR.search(meta) and _BLOGGER.search(meta) for meta in metas)


def numbered_feeds(page: Answer) -> str:
    """Give the number of the blog in a page's link for posting, empty where there is none."""
    for link in _LINK.findall(page.body, 0, _MOST_HTML):
        number = _NUMBERED.search(link.decode("latin-1")) if _SERVICE.search(link) else None
        if number:
            return number[1]
    return ""
