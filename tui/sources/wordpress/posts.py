"""A post of the REST API as the model has it."""

from urllib.parse import unquote

from tui.content.excerpt import title_from
from tui.content.plain_text import plain_text
from tui.model.post import BodyFormat, Post, PostStatus
from tui.model.sync_report import Skipped
from tui.sources.wordpress.fields import (
    JsonObject,
    identity,
    link,
    name_of,
    objects,
    rendered,
    text,
    without_double_escapes,
)
from tui.sources.wordpress.site import Site

# An excerpt is not asked for: mostly WordPress makes it from the body, at the price of rendering that twice.
FIELDS = (
    "id,date,date_gmt,modified,modified_gmt,slug,status,link,title,content,author,comment_status,"
    "_links,_embedded"
)
EMBEDDED = "author,wp:term"

_STATUSES = {
    "publish": PostStatus.PUBLISHED,
    "draft": PostStatus.DRAFT,
    "pending": PostStatus.PENDING,
    "private": PostStatus.PRIVATE,
    "future": PostStatus.FUTURE,
    "trash": PostStatus.TRASH,
}
_COMMENTS_OPEN = {"open": True, "closed": False}


def post_key(post_id: int) -> str:
    """Name a post by its WordPress id, as an export of the same blog does."""
    return f"wp:{post_id}"


def parse_post(record: JsonObject, site: Site) -> Post | Skipped:
    """Read one post; one without an id or without any text field is no post."""
    post_id = identity(record, "id")
    if not post_id:
        return Skipped("a post without an id", "Its record in the REST API cannot be read.")
    if "content" not in record and "title" not in record:
        return Skipped(f"post {post_id}", "Its record has neither a title nor a body.")
    body = rendered(record, "content")
    title = _title(record)
    author = _author(record)
    return Post(
        key=post_key(post_id),
        title=title or title_from(plain_text(body, BodyFormat.HTML)),
        title_generated=not title,
        body=body,
        author=name_of(author),
        author_url=link(author, "url"),
        published=site.date(record, "date"),
        updated=site.date(record, "modified"),
        permalink=link(record, "link"),
        slug=unquote(text(record, "slug")),
        categories=_terms(record, "category"),
        tags=_terms(record, "post_tag"),
        status=_STATUSES.get(text(record, "status"), PostStatus.PUBLISHED),
        comments_open=_COMMENTS_OPEN.get(text(record, "comment_status")),
        protected=_is_protected(record),
    )


def _title(record: JsonObject) -> str:
    plain = plain_text(rendered(record, "title"), BodyFormat.HTML)
    return " ".join(without_double_escapes(plain).split())


def _embedded(record: JsonObject, name: str) -> object:
    embedded = record.get("_embedded")
    return embedded.get(name) if isinstance(embedded, dict) else None


def _author(record: JsonObject) -> JsonObject:
    return next(iter(objects(_embedded(record, "author"))), {})


def _terms(record: JsonObject, taxonomy: str) -> tuple[str, ...]:
    groups = _embedded(record, "wp:term")
    terms = [term for group in groups for term in objects(group)] if isinstance(groups, list) else []
    names = (name_of(term) for term in terms if term.get("taxonomy") == taxonomy)
    return tuple(dict.fromkeys(name for name in names if name))


def _is_protected(record: JsonObject) -> bool:
    content = record.get("content")
    return isinstance(content, dict) and content.get("protected") is True
