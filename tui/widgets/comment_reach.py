"""How far the bodies of long comments are laid out: as far as the reader comes, and some screens further."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.rendering.document import Document


LINES = 1000
"""Lines that are laid out at a time: nearly every comment has fewer."""
NEAR = 200
"""Lines before the last one from which on the next ones are laid out; more than a terminal has."""


class CommentReach:
    """Remembers where the reader came to in each comment, so that another layout reaches as far."""

    def __init__(self) -> None:
        self._first: dict[int, int] = {}
        self._reached: dict[int, int] = {}

    def blocks(self, comment_id: int, body: "Document", width: int) -> int:
        """Say how many blocks of a comment's body are laid out at a width in cells."""
        reached = body.blocks_of(LINES, width, self._first.get(comment_id, 0))
        self._reached[comment_id] = reached
        if reached >= len(body):
            del self._reached[comment_id]
        return reached

    def go_on(self, comment_id: int) -> bool:
        """Let the next lines be laid out, and say whether there are any."""
        reached = self._reached.pop(comment_id, None)
        if reached is None:
            return False
        self._first[comment_id] = reached
        return True
