"""Who answers whom, found once for each discussion that is read again and again."""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from threading import Lock

from tui.model.comment import Comment, StoredComment
from tui.model.replies import infer_answers
from tui.model.thread import Answer

KEPT = 8
"""Discussions whose answers are kept."""
LONGEST_KEPT = 20_000
"""Comments of a discussion beyond which its answers are found anew, as keeping them takes much memory."""

Asked = tuple[str, str, list[tuple[int, Comment, str]]]


class FoundAnswers:
    """Keeps the answers of the discussions that were read last, as long as nothing in them changes."""

    def __init__(self) -> None:
        self._kept: OrderedDict[int, tuple[Asked, Mapping[int, Answer]]] = OrderedDict()
        self._lock = Lock()

    def of(
        self, post_id: int, text: str, post_author: str, replies: Sequence[StoredComment]
    ) -> Mapping[int, Answer]:
        """Give what ``infer_answers`` finds in a discussion."""
        asked = text, post_author, [(reply.id, reply.comment, reply.text) for reply in replies]
        with self._lock:
            kept = self._kept.get(post_id)
        if kept is not None and kept[0] == asked:
            return kept[1]
        found = infer_answers(text, post_author, replies)
        if len(replies) <= LONGEST_KEPT:
            self._keep(post_id, asked, found)
        return found

    def _keep(self, post_id: int, asked: Asked, found: Mapping[int, Answer]) -> None:
        with self._lock:
            self._kept[post_id] = asked, found
            self._kept.move_to_end(post_id)
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
