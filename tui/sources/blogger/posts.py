"""Entries as posts of the model."""

from pathlib import PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit

from tui.content.excerpt import title_from
from tui.content.plain_text import plain_text
from tui.model.post import BodyFormat, Post, PostKind, PostStatus
from tui.sources.blogger.authors import author_of
from tui.sources.blogger.dates import publication_date
from tui.sources.blogger.elements import Fields, web_address
from tui.sources.blogger.keys import post_key
from tui.sources.blogger.kinds import KIND_SCHEME, EntryKind

STATUSES = {
    "": PostStatus.PUBLISHED,
    "LIVE": PostStatus.PUBLISHED,
    "DRAFT": PostStatus.DRAFT,
    "SCHEDULED": PostStatus.FUTURE,
    "TRASHED": PostStatus.TRASH,
    "SOFT_TRASHED": PostStatus.TRASH,
}
KINDS = {EntryKind.PAGE: PostKind.PAGE}


def parse_post(fields: Fields, kind: EntryKind, home: str = "") -> Post | None:
    """Read an entry as a post, ``None`` for one with neither an id nor a title nor a body.

    ``home`` is the blog's address, against which an export since 2018 names its posts.
    """
    body, body_format = fields.body()
    title = fields.title()
    if not (fields.line("id") or title or body):
        return None
    author = author_of(fields)
    permalink = _permalink(fields, home)
    return Post(
        key=post_key(fields),
        title=title or title_from(plain_text(body, body_format)),
        title_generated=not title,
        body=body,
        body_format=body_format,
        author=author.name,
        author_url=author.url,
        published=publication_date(fields.line("published")),
        updated=publication_date(fields.line("updated")),
        excerpt=plain_text(fields.text("blogger:metaDescription"), BodyFormat.TEXT),
        permalink=permalink,
        slug=_slug(permalink or fields.line("blogger:filename")),
        categories=_labels(fields),
        status=_status(fields),
        kind=KINDS.get(kind, PostKind.POST),
        comment_count=_count(fields.line("thr:total")),
    )


def _permalink(fields: Fields, home: str) -> str:
    """Give the page of a published post; a draft has a file name in exports since 2018 and no page."""
    if link := fields.link("alternate"):
        return link
    name = fields.line("blogger:filename")
    try:
        return web_address(urljoin(home, name)) if home and name.startswith("/") else ""
    except ValueError:
        return ""


def _slug(address: str) -> str:
    try:
        return unquote(PurePosixPath(urlsplit(address).path).stem)
    except ValueError:
        return ""


def _labels(fields: Fields) -> tuple[str, ...]:
    labels = (each.get("term", "") for each in fields.all("category") if each.get("scheme") != KIND_SCHEME)
    return tuple(dict.fromkeys(name for label in labels if (name := " ".join(label.split()))))


def _status(fields: Fields) -> PostStatus:
    """Tell what the blog's editor says; a status that Blogger does not have hides the post."""
    if fields.line("blogger:trashed"):
        return PostStatus.TRASH
    if fields.inner("app:control").line("app:draft").lower() == "yes":
        return PostStatus.DRAFT
    return STATUSES.get(fields.line("blogger:status").upper(), PostStatus.PRIVATE)


def _count(written: str) -> int | None:
    return int(written) if written.isascii() and written.isdigit() and len(written) < 10 else None
