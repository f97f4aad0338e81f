"""Collects what a source gives until it is worth a transaction."""

from dataclasses import dataclass, field

from tui.archive import comments, gone, marks, posts
from tui.archive.archive import Archive
from tui.content.plain_text import plain_text
from tui.model.blog import SourceRecord
from tui.model.comment import Comment
from tui.model.post import Post
from tui.model.sync_report import SyncReport

_LARGE = 500


@dataclass(slots=True)
class Batch:
    """Posts, comments and marks that are stored together or not at all."""

    posts: list[Post] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    marks: dict[str, str] = field(default_factory=dict)

    @property
    def is_large(self) -> bool:
        """Whether waiting for more would only cost memory."""
        return len(self.posts) + len(self.comments) >= _LARGE

    def __bool__(self) -> bool:
        return bool(self.posts or self.comments or self.marks)

    def store(self, archive: Archive, source: SourceRecord, report: SyncReport) -> int:
        """Write the batch in one transaction, count it in ``report``, return how many comments had no post.

        The plain text for the search is made before the transaction, which keeps the archive free for others.
        """
        texts = [(post, plain_text(post.body, post.body_format)) for post in self.posts]
        replies = [(comment, plain_text(comment.body, comment.body_format)) for comment in self.comments]
        with archive.writing() as connection:
            post_counts = posts.save_posts(connection, source.id, source.blog_id, texts)
            comment_counts, homeless = comments.save_comments(connection, source.id, source.blog_id, replies)
            gone.mark_given(connection, source.id, "post", (post.key for post in self.posts))
            gone.mark_given(connection, source.id, "comment", (comment.key for comment in self.comments))
            if self.marks:
                marks.save_marks(connection, source.id, self.marks)
        report.posts.add(post_counts)
        report.comments.add(comment_counts)
        return len(homeless)
