"""Which comments of a post the reader wants to see."""

from dataclasses import dataclass

from tui.content.terminal_text import SafeText
from tui.model.thread_filters import CommentFilter
from tui.screens.opened_post import OpenedPost


@dataclass(frozen=True, slots=True)
class Narrowing:
    """A wish about the comments of one post, which ends where another post is opened."""

    post_id: int
    wanted: CommentFilter
    told: SafeText
    """The wish in a few words, such as ``only by Tove``."""

    def is_for(self, opened: OpenedPost | None) -> bool:
        """Tell whether the wish is about the post in view."""
        return opened is not None and opened.post_id == self.post_id
