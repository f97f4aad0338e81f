"""What is stored in one transaction, with everything that can be made ready before it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tui.archive import comments, gone, marks, posts
from tui.archive.archive import Archive
from tui.model.blog import SourceRecord
from tui.model.comment import Comment
from tui.model.post import Post
from tui.model.sync_report import Counts


class Stored(NamedTuple):
    """What became of a batch."""

    posts: Counts
    comments: Counts
    homeless: int
    """Comments that were not stored, as their posts are not."""


@dataclass(frozen=True, slots=True)
class PreparedBatch:
    """Posts and comments with their plain text, and marks, that are stored together or not at all."""

    posts: Sequence[tuple[Post, str]]
    comments: Sequence[tuple[Comment, str]]
    marks: Mapping[str, str]

    def store(self, archive: Archive, source: SourceRecord) -> Stored:
        """Write the batch in one transaction; raises ``ArchiveError``."""
        with archive.writing() as connection:
            post_counts = posts.save_posts(connection, source.id, source.blog_id, self.posts)
            comment_counts, homeless = comments.save_comments(
                connection, source.id, source.blog_id, self.comments
            )
            gone.mark_given(connection, source.id, "post", (post.key for post, _ in self.posts))
            gone.mark_given(connection, source.id, "comment", (comment.key for comment, _ in self.comments))
            if self.marks:
                marks.save_marks(connection, source.id, self.marks)
        return Stored(post_counts, comment_counts, len(homeless))
