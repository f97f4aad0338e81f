"""A post as the panes need it."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tui.archive.discussion_parts import Part
from tui.model.comment import StoredComment
from tui.model.post import StoredPost
from tui.model.thread import Answer, Thread, ThreadView, arrange
from tui.model.thread_filters import CommentFilter, narrowed
from tui.model.thread_order import CommentOrder

if TYPE_CHECKING:
    from tui.model.quoted_places import Quoting
    from tui.rendering.document import Document

FIRST_COMMENTS = 60
"""Comments whose Markdown is made before a post is shown; the others follow when they come into view."""

KEPT_LAYOUTS = 3
"""Arrangements of a post's comments: as in view, by thread for its list of names, and one that is coming."""


@dataclass(frozen=True, slots=True)
class OpenedPost:
    """What the panes need of a post, with its article parsed."""

    stored: StoredPost
    comments: tuple[StoredComment, ...]
    """In the order of their ids."""
    answers: Mapping[int, Answer]
    article: "Document"
    quoting: "Quoting" = field(default_factory=dict)
    """The comments that quote each block of the article."""
    language: str = ""
    """Of the article, as ``language_of`` tells it."""
    minutes: int = 1
    """How long the article takes to be read."""
    muted: frozenset[str] = frozenset()
    """The names, as ``normal_name`` gives them, of those whom the reader does not want to read."""
    part: Part | None = None
    """Which part of a long discussion the comments are, ``None`` where they are all of it."""
    elsewhere: frozenset[int] = frozenset()
    """The comments that answer one in another part."""
    _laid_out: dict[tuple[ThreadView, CommentOrder, CommentFilter | None], Thread] = field(
        init=False, default_factory=dict, compare=False, repr=False
    )

    @property
    def post_id(self) -> int:
        """The number of the post in the archive."""
        return self.stored.id

    @property
    def extent(self) -> int:
        """Tell how far the discussion goes: the youngest comment of it or, of a long one, their number."""
        if self.part is not None:
            return self.part.whole
        return self.comments[-1].id if self.comments else 0

    @property
    def new_ids(self) -> frozenset[int]:
        """The comments that came after the post was last opened."""
        return frozenset(reply.id for reply in self.comments if reply.new)

    @property
    def edited_ids(self) -> frozenset[int]:
        """The comments that were edited after the reader had seen them."""
        return frozenset(reply.id for reply in self.comments if reply.edited)

    @property
    def vanished_ids(self) -> frozenset[int]:
        """The comments that vanished after the reader had seen them."""
        return frozenset(reply.id for reply in self.comments if reply.vanished)

    def thread(
        self,
        view: ThreadView,
        order: CommentOrder = CommentOrder.THREAD,
        wanted: CommentFilter | None = None,
    ) -> Thread:
        """Lay the comments out in one of the views and orders, or those that are wanted and what they answer.

        The last layouts are kept, so that one that was made beside the screen costs the screen nothing.
        """
        asked = view, order, wanted
        kept = self._laid_out.get(asked)
        if kept is not None:
            return kept
        if wanted is None:
            made = arrange(self.comments, self.answers, view, order)
        else:
            whole = self.thread(view, order)
            made = narrowed(whole, wanted.chosen(whole, self.stored.post.author))
        self._laid_out[asked] = made
        for oldest in list(self._laid_out)[:-KEPT_LAYOUTS]:
            self._laid_out.pop(oldest, None)
        return made

    def comment(self, comment_id: int | None) -> StoredComment | None:
        """Give a comment by its number in the archive."""
        return next((reply for reply in self.comments if reply.id == comment_id), None)

    def with_new(self, new_ids: Collection[int]) -> "OpenedPost":
        """Count exactly these comments as new."""
        new = frozenset(new_ids)
        return self._with_comments(
            lambda reply: reply if reply.new == (reply.id in new) else replace(reply, new=not reply.new)
        )

    def with_news_of(self, before: "OpenedPost | None") -> "OpenedPost":
        """Count as news also what was news when the post was loaded before."""
        if before is None:
            return self
        new, edited, vanished = before.new_ids, before.edited_ids, before.vanished_ids
        opened = self
        if before.stored.edited and not self.stored.edited:
            opened = replace(self, stored=replace(self.stored, edited=True))
        news = new | edited | vanished
        if not news:
            return opened
        return opened._with_comments(
            lambda reply: (
                replace(
                    reply,
                    new=reply.new or reply.id in new,
                    edited=reply.edited or reply.id in edited,
                    vanished=reply.vanished or reply.id in vanished,
                )
                if reply.id in news
                else reply
            )
        )

    def with_comment_starred(self, comment_id: int, starred: bool) -> "OpenedPost":
        """Star one comment, or take its star away."""
        return self._with_comments(
            lambda reply: replace(reply, starred=starred) if reply.id == comment_id else reply
        )

    def with_star(self, starred: bool) -> "OpenedPost":
        """Star the post, or take its star away."""
        return replace(self, stored=replace(self.stored, starred=starred))

    def _with_comments(self, change: Callable[[StoredComment], StoredComment]) -> "OpenedPost":
        return replace(self, comments=tuple(map(change, self.comments)))


def news_of(opened: OpenedPost) -> list[int]:
    """Count the comments that are new, that were edited, and that vanished."""
    return [len(opened.new_ids), len(opened.edited_ids), len(opened.vanished_ids)]
