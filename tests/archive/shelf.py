"""An open archive with one blog in it, spoken to in short."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Concatenate, ParamSpec, TypeVar

from tui.archive.archive import Archive
from tui.archive.comments import save_comments
from tui.archive.connection import Connection
from tui.archive.posts import save_posts
from tui.model.comment import Comment
from tui.model.post import Post
from tui.model.sync_report import Counts

Arguments = ParamSpec("Arguments")
Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Shelf:
    """An archive, a blog and its source."""

    archive: Archive
    blog_id: int
    source_id: int

    def read(
        self,
        ask: Callable[Concatenate[Connection, Arguments], Answer],
        *arguments: Arguments.args,
        **options: Arguments.kwargs,
    ) -> Answer:
        """Ask on this thread's reading connection."""
        return ask(self.archive.reader(), *arguments, **options)

    def write(
        self,
        tell: Callable[Concatenate[Connection, Arguments], Answer],
        *arguments: Arguments.args,
        **options: Arguments.kwargs,
    ) -> Answer:
        """Tell on the writing connection, in a transaction of its own."""
        with self.archive.writing() as connection:
            return tell(connection, *arguments, **options)

    def store(self, *posts: Post, text: str = "Sie hat eine Meinung.") -> Counts:
        """Store posts that all have this plain text."""
        return self.write(save_posts, self.source_id, self.blog_id, [(post, text) for post in posts])

    def answer(self, *comments: Comment, text: str = "Entkalken hilft.") -> Counts:
        """Store comments that all have this plain text."""
        pairs = [(comment, text) for comment in comments]
        return self.write(save_comments, self.source_id, self.blog_id, pairs)[0]

    def value(self, statement: str, *parameters: Any) -> Any:
        """Give the first column of the first row."""
        return self.archive.reader().execute(statement, parameters).fetchone()[0]
