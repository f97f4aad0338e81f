"""Blogs that are written for one question: posts of a certain size, or one post with many comments."""

import asyncio
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tui.archive import blogs, sources
from tui.archive.archive import Archive
from tui.archive.discussion_parts import PartWish
from tui.model.blog import BlogFacts
from tui.model.comment import Comment
from tui.model.dates import PublicationDate
from tui.model.post import Post
from tui.services.library import Library
from tui.services.reading import ReadingMarks
from tui.services.sync import read_source
from tui.sources.source import Item

FIRST_DAY = datetime(2006, 1, 2, 12, tzinfo=UTC)
AUTHOR = "Volker"
SENTENCE = "The tram to the harbour was late again, and nobody on board seemed to <em>mind</em> it at all. "
EVERY_TENTH = 10


@dataclass(frozen=True, slots=True)
class WrittenBlog:
    """A source whose items are made while they are read."""

    given: Iterable[Item]
    location: str = "https://bench.example/"
    format: str = "written"

    async def items(self, marks: Mapping[str, str]) -> AsyncIterator[Item]:
        """Give everything, whatever was read before."""
        for item in self.given:
            yield item


def store(archive: Path, given: Iterable[Item]) -> None:
    """Read items into the blog of an archive, made where there is none."""
    opened = Archive.open(archive)
    try:
        source = WrittenBlog(given)
        record = sources.find_source(opened.reader(), source.location)
        if record is None:
            with opened.writing() as connection:
                blog = blogs.add_blog(connection, BlogFacts(name="Bench"))
                record = sources.add_source(connection, blog, source.location, source.format)
        asyncio.run(read_source(opened, source, record))
    finally:
        opened.close()


def store_posts(archive: Path, *, count: int, size: int) -> None:
    """Make an archive of posts without comments."""
    store(archive, posts(count, size))


def posts(count: int, size: int) -> Iterator[Post]:
    """Give posts of ``size`` bytes of HTML, each with its number in its title and in its first line."""
    paragraph = f"<p>{SENTENCE * 5}</p>\n"
    for number in range(1, count + 1):
        yield Post(
            key=f"wp:{number}",
            title=f"Post {number:06}",
            body=f"<p>{first_line(number)}</p>\n{paragraph * max(1, size // len(paragraph))}",
            author=AUTHOR,
            published=PublicationDate.at(FIRST_DAY + timedelta(hours=number)),
            permalink=f"https://bench.example/{number}",
        )


def first_line(number: int) -> str:
    """Give the words with which a post begins, which stand nowhere else."""
    return f"Opening {number:06}"


def comments(numbers: range, on: int) -> Iterator[Comment]:
    """Give comments on one post: every tenth opens a thread, the others answer the one before."""
    for number in numbers:
        is_root = number % EVERY_TENTH == 1
        yield Comment(
            key=f"wp:{number}",
            post_key=f"wp:{on}",
            body=f"<p>Answer {number:07}. {SENTENCE}</p>",
            parent_key="" if is_root else f"wp:{number - 1}",
            threaded=True,
            author=AUTHOR if number % EVERY_TENTH == 5 else f"Reader {number % 997}",
            published=PublicationDate.at(FIRST_DAY + timedelta(days=365, seconds=number)),
        )


def open_every_post(archive: Path) -> None:
    """Make the Markdown of every post and of its first comments, as whoever read them has."""
    with closing(Library.open(archive)) as library:
        for post in list(library.list_posts()):
            library.discussion(post.id, first_comments=20, part=lambda _: PartWish())


def note_read(archive: Path, post_id: int) -> None:
    """Have a post opened before, so that what comes now is new."""
    with closing(Library.open(archive)) as library:
        ReadingMarks(library.archive).open_post(post_id)
