"""A post of the REST API as the model has it."""

from urllib.parse import unquote

from tui.content.excerpt import title_from
from tui.content.plain_text import plain_text
from tui.model.post import BodyFormat, Post, PostKind, PostStatus
from tui.model.sync_report import Skipped
from tui.sources.json_fields import JsonObject, link, record_of, text
from tui.sources.wordpress_json.fields import (
    embedded,
    identity,
    name_of,
    rendered,
    without_double_escapes,
    without_errors,
)
from tui.sources.wordpress_json.site import Site

_STATUSES = {
    "publish": PostStatus.PUBLISHED,
    "draft": PostStatus.DRAFT,
    "pending": PostStatus.PENDING,
    "private": PostStatus.PRIVATE,
    "future": PostStatus.FUTURE,
    "trash": PostStatus.TRASH,
}
_KINDS = {"page": PostKind.PAGE}
_COMMENTS_OPEN = {"open": True, "closed": False}


def post_key(post_id: int) -> str:
    """Name a post by its WordPress id, as an export of the same blog does."""
    return f"wp:{post_id}"


def parse_post(record: JsonObject, site: Site, key: str = "") -> Post | Skipped:
    """Read one post; one without any text field is no post, and neither is one without an id or ``key``."""
    post_id = identity(record, "id")
    key = post_key(post_id) if post_id else key
    if not key:
        return Skipped("a post without an id", "Its record in the REST API cannot be read.")
    if "content" not in record and "title" not in record:
        return Skipped(f"post {post_id or key}", "Its record has neither a title nor a body.")
    body = rendered(record, "content")
    title = _title(record)
    return Post(
        key=key,
        title=title or title_from(plain_text(body, BodyFormat.HTML)),
        title_generated=not title,
        body=body,
        author=", ".join(_terms(record, "author")) or name_of(_author(record)),
        author_url=link(_author(record), "url"),
        published=site.date(record, "date"),
        updated=site.date(record, "modified"),
        permalink=link(record, "link"),
        slug=unquote(text(record, "slug")),
        categories=_terms(record, "category"),
        tags=_terms(record, "post_tag"),
        status=_STATUSES.get(text(record, "status"), PostStatus.PUBLISHED),
        kind=_KINDS.get(text(record, "type"), PostKind.POST),
        comments_open=_COMMENTS_OPEN.get(text(record, "comment_status")),
        protected=record_of(record, "content").get("protected") is True,
    )


def _title(record: JsonObject) -> str:
    plain = plain_text(rendered(record, "title"), BodyFormat.HTML)
    return " ".join(without_double_escapes(plain).split())


def _author(record: JsonObject) -> JsonObject:
    return next(iter(without_errors(embedded(record, "author"))), {})


def _terms(record: JsonObject, taxonomy: str) -> tuple[str, ...]:
    """Give the names in a taxonomy, each once; plugins keep several authors of a post as terms too."""
    groups = embedded(record, "wp:term")
    terms = [term for group in groups for term in without_errors(group)] if isinstance(groups, list) else []
    names = (name_of(term) for term in terms if term.get("taxonomy") == taxonomy)
    return tuple(dict.fromkeys(name for name in names if name))
