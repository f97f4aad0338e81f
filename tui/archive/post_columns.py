"""A post as columns, and back."""

from collections.abc import Sequence
from typing import Any

from tui.archive.failures import legible
from tui.archive.stored_date import date_columns, date_of
from tui.archive.stored_text import Column, names_column, names_of, storable, storable_number
from tui.model.blog import Blog, BlogFacts
from tui.model.post import BodyFormat, Post, PostKind, PostStatus

FACTS = (
    "title, title_generated, author, published, published_precision, author_url, updated, updated_precision,"
    " permalink, slug, categories, tags, status, kind, comment_count, comments_open, protected"
)
"""What a source says of a post beside its key and its body, in the order of ``fact_columns``."""

BODY = "body, format, excerpt"
"""What a source says in the post, in the order of ``body_columns``."""


def fact_columns(post: Post) -> tuple[Column, ...]:
    """Give the values of ``FACTS``."""
    return (
        storable(post.title),
        int(post.title_generated),
        storable(post.author),
        *date_columns(post.published),
        storable(post.author_url),
        *date_columns(post.updated),
        storable(post.permalink),
        storable(post.slug),
        names_column(post.categories),
        names_column(post.tags),
        post.status.value,
        post.kind.value,
        storable_number(post.comment_count),
        None if post.comments_open is None else int(post.comments_open),
        int(post.protected),
    )


def body_columns(post: Post) -> tuple[str, ...]:
    """Give the values of ``BODY``."""
    return storable(post.body), post.body_format.value, storable(post.excerpt)


def stored_post(key: str, columns: Sequence[Any]) -> Post:
    """Read a post from its key and the values of ``BODY`` and then ``FACTS``."""
    return post_of(key, columns[3:], columns[:3])


def blog_name(blog_id: int, name: str, url: str) -> str:
    """Say what to call the blog of a post."""
    return Blog(blog_id, BlogFacts(name=name, url=url)).name


@legible
def post_of(key: str, facts: Sequence[Any], body: Sequence[Any]) -> Post:
    """Read a post from its key and the values of ``FACTS`` and ``BODY``."""
    title, generated, author, published, precision, author_url, updated, updated_precision = facts[:8]
    permalink, slug, categories, tags, status, kind, comment_count, comments_open, protected = facts[8:]
    text, body_format, excerpt = body
    return Post(
        key=key,
        title=title,
        body=text,
        body_format=BodyFormat(body_format),
        title_generated=bool(generated),
        author=author,
        author_url=author_url,
        published=date_of(published, precision),
        updated=date_of(updated, updated_precision),
        excerpt=excerpt,
        permalink=permalink,
        slug=slug,
        categories=names_of(categories),
        tags=names_of(tags),
        status=PostStatus(status),
        kind=PostKind(kind),
        comment_count=comment_count,
        comments_open=None if comments_open is None else bool(comments_open),
        protected=bool(protected),
    )
