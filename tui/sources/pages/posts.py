"""Pages into posts and comments of the model."""

from collections.abc import Iterator
from datetime import UTC, datetime

from tui.content.excerpt import title_from
from tui.model.comment import Comment
from tui.model.dates import UNDATED, PublicationDate
from tui.model.post import BodyFormat, Post
from tui.sources.pages.individual import IndividualPage
from tui.sources.pages.keys import monthly_key
from tui.sources.pages.monthly import MonthlyPage, MonthlyPost
from tui.sources.pages.paragraphs import body_of


def individual_post(page: IndividualPage, key: str, month: tuple[int, int] | None) -> Post:
    """Give the post of a page, dated by a month's page or else as not younger than its first comment."""
    return Post(
        key=key,
        title=page.title,
        body=body_of(page.article),
        body_format=BodyFormat.TEXT,
        author=page.author,
        published=_published(page, month),
        permalink=page.permalink,
    )


def page_comments(page: IndividualPage, post_key: str) -> Iterator[Comment]:
    """Give the comments of a page in its order, numbered from 1, such as ``page:004711#1``."""
    for number, comment in enumerate(page.comments, start=1):
        day = comment.day
        yield Comment(
            key=f"{post_key}#{number}",
            post_key=post_key,
            body=comment.body,
            body_format=BodyFormat.TEXT,
            author=comment.author,
            published=PublicationDate.on_day(day.year, day.month, day.day) if day else UNDATED,
        )


def monthly_posts(page: MonthlyPage) -> Iterator[Post]:
    """Give the posts of a month's page; of several with one key the later ones get a number."""
    seen: dict[str, int] = {}
    for post in page.posts:
        key = monthly_key(page, post)
        seen[key] = seen.get(key, 0) + 1
        yield _monthly_post(page, post, key if seen[key] == 1 else f"{key}-{seen[key]}")


def _monthly_post(page: MonthlyPage, post: MonthlyPost, key: str) -> Post:
    body = body_of(post.article)
    return Post(
        key=key,
        title=post.title or title_from(body),
        title_generated=not post.title,
        body=body,
        body_format=BodyFormat.TEXT,
        author=post.author,
        published=PublicationDate.in_month(page.year, page.month),
    )


def _published(page: IndividualPage, month: tuple[int, int] | None) -> PublicationDate:
    if month:
        return PublicationDate.in_month(*month)
    earliest = page.earliest_comment
    if earliest is None:
        return UNDATED
    return PublicationDate.before(datetime(earliest.year, earliest.month, earliest.day, tzinfo=UTC))
