"""What the reader does with posts and comments: read, starred, where one stopped, and undo."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from tui.archive import reading
from tui.archive.archive import Archive
from tui.archive.connection import Connection


@dataclass(frozen=True, slots=True)
class Change:
    """Something the reader did that can be taken back."""

    told: str
    """What was done, as a sentence: ``Marked 12 posts as read.``"""
    undo: Callable[[], None]


class ReadingMarks:
    """The reader's own marks in one archive; every method blocks for a write."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._done: list[Change] = []

    def mark_read(self, post_ids: Sequence[int], read: bool) -> Change:
        """Mark posts as read or unread."""
        with self._archive.writing() as connection:
            changed = reading.mark_read(connection, post_ids, read)
        return self._remember(
            _told(len(changed), "post", "read" if read else "unread"), reading.mark_read, changed, read
        )

    def mark_read_up_to(self, blog_id: int, post_id: int) -> Change:
        """Mark a post and everything older in its blog as read."""
        with self._archive.writing() as connection:
            changed = reading.mark_read_up_to(connection, blog_id, post_id)
        return self._remember(_told(len(changed), "post", "read"), reading.mark_read, changed, True)

    def mark_comments_read(self, comment_ids: Sequence[int], read: bool) -> Change:
        """Mark comments as seen or as new."""
        with self._archive.writing() as connection:
            reading.mark_comments_read(connection, comment_ids, read)
        told = _told(len(comment_ids), "comment", "read" if read else "new")
        return self._remember(told, reading.mark_comments_read, list(comment_ids), read)

    def star_post(self, post_id: int, starred: bool) -> Change:
        """Star a post, or take its star away."""
        with self._archive.writing() as connection:
            reading.star_post(connection, post_id, starred)
        return self._remember("Starred." if starred else "Star removed.", reading.star_post, post_id, starred)

    def star_comment(self, comment_id: int, starred: bool) -> Change:
        """Star a comment, or take its star away."""
        with self._archive.writing() as connection:
            reading.star_comment(connection, comment_id, starred)
        return self._remember(
            "Starred." if starred else "Star removed.", reading.star_comment, comment_id, starred
        )

    def open_post(self, post_id: int) -> None:
        """Note that a post is being read now: it is no longer unread, and its comments are seen."""
        with self._archive.writing() as connection:
            reading.open_post(connection, post_id, datetime.now(UTC).isoformat(timespec="seconds"))

    def undo(self) -> Change | None:
        """Take back the latest change that was not yet taken back."""
        if not self._done:
            return None
        change = self._done.pop()
        change.undo()
        return change

    def save_place(self, blog_id: int | None, name: str, place: object) -> None:
        """Remember a place, anything JSON can hold, under a name in a blog or in the whole library."""
        if not self._archive.read_only:
            with self._archive.writing() as connection:
                reading.save_place(connection, blog_id, name, json.dumps(place))

    def load_place(self, blog_id: int | None, name: str) -> object:
        """Give a remembered place, ``None`` where there is none."""
        stored = reading.load_place(self._archive.reader(), blog_id, name)
        return None if stored is None else json.loads(stored)

    def _remember(self, told: str, apply: Callable[..., object], target: object, value: bool) -> Change:
        def undo() -> None:
            with self._archive.writing() as connection:
                _apply(apply, connection, target, not value)

        change = Change(told, undo)
        self._done.append(change)
        return change


def _apply(apply: Callable[..., object], connection: Connection, target: object, value: bool) -> None:
    apply(connection, target, value)


def _told(count: int, noun: str, state: str) -> str:
    return f"Marked {count} {noun}{'' if count == 1 else 's'} as {state}."
