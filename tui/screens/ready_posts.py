"""Posts that are ready to be shown, some of them before anybody asks for them."""

from asyncio import Task
from collections import OrderedDict
from dataclasses import dataclass

from tui.archive.archive import ArchiveState
from tui.model.thread import Thread, ThreadView
from tui.model.thread_order import CommentOrder
from tui.screens.comment_bodies import CommentBodies
from tui.screens.narrowing import Narrowing
from tui.screens.opened_post import OpenedPost
from tui.screens.stop import Stop

KEPT = 4
LARGEST = 4_000_000
"""Characters of article and comments that are kept ready of a post at most."""

Wishes = tuple[ThreadView, CommentOrder, Narrowing | None]
"""How the reader wants comments laid out."""


@dataclass(frozen=True, slots=True)
class ReadyPost:
    """A post as it was loaded, with its comments laid out and the place where the reader left it."""

    opened: OpenedPost
    bodies: CommentBodies
    thread: Thread
    wishes: Wishes
    """As which the thread was laid out."""
    stop: Stop

    def serves(self, stop: Stop) -> bool:
        """Whether the place is in what was loaded, as far as that is known."""
        return self.opened.part is None or stop == self.stop

    @property
    def is_small(self) -> bool:
        """Whether it may be kept without anybody having asked for it."""
        texts = (len(reply.comment.body) + len(reply.text) for reply in self.opened.comments)
        return len(self.opened.stored.post.body) + sum(texts) <= LARGEST


class ReadyPosts:
    """The few posts that were made ready last, each good as long as the archive is as it was then."""

    def __init__(self) -> None:
        self._kept: OrderedDict[int, tuple[ArchiveState, ReadyPost]] = OrderedDict()
        self._coming: dict[tuple[int, ArchiveState], Task[ReadyPost]] = {}

    def keep(self, ready: ReadyPost, state: ArchiveState) -> None:
        """Keep a post that was loaded while the archive was in this state."""
        self._kept[ready.opened.post_id] = state, ready
        self._kept.move_to_end(ready.opened.post_id)
        if len(self._kept) > KEPT:
            self._kept.popitem(last=False)

    def find(self, post_id: int, state: ArchiveState) -> ReadyPost | None:
        """Give a post if the archive is still as it was when the post was loaded."""
        kept_state, ready = self._kept.get(post_id, (None, None))
        return ready if kept_state == state else None

    def coming(self, post_id: int, state: ArchiveState) -> Task[ReadyPost] | None:
        """Give the loading of a post that began while the archive was in this state and has not ended."""
        return self._coming.get((post_id, state))

    def expect(self, post_id: int, state: ArchiveState, loading: Task[ReadyPost]) -> None:
        """Take note of a loading, so that whoever wants the post waits for it and begins no other."""
        self._coming[post_id, state] = loading
        loading.add_done_callback(lambda ended: self._ended(post_id, state, ended))

    def _ended(self, post_id: int, state: ArchiveState, loading: Task[ReadyPost]) -> None:
        del self._coming[post_id, state]
        if not loading.cancelled():
            loading.exception()  # asked for here, as whoever waited may have gone on to another post
