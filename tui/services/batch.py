"""Collects what a source gives until it is worth a transaction."""

from dataclasses import dataclass, field

from tui.content.plain_text import plain_text
from tui.model.comment import Comment
from tui.model.post import Post
from tui.services.prepared_batch import PreparedBatch

_LARGE = 500


@dataclass(slots=True)
class Batch:
    """Posts, comments and marks on their way into one transaction."""

    posts: list[Post] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    marks: dict[str, str] = field(default_factory=dict)

    @property
    def is_large(self) -> bool:
        """Whether waiting for more would only cost memory."""
        return len(self) >= _LARGE

    def __len__(self) -> int:
        return len(self.posts) + len(self.comments)

    def __bool__(self) -> bool:
        return bool(self.posts or self.comments or self.marks)

    def prepared(self) -> PreparedBatch:
        """Make the plain text for the search, before the transaction, which keeps the archive free."""
        return PreparedBatch(
            [(post, plain_text(post.body, post.body_format)) for post in self.posts],
            [(comment, plain_text(comment.body, comment.body_format)) for comment in self.comments],
            self.marks,
        )
