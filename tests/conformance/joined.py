"""Reads sources into one blog in an order, and gives what a reader of the blog then sees."""

import tempfile
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tui.archive import blogs, comments, posts
from tui.archive.archive import Archive
from tui.archive.integrity import check
from tui.model.comment import Comment, StoredComment
from tui.model.post import Post
from tui.services.importing import add_source
from tui.sources.discovery import find_source
from tui.sources.http_client import HttpClient
from tui.sources.source import Item

Reply = tuple[Comment, str, tuple[str, str] | None]
"""A comment, its words, and whom and what it answers."""
Shown = list[tuple[Post, str, list[Reply]]]
"""Each post, its words, and its comments."""


@dataclass(frozen=True)
class Recorded:
    """A source that was read once and gives the same again, so that many orders cost no many readings."""

    location: str
    format: str
    given: Sequence[Item]

    async def items(self, marks: Mapping[str, str]) -> AsyncIterator[Item]:
        """Give everything."""
        for item in self.given:
            yield item


async def recorded(location: str) -> Recorded:
    """Find a source and read all of it."""
    async with HttpClient() as http:
        source = await find_source(location, http)
        given = [item async for item in source.items({})]
    return Recorded(source.location, source.format, given)


async def read_in_order(sources: Iterable[Recorded]) -> Shown:
    """Add the sources one after another, then all again, and give what is shown in the one blog they make."""
    sources = list(sources)
    with tempfile.TemporaryDirectory() as folder:
        archive = Archive.open(Path(folder) / "archive.db")
        try:
            for source in sources:
                _, report = await add_source(archive, source.location, source=source)
                assert not report.failure
            first = shown(archive)
            for source in sources:
                _, report = await add_source(archive, source.location, source=source)
                for counts in (report.posts, report.comments):
                    assert (counts.new, counts.changed, counts.joined, counts.gone) == (0, 0, 0, 0)
            assert shown(archive) == first
            assert len(blogs.list_blogs(archive.reader())) == 1
            assert check(archive.reader()) == []
            return first
        finally:
            archive.close()


def shown(archive: Archive) -> Shown:
    """Give everything of posts and comments but ids and keys, in an order that is one for all archives."""
    reader = archive.reader()
    found: Shown = []
    for (post_id,) in reader.execute("SELECT id FROM posts").fetchall():
        stored = posts.load_post(reader, post_id)
        replies = comments.load_comments(reader, post_id, hidden=True)
        facts = replace(stored.post, key="", tags=tuple(sorted(stored.post.tags)))
        found.append((facts, stored.text, sorted(_told(replies), key=repr)))
    return sorted(found, key=repr)


def _told(replies: list[StoredComment]) -> list[Reply]:
    by_key = {reply.comment.key: reply for reply in replies}
    told: list[Reply] = []
    for reply in replies:
        parent = by_key[reply.comment.parent_key] if reply.comment.parent_key else None
        answered = (parent.comment.author, parent.text) if parent else None
        told.append((replace(reply.comment, key="", post_key="", parent_key=""), reply.text, answered))
    return told
