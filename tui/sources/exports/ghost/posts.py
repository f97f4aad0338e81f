"""A row of an export, or a record of the Content API, as a post."""

from collections.abc import Mapping, Sequence

from tui.content.excerpt import title_from
from tui.content.plain_text import plain_text
from tui.model.post import Post, PostKind, PostStatus
from tui.sources.exports.ghost.bodies import body_of
from tui.sources.exports.ghost.tables import INTERNAL, Person
from tui.sources.exports.json_fields import flag, identity, instant, line, link, objects, text

STATUSES = {
    "": PostStatus.PUBLISHED,
    "published": PostStatus.PUBLISHED,
    "sent": PostStatus.PUBLISHED,
    "draft": PostStatus.DRAFT,
    "scheduled": PostStatus.FUTURE,
}
CLOSED_TO_ALL = frozenset({"members", "paid", "tiers"})


def post_key(fields: Mapping[str, object], name: str = "id") -> str:
    """Name a post by its id, such as ``ghost:9b7114425bee6e3b17baf7c0``; the API has the same ids."""
    return f"ghost:{identity(fields, name)}"


def parse_post(
    fields: Mapping[str, object], authors: Sequence[Person], tags: tuple[str, ...], blog: str
) -> Post:
    """Read a post; an unknown status means private."""
    body, body_format = body_of(fields, blog)
    title = line(fields, "title")
    return Post(
        key=post_key(fields),
        title=title or title_from(plain_text(body, body_format)),
        title_generated=not title,
        body=body,
        body_format=body_format,
        author=", ".join(person.name for person in authors),
        author_url=authors[0].url if authors else "",
        published=instant(fields, "published_at"),
        updated=instant(fields, "updated_at"),
        excerpt=text(fields, "custom_excerpt"),
        permalink=link(fields, "url") or link(fields, "canonical_url"),
        slug=line(fields, "slug"),
        tags=tags,
        status=STATUSES.get(line(fields, "status"), PostStatus.PRIVATE),
        kind=PostKind.PAGE if line(fields, "type") == "page" or flag(fields, "page") else PostKind.POST,
        protected=fields.get("access") is False
        or (line(fields, "visibility") in CLOSED_TO_ALL and not body.strip()),
    )


def parse_answered_post(fields: Mapping[str, object], blog: str) -> Post:
    """Read a post as the Content API gives it, with its authors and tags in it."""
    authors = [
        Person(line(author, "name"), link(author, "website") or link(author, "url"))
        for author in objects(fields, "authors")
        if line(author, "name")
    ]
    seen = (tag for tag in objects(fields, "tags") if line(tag, "visibility") != INTERNAL)
    tags = (name for tag in seen if (name := line(tag, "name")) and not name.startswith("#"))
    return parse_post(fields, authors, tuple(dict.fromkeys(tags)), blog)
