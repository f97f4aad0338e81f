"""What the archive holds, as a reader asks for it."""

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from tui.archive import blogs, post_order, post_rows, post_titles, posts, sources
from tui.archive.archive import Archive
from tui.archive.discussion_parts import SIZES, Part, PartSizes, PartWish, Visit, next_news, parent_of
from tui.model.blog import Blog
from tui.model.chronology import Chronology
from tui.model.comment import StoredComment
from tui.model.post import PostRow, StoredPost
from tui.model.thread import Answer
from tui.services.conversion import Conversion

if TYPE_CHECKING:
    from tui.services.discussions import Discussions


@dataclass(frozen=True, slots=True)
class Discussion:
    """A post with all that was said below it."""

    stored: StoredPost
    comments: tuple[StoredComment, ...]
    answers: Mapping[int, Answer]
    """What the reader says that comments answer, and what those of a flat source seem to, by comment id."""
    muted: frozenset[str] = frozenset()
    """The names, as ``normal_name`` gives them, of those whom the reader does not want to read."""
    part: Part | None = None
    """Which part of a discussion these comments are, ``None`` where they are all of it."""
    elsewhere: frozenset[int] = frozenset()
    """The comments that answer one in another part."""


WhichPart = Callable[[StoredPost], PartWish]
"""Says which part of a discussion is wanted that is too long to be read at once."""


class Library:
    """The reading side of one archive; every method blocks and may be called from any thread."""

    def __init__(
        self, archive: Archive, conversion: Conversion | None = None, sizes: PartSizes = SIZES
    ) -> None:
        self.archive = archive
        self.conversion = conversion or Conversion()
        self._sizes = sizes

    @classmethod
    def open(cls, path: Path) -> "Library":
        """Open the archive at ``path``, made where there is none; raises ``ArchiveError``."""
        return cls(Archive.open(path))

    def close(self) -> None:
        """End the converting process and close the archive."""
        self.conversion.close()
        self.archive.close()

    def blogs(self) -> list[Blog]:
        """List the blogs in the order in which they were added."""
        with self.archive.reading() as reader:
            return blogs.list_blogs(reader)

    def blog(self, blog_id: int) -> Blog:
        """Load one blog; raises ``NotStored``."""
        with self.archive.reading() as reader:
            return blogs.load_blog(reader, blog_id)

    def first_chronology(self, blog_id: int, limit: int) -> Chronology:
        """Give the newest ``limit`` posts of a blog by month at once, however many there are."""
        with self.archive.reading() as reader:
            return Chronology(*post_order.newest(reader, blog_id, limit))

    def chronology(self, blog_id: int, *, answered: bool = False) -> Chronology:
        """Give all shown posts of a blog by month, newest first, or only those their author answered."""
        with self.archive.reading() as reader:
            return Chronology(*post_order.whole_order(reader, blog_id, answered=answered))

    def rows(self, ids: Sequence[int]) -> list[PostRow]:
        """Give what the index shows of these posts, in their order."""
        with self.archive.reading() as reader:
            return post_rows.rows(reader, ids)

    def titles(self, blog_id: int) -> dict[int, str]:
        """Give the titles of all shown posts of a blog by id."""
        with self.archive.reading() as reader:
            return dict(post_titles.titles(reader, blog_id))

    def next_unread(self, blog_id: int, post_id: int, *, newer: bool) -> int | None:
        """Name the nearest unread post on one side of a post."""
        with self.archive.reading() as reader:
            return post_order.next_unread(reader, blog_id, post_id, newer=newer)

    def next_answered(self, blog_id: int, post_id: int, *, newer: bool) -> int | None:
        """Name the nearest post, on one side of a post, below which its author wrote a comment."""
        with self.archive.reading() as reader:
            return post_order.next_answered(reader, blog_id, post_id, newer=newer)

    def find_source(self, location: str) -> int | None:
        """Name the blog that ``location`` was read into, however its address is written."""
        with self.archive.reading() as reader:
            record = sources.find_source(reader, location)
            if record is not None:
                return record.blog_id
            found = blogs.find_blog(reader, location)
        return None if found is None else found.id

    def holds(self, blog_id: int) -> bool:
        """Whether there still is a blog with this id."""
        return any(blog.id == blog_id for blog in self.blogs())

    def post(self, post_id: int) -> StoredPost:
        """Load a post as it is stored, perhaps without Markdown; raises ``NotStored``."""
        with self.archive.reading() as reader:
            return posts.load_post(reader, post_id)

    def find_post(self, reference: str, blog_id: int | None = None) -> int | None:
        """Find a post by number, key or permalink."""
        with self.archive.reading() as reader:
            return posts.find_post(reader, reference, blog_id)

    def list_posts(self, blog_id: int | None = None, limit: int | None = None) -> Iterator[StoredPost]:
        """Give posts without their bodies, newest first."""
        with self.archive.reading() as reader:
            yield from post_rows.list_rows(reader, blog_id, limit)

    def discussion(
        self,
        post_id: int,
        *,
        first_comments: int | None = None,
        keeps: bool = True,
        part: WhichPart | None = None,
    ) -> Discussion:
        """Load a post with its comments; Markdown is made of its body and of the first comments, or of all.

        Of a discussion that is too long to be read at once only that ``part`` is loaded which is asked for;
        where none is, all of it. Unless it ``keeps``, no Markdown is stored. Raises ``NotStored``.
        """
        return self._discussions.load(post_id, first_comments=first_comments, keeps=keeps, part=part)

    def next_news(self, post_id: int, visit: Visit, passed: Set[int]) -> int | None:
        """Name the oldest comment that is news at a visit and not among those that were passed."""
        with self.archive.reading() as reader:
            return next_news(reader, post_id, visit, passed)

    def parent_of(self, post_id: int, comment_id: int) -> int | None:
        """Name the comment that one below a post hangs on, in whichever part of the discussion that is."""
        with self.archive.reading() as reader:
            return parent_of(reader, post_id, comment_id)

    def comment_markdown(self, replies: Sequence[StoredComment], *, keeps: bool = True) -> dict[int, str]:
        """Give the Markdown of each comment by id, made where there was none, and stored if it ``keeps``."""
        return self._discussions.comment_markdown(replies, keeps=keeps)

    @cached_property
    def _discussions(self) -> "Discussions":
        # What finds out who answers whom is loaded with the first post: an index is there without it.
        from tui.services.discussions import Discussions

        return Discussions(self.archive, self.conversion, self._sizes)
