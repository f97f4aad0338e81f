"""Compares the files and folders that a blog was read from with what is stored of them."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from tui.archive.connection import Connection
from tui.archive.known_keys import unknown_keys
from tui.model.blog import SourceRecord
from tui.model.comment import Comment
from tui.model.errors import SourceError, SourceMissing
from tui.model.post import Post
from tui.model.sync_report import Skipped
from tui.services.doctor.finding import Finding, FindingKind
from tui.sources.file_source import FileSource
from tui.sources.files import open_path
from tui.sources.source import Progress

_LARGE = 500


def compare(connection: Connection, record: SourceRecord) -> Iterator[Finding | Progress]:
    """Read a file or folder without storing anything and give what the archive does not hold of it.

    Nothing is asked of a server, and standard input cannot be read again.
    """
    path = Path(record.location)
    if not path.is_absolute():
        return
    try:
        yield from _differences(connection, record, open_path(path))
    except SourceMissing:
        yield Finding(FindingKind.SOURCE, record.location, "It is no longer there.")
    except SourceError as error:
        yield Finding(FindingKind.SOURCE, record.location, str(error))


def _differences(
    connection: Connection, record: SourceRecord, source: FileSource
) -> Iterator[Finding | Progress]:
    waiting: list[Post | Comment] = []
    seen = 0
    with closing(source.read(source.path)) as items:
        for item in items:
            if isinstance(item, Skipped):
                yield Finding(FindingKind.UNREAD, f"{item.where} in {record.location}", item.why)
            elif isinstance(item, Post | Comment):
                waiting.append(item)
            if len(waiting) == _LARGE:
                yield from _not_stored(connection, record, waiting)
                seen += len(waiting)
                waiting.clear()
                yield Progress(seen, None, "records compared")
    yield from _not_stored(connection, record, waiting)


def _not_stored(
    connection: Connection, record: SourceRecord, records: list[Post | Comment]
) -> Iterator[Finding]:
    posts = {each.key: each for each in records if isinstance(each, Post)}
    comments = {each.key: each for each in records if isinstance(each, Comment)}
    unknown_posts = unknown_keys(connection, "post", record.blog_id, list(posts))
    unknown_comments = unknown_keys(connection, "comment", record.blog_id, list(comments))
    for key, post in posts.items():
        if key in unknown_posts:
            yield _unread(record, f"post {key}", f"“{post.title}” is not stored.")
    for key, comment in comments.items():
        if key in unknown_comments:
            yield _unread(
                record, f"comment {key}", f"What {comment.author or 'somebody'} wrote is not stored."
            )


def _unread(record: SourceRecord, name: str, what: str) -> Finding:
    return Finding(FindingKind.UNREAD, f"{name} in {record.location}", what)
