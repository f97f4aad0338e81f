"""An item of an export as a post."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import blake2b
from urllib.parse import unquote

from tui.content.excerpt import title_from
from tui.content.plain_text import plain_text
from tui.content.wpautop import paragraphs
from tui.model.post import BodyFormat, Post, PostKind, PostStatus
from tui.sources.exports.channel import Author, plain_line
from tui.sources.exports.dates import published
from tui.sources.exports.elements import Fields
from tui.sources.exports.own_meta import own_meta, post_as_told

KINDS = {"post": PostKind.POST, "page": PostKind.PAGE, "": PostKind.POST}
STATUSES = {
    "": PostStatus.PUBLISHED,
    "publish": PostStatus.PUBLISHED,
    "inherit": PostStatus.PUBLISHED,
    "draft": PostStatus.DRAFT,
    "auto-draft": PostStatus.DRAFT,
    "pending": PostStatus.PENDING,
    "private": PostStatus.PRIVATE,
    "future": PostStatus.FUTURE,
    "trash": PostStatus.TRASH,
}
COMMENTS_OPEN = {"open": True, "closed": False}
TAG_DOMAINS = frozenset({"post_tag", "tag"})
NUMBER_IN_ADDRESS = re.compile(r"[?&](?:p|page_id)=(\d{1,18})(?:&|$)")
TOLD_CHARACTERS = 200


def is_post(fields: Fields) -> bool:
    """Say whether an item is a post or a page, and not an attachment, a menu or a plugin's record."""
    return fields.line("wp:post_type") in KINDS


def post_key(fields: Fields) -> str:
    """Name a post by its WordPress id, such as ``wp:18``, as the REST API of the same blog does.

    Without an id, by the number in an address such as ``/?p=18``, else by a hash over the first there is of
    guid, address, and title with date and the first 200 characters of the body.
    """
    number = fields.line("wp:post_id")
    if number:
        return f"wp:{number}"
    addresses = (fields.line("guid"), fields.line("link"))
    for address in addresses:
        if match := NUMBER_IN_ADDRESS.search(address):
            return f"wp:{match[1]}"
    told = next((address for address in addresses if address), "")
    text = (fields.line(name) for name in ("title", "pubDate", "wp:post_date"))
    return f"wxr:{digest(told or chr(0).join([*text, fields.markup('content:encoded')[:TOLD_CHARACTERS]]))}"


def digest(text: str) -> str:
    """Give 16 hexadecimal digits that stand for a text."""
    return blake2b(text.encode(), digest_size=8).hexdigest()


def parse_post(fields: Fields, authors: Mapping[str, Author]) -> Post:
    """Read an item as a post; its body is raw in the file and becomes the HTML that WordPress shows.

    The file holds the whole body of a protected post as well. It does not count comments. What this program
    itself wrote beside the format is heeded, see ``own_meta``.
    """
    raw = fields.markup("content:encoded")
    body = paragraphs(raw)
    meta = own_meta(fields, "wp:postmeta")
    title = plain_line(fields.line("title"))
    login = fields.line("dc:creator")
    categories, tags = _terms(fields)
    post = Post(
        key=post_key(fields),
        title=title,
        title_generated=not title,
        body=body,
        author=authors[login].name if login in authors else login,
        published=published(
            fields.line("wp:post_date_gmt"), fields.line("wp:post_date"), fields.line("pubDate")
        ),
        updated=published(fields.line("wp:post_modified_gmt"), fields.line("wp:post_modified")),
        excerpt=plain_text(fields.markup("excerpt:encoded"), BodyFormat.HTML),
        permalink=fields.line("link"),
        slug=unquote(fields.line("wp:post_name")),
        categories=categories,
        tags=tags,
        status=STATUSES.get(fields.line("wp:status"), PostStatus.PRIVATE),
        kind=KINDS.get(fields.line("wp:post_type"), PostKind.POST),
        comments_open=COMMENTS_OPEN.get(fields.line("wp:comment_status")),
        protected=bool(fields.text("wp:post_password")),
    )
    post = post_as_told(post, meta, raw)
    return post if title else replace(post, title=title_from(plain_text(post.body, post.body_format)))


def _terms(fields: Fields) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give categories and tags, each once and in the file's order.

    The first version of the format writes every term twice, once without a domain; those count only where
    nothing else is told.
    """
    terms = list(_terms_with_domains(fields))
    categories = [name for domain, name in terms if domain == "category"]
    tags = [name for domain, name in terms if domain in TAG_DOMAINS]
    if not any(domain for domain, _ in terms):
        categories = [name for _, name in terms]
    return tuple(dict.fromkeys(categories)), tuple(dict.fromkeys(tags))


def _terms_with_domains(fields: Fields) -> Iterator[tuple[str, str]]:
    for element in fields.all("category"):
        name = plain_line(Fields({"name": [element]}).line("name"))
        if name:
            yield element.get("domain") or "", name
