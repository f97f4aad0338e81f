"""The numbers of posts and comments in a WordPress export: their own where WordPress gave them one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tui.model.comment import StoredComment
from tui.model.post import StoredPost
from tui.model.thread_order import lay_out
from tui.model.thread_parents import explicit_parents

_OF_WORDPRESS = re.compile(r"wp:([1-9][0-9]{0,14})")


@dataclass(frozen=True, slots=True)
class Numbered:
    """A comment with its number in the file."""

    stored: StoredComment
    number: int
    parent: int
    """The number of the comment that it answers by its source's word, 0 where that is not in the file."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """Gives numbers to what has none, beyond all that WordPress has given in this blog."""

    greatest_post: int
    greatest_comment: int

    def of_post(self, stored: StoredPost) -> int:
        """Give the number of a post, the same at every export while its WordPress gives no greater ones."""
        return _given(stored.post.key) or self.greatest_post + stored.id

    def of_comments(self, comments: Sequence[StoredComment]) -> list[Numbered]:
        """Number the comments of a post, which stand in the order of their ids.

        An answer gets a greater number than what it answers: WordPress' importer goes by the numbers, and
        knows no parent that comes later.
        """
        parents = explicit_parents(comments).places
        numbers = [_given(stored.comment.key) or 0 for stored in comments]
        free = iter(
            [
                self.greatest_comment + each.id
                for each, number in zip(comments, numbers, strict=True)
                if not number
            ]
        )
        for place in lay_out(parents, [stored.comment.published for stored in comments]).places:
            numbers[place] = numbers[place] or next(free)
        return [
            Numbered(stored, number, 0 if parent is None else numbers[parent])
            for stored, number, parent in zip(comments, numbers, parents, strict=True)
        ]


def key_of(number: int) -> str:
    """Give the key that a number alone stands for."""
    return f"wp:{number}"


def _given(key: str) -> int | None:
    match = _OF_WORDPRESS.fullmatch(key)
    return int(match[1]) if match else None
