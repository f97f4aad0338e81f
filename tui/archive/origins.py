"""Which source each piece of a stored discussion came from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tui.archive.connection import Connection
from tui.archive.joined_comments import told_comments
from tui.archive.joined_posts import told_posts
from tui.archive.sources import list_sources
from tui.archive.stored_date import date_of
from tui.model.blog import SourceRecord
from tui.model.comment import Comment, CommentStatus
from tui.model.dates import PublicationDate
from tui.model.errors import NotStored
from tui.model.joining import Told
from tui.model.post import BodyFormat, Post

POST = (
    "SELECT blog_id, key, title, format, length(body), published, published_precision, source_id"
    " FROM posts JOIN post_bodies ON post_id = id WHERE id = ?"
)
COMMENTS = (
    "SELECT id, blog_id, key, parent_key, author, published, published_precision, status, source_id, joined"
    " FROM comments WHERE post_id = ? ORDER BY id"
)


@dataclass(frozen=True, slots=True)
class Version:
    """What one of several sources tells of a record."""

    key: str
    characters: int
    """The length of its body."""
    published: PublicationDate
    source: SourceRecord
    parent_key: str = ""
    """The comment that it says this one answers, by its own key of it."""


@dataclass(frozen=True, slots=True)
class PostOrigin:
    """Where a post, its body and its date came from, and what they are."""

    id: int
    key: str
    title: str
    body_format: BodyFormat
    characters: int
    published: PublicationDate
    source: SourceRecord
    """The one that told the body."""
    versions: tuple[Version, ...]
    """What each source tells, where there are several."""

    @property
    def dated_by(self) -> tuple[SourceRecord, ...]:
        """Every source that tells this very date."""
        told = tuple(each.source for each in self.versions if each.published == self.published)
        return told or (self.source,)


@dataclass(frozen=True, slots=True)
class CommentOrigin:
    """Where a comment came from."""

    id: int
    key: str
    author: str
    published: PublicationDate
    status: CommentStatus
    parent_key: str
    source: SourceRecord
    versions: tuple[Version, ...]


def post_origin(connection: Connection, post_id: int) -> PostOrigin:
    """Give the origin of a post; raise ``NotStored`` where there is none."""
    row = connection.execute(POST, (post_id,)).fetchone()
    if row is None:
        raise NotStored(f"The archive holds no post {post_id}; `vowe-tui list` lists what it holds.")
    blog_id, key, title, body_format, characters, published, precision, source_id = row
    sources = _sources(connection, blog_id)
    return PostOrigin(
        id=post_id,
        key=key,
        title=title,
        body_format=BodyFormat(body_format),
        characters=characters,
        published=date_of(published, precision),
        source=sources[source_id],
        versions=_versions(told_posts(connection, post_id), sources),
    )


def comment_origins(connection: Connection, post_id: int) -> Iterator[CommentOrigin]:
    """Give the origin of each comment of a post, hidden ones too, in the order of their ids."""
    sources: dict[int, SourceRecord] = {}
    for row in connection.execute(COMMENTS, (post_id,)):
        comment_id, blog_id, key, parent_key, author, published, precision, status, source_id, joined = row
        sources = sources or _sources(connection, blog_id)
        yield CommentOrigin(
            id=comment_id,
            key=key,
            author=author,
            published=date_of(published, precision),
            status=CommentStatus(status),
            parent_key=parent_key,
            source=sources[source_id],
            versions=_versions(told_comments(connection, comment_id), sources) if joined else (),
        )


def _sources(connection: Connection, blog_id: int) -> dict[int, SourceRecord]:
    return {source.id: source for source in list_sources(connection, blog_id)}


def _versions(
    told: Iterable[Told[Post]] | Iterable[Told[Comment]], sources: dict[int, SourceRecord]
) -> tuple[Version, ...]:
    return tuple(
        Version(
            key=each.record.key,
            characters=len(each.record.body),
            published=each.record.published,
            source=sources[each.source_id],
            parent_key=each.record.parent_key if isinstance(each.record, Comment) else "",
        )
        for each in told
    )
