"""Which source each piece of a stored discussion came from."""

# Nothing but names of columns is written into statements here.
# ruff: noqa: S608

from collections.abc import Iterator
from dataclasses import dataclass

from tui.archive.connection import Connection
from tui.archive.stored_date import date_of
from tui.model.blog import SourceRecord
from tui.model.comment import CommentStatus
from tui.model.dates import PublicationDate
from tui.model.errors import NotStored
from tui.model.post import BodyFormat

SOURCE = "s.id, s.blog_id, s.location, s.format"
POST = (
    f"SELECT p.key, p.title, b.format, length(b.body), p.published, p.published_precision, {SOURCE}"
    " FROM posts AS p JOIN post_bodies AS b ON b.post_id = p.id JOIN sources AS s ON s.id = p.source_id"
    " WHERE p.id = ?"
)
COMMENTS = (
    f"SELECT c.id, c.key, c.author, c.published, c.published_precision, c.status, {SOURCE}"
    " FROM comments AS c JOIN sources AS s ON s.id = c.source_id WHERE c.post_id = ? ORDER BY c.id"
)


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


@dataclass(frozen=True, slots=True)
class CommentOrigin:
    """Where a comment came from."""

    id: int
    key: str
    author: str
    published: PublicationDate
    status: CommentStatus
    source: SourceRecord


def post_origin(connection: Connection, post_id: int) -> PostOrigin:
    """Give the origin of a post; raise ``NotStored`` where there is none."""
    row = connection.execute(POST, (post_id,)).fetchone()
    if row is None:
        raise NotStored(f"The archive holds no post {post_id}; `vowe-tui list` lists what it holds.")
    key, title, body_format, characters, published, precision, *source = row
    return PostOrigin(
        id=post_id,
        key=key,
        title=title,
        body_format=BodyFormat(body_format),
        characters=characters,
        published=date_of(published, precision),
        source=SourceRecord(*source),
    )


def comment_origins(connection: Connection, post_id: int) -> Iterator[CommentOrigin]:
    """Give the origin of each comment of a post, hidden ones too, in the order of their ids."""
    for comment_id, key, author, published, precision, status, *source in connection.execute(
        COMMENTS, (post_id,)
    ):
        yield CommentOrigin(
            id=comment_id,
            key=key,
            author=author,
            published=date_of(published, precision),
            status=CommentStatus(status),
            source=SourceRecord(*source),
        )
