"""The page of one post as a post."""

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag

from tui.content.charset import decode
from tui.content.excerpt import title_from
from tui.content.links import safe_link
from tui.content.plain_text import plain_text
from tui.model.dates import UNDATED, PublicationDate
from tui.model.post import BodyFormat, Post, PostStatus
from tui.sources.exports.json_fields import instant
from tui.sources.exports.posts import digest

MOST_TAGS = 400_000
"""A tree of more would take gigabytes."""
NUMBER = re.compile(r"(?:^|[-_/])([0-9a-f]{8,16})$")
NAMED_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)_")
END = re.compile(r"</article\s*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """What one page holds."""

    post: Post
    is_response: bool = False
    """Whether it is what the author wrote under a post of somebody else."""
    is_cut: bool = False


def read_page(data: bytes, name: PurePosixPath) -> Page | None:
    """Read a page by its bytes and file name; ``None`` where it is no post as Medium exports it."""
    html = decode(data)[0].replace("\0", "\ufffd")
    if html.count("<") > MOST_TAGS:
        return None
    tree = BeautifulSoup(html, "lxml")
    body = tree.find("section", class_="e-content")
    if not isinstance(body, Tag):
        return None
    is_cut = not END.search(html)
    title = _line(tree, "h1", "p-name")
    is_response = not is_cut and _is_response(tree, body, title)
    markup = _without_head(body, title)
    canonical = _address(tree, "p-canonical")
    is_draft = name.name.startswith("draft_") or not (canonical or is_cut)
    post = Post(
        key=_key(tree, name, canonical, title),
        title=title or title_from(plain_text(markup, BodyFormat.HTML)),
        title_generated=not title,
        body=markup,
        author=_line(tree, "a", "p-author"),
        author_url=_address(tree, "p-author"),
        published=_published(tree, name),
        excerpt=_line(tree, "section", "p-summary"),
        permalink=canonical,
        slug=PurePosixPath(urlsplit(canonical).path).name,
        tags=tuple(dict.fromkeys(filter(None, map(_text, tree.find_all("a", class_="p-tag"))))),
        status=PostStatus.DRAFT if is_draft else PostStatus.PUBLISHED,
    )
    return Page(post, is_response, is_cut)


def _is_response(tree: BeautifulSoup, body: Tag, title: str) -> bool:
    """Say whether a page is a response: its only words are its title, which Medium made of them."""
    words = _text(body)
    begun = title.removesuffix("…").rstrip()
    says_no_more = words == title or (title.endswith("…") and bool(begun) and words.startswith(begun))
    is_one = len(body.find_all(class_="graf")) <= 1 and not body.find(["figure", "img", "h3"])
    return bool(title) and says_no_more and is_one and not tree.find(class_=["p-summary", "p-tag"])


def _without_head(body: Tag, title: str) -> str:
    """Give the body without the line above it and without the title, which stands in it once more."""
    first = body.find(class_="section-divider")
    if isinstance(first, Tag):
        first.extract()
    heading = body.find(class_="graf--title")
    if isinstance(heading, Tag) and _text(heading) == title:
        heading.extract()
    return body.decode_contents().strip()


def _key(tree: BeautifulSoup, name: PurePosixPath, canonical: str, title: str) -> str:
    """Name a post by its number at Medium, which ends the file's name and its address."""
    link = tree.find("a", href=re.compile(r"^https://medium\.com/p/[0-9a-f]+$"))
    original = link.get("href") if isinstance(link, Tag) else ""
    for place in (name.stem, canonical, str(original)):
        if number := NUMBER.search(place):
            return f"medium:{number[1]}"
    return f"medium:{digest(canonical or title or name.stem)}"


def _published(tree: BeautifulSoup, name: PurePosixPath) -> PublicationDate:
    """Date a post by its page, else to the day by its file's name."""
    time = tree.find("time", class_="dt-published")
    told = instant({"date": time.get("datetime")}, "date") if isinstance(time, Tag) else UNDATED
    day = NAMED_DAY.match(name.name)
    if told != UNDATED or not day:
        return told
    try:
        return PublicationDate.on_day(int(day[1]), int(day[2]), int(day[3]))
    except ValueError:
        return UNDATED


def _address(tree: BeautifulSoup, name: str) -> str:
    link = tree.find("a", class_=name)
    address = safe_link(str(link.get("href") or "").strip()) if isinstance(link, Tag) else None
    return address if address and address.startswith(("http://", "https://")) else ""


def _line(tree: BeautifulSoup, tag: str, name: str) -> str:
    found = tree.find(tag, class_=name)
    return _text(found) if isinstance(found, Tag) else ""


def _text(tag: Tag) -> str:
    return " ".join(tag.get_text(" ").split()) if tag.find("br") else " ".join(tag.get_text().split())
