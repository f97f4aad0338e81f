"""A post as an item of a WordPress export, with its comments."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import tzinfo
from typing import NamedTuple
from urllib.parse import quote

from tui.model.blog import BlogFacts
from tui.model.comment import StoredComment
from tui.model.dates import PublicationDate
from tui.model.post import Post, PostStatus, StoredPost
from tui.services.exporting.addresses import public_address
from tui.services.exporting.slugs import Slugs
from tui.services.exporting.wxr_comment import Below, wxr_comment
from tui.services.exporting.wxr_numbers import Numbers, key_of
from tui.services.exporting.wxr_text import (
    Dates,
    dates_of,
    element,
    html_line,
    html_lines,
    metadata,
    post_body,
    xml_text,
)
from tui.sources.exports.dates import published
from tui.sources.exports.own_meta import YES, Told, told_date

STATUSES = {
    PostStatus.PUBLISHED: "publish",
    PostStatus.MEMBERS: "private",
    PostStatus.DRAFT: "draft",
    PostStatus.PENDING: "pending",
    PostStatus.PRIVATE: "private",
    PostStatus.FUTURE: "future",
    PostStatus.TRASH: "trash",
}
_GUID = "guid:"


class Author(NamedTuple):
    """One who wrote posts, as the file names them."""

    id: int
    login: str


@dataclass(frozen=True, slots=True)
class WxrBlog:
    """What every item of a file has to know of its blog."""

    facts: BlogFacts
    authors: Mapping[str, Author]
    """By their names."""
    numbers: Numbers
    zone: tzinfo
    categories: Slugs = field(default_factory=lambda: Slugs("category"))
    tags: Slugs = field(default_factory=lambda: Slugs("tag"))


def wxr_item(
    blog: WxrBlog, stored: StoredPost, comments: Sequence[StoredComment], gone: Mapping[int, str]
) -> Iterator[str]:
    """Give the pieces of an item; ``gone`` holds by comment id since when a comment is gone.

    The comments stand in the order of their ids, hidden ones among them.
    """
    post = stored.post
    author = blog.authors.get(post.author)
    number = blog.numbers.of_post(stored)
    dates = dates_of(post.published, blog.zone)
    yield "<item>\n" + "".join(_elements(blog, post, number, dates))
    yield "".join(_terms("category", post.categories, blog.categories))
    yield "".join(_terms("post_tag", post.tags, blog.tags))
    yield metadata("wp:postmeta", _beyond(stored, number, dates, blog.zone))
    below = Below(post, author.id if author else 0, dates)
    for numbered in blog.numbers.of_comments(comments):
        yield wxr_comment(numbered, below, blog.zone, gone.get(numbered.stored.id, ""))
    yield "</item>\n"


def _elements(blog: WxrBlog, post: Post, number: int, dates: Dates) -> Iterator[str]:
    updated = dates_of(post.updated, blog.zone)
    author = blog.authors.get(post.author)
    permalink = public_address(post.permalink)
    guid = post.key.removeprefix(_GUID) if post.key.startswith(_GUID) else permalink or post.key
    is_open = {True: "open", False: "closed", None: ""}[post.comments_open]
    yield element("title", "" if post.title_generated else html_line(post.title))
    yield element("link", permalink)
    yield element("pubDate", dates.feed)
    yield element("dc:creator", author.login if author else "")
    yield f'<guid isPermaLink="false">{xml_text(public_address(guid))}</guid>\n'
    yield element("description")
    yield element("content:encoded", post_body(post.body, post.body_format).content)
    yield element("excerpt:encoded", html_lines(post.excerpt))
    yield element("wp:post_id", number)
    yield element("wp:post_date", dates.local)
    yield element("wp:post_date_gmt", dates.gmt)
    yield element("wp:post_modified", updated.local)
    yield element("wp:post_modified_gmt", updated.gmt)
    yield element("wp:comment_status", is_open)
    yield element("wp:ping_status", is_open)
    yield element("wp:post_name", quote(post.slug, safe="", errors="replace"))
    yield element("wp:status", _status(post))
    yield element("wp:post_parent", 0)
    yield element("wp:menu_order", 0)
    yield element("wp:post_type", post.kind)
    yield element("wp:post_password")
    yield element("wp:is_sticky", 0)


def _status(post: Post) -> str:
    """Give the status of a post, which without its password must not come out to everybody."""
    is_public = post.status is PostStatus.PUBLISHED
    return STATUSES[PostStatus.PRIVATE] if post.protected and is_public else STATUSES[post.status]


def _terms(domain: str, names: Sequence[str], slugs: Slugs) -> Iterator[str]:
    for name in names:
        told = xml_text(html_line(name))
        yield f'<category domain="{domain}" nicename="{slugs.of(name)}">{told}</category>\n'


def _beyond(stored: StoredPost, number: int, dates: Dates, zone: tzinfo) -> Iterator[tuple[Told, str]]:
    """Give what of a post would be lost or misread without being told apart."""
    post = stored.post
    if post.key != key_of(number):
        yield Told.KEY, public_address(post.key)
    if told := post_body(post.body, post.body_format).told:
        yield Told.BODY, told
    if published(dates.gmt, dates.local, dates.feed) != post.published:
        yield Told.PUBLISHED, told_date(post.published)
    if _read_back(post.updated, zone) != post.updated:
        yield Told.UPDATED, told_date(post.updated)
    if post.status is PostStatus.MEMBERS or STATUSES[post.status] != _status(post):
        yield Told.STATUS, post.status
    if post.protected:
        yield Told.PROTECTED, YES
    if post.author_url:
        yield Told.AUTHOR_URL, public_address(post.author_url)
    if post.comment_count is not None:
        yield Told.COMMENT_COUNT, str(post.comment_count)
    if stored.gone:
        yield Told.GONE, stored.gone


def _read_back(date: PublicationDate, zone: tzinfo) -> PublicationDate:
    dates = dates_of(date, zone)
    return published(dates.gmt, dates.local)
