"""What the reader does with posts and comments: read, starred, where one stopped, and undo."""

import json
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from tui.archive import changes, discussions, names, reading
from tui.archive.archive import Archive
from tui.archive.connection import Connection
from tui.content.terminal_text import one_line
from tui.model.names import normal_name

LONGEST_NAME = 40
"""Cells of a name in a sentence."""
MOST_KEPT = 500
"""Changes that can be taken back; each names all the posts or comments that it changed."""


@dataclass(frozen=True, slots=True)
class Change:
    """Something the reader did that can be taken back."""

    told: str
    """What was done, as a sentence: ``Marked 12 posts as read.``"""
    undo: Callable[[Connection], object]
    """Takes it back in the transaction it is given."""
    seen_comments: tuple[int, ...] = ()
    """Comments that were new before."""


class ReadingMarks:
    """The reader's own marks in one archive; every method blocks for a write."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._done: deque[Change] = deque(maxlen=MOST_KEPT)

    def mark_read(self, post_ids: Sequence[int], read: bool) -> Change:
        """Mark posts as read or unread."""
        with self._archive.writing() as connection:
            changed = reading.mark_read(connection, post_ids, read)
        told = _told(len(changed), "post", "read" if read else "unread")
        return self._remember(Change(told, lambda writer: reading.mark_read(writer, changed, not read)))

    def mark_read_up_to(self, blog_id: int, post_id: int) -> Change:
        """Mark a post and everything older in its blog as read."""
        with self._archive.writing() as connection:
            changed = reading.mark_read_up_to(connection, blog_id, post_id)
        told = _told(len(changed), "post", "read")
        return self._remember(Change(told, lambda writer: reading.mark_read(writer, changed, False)))

    def mark_comments_read(self, comment_ids: Sequence[int]) -> Change:
        """Mark new comments as seen."""
        with self._archive.writing() as connection:
            changed = reading.mark_comments_read(connection, comment_ids, True)
        told = _told(len(comment_ids), "comment", "read")
        return self._remember(
            Change(
                told,
                lambda writer: reading.mark_comments_read(writer, changed, False),
                tuple(comment_ids),
            )
        )

    def star_post(self, post_id: int, starred: bool) -> Change:
        """Star a post, or take its star away."""
        with self._archive.writing() as connection:
            reading.star_post(connection, post_id, starred)
        return self._remember(
            Change(_STARRED[starred], lambda writer: reading.star_post(writer, post_id, not starred))
        )

    def star_comment(self, comment_id: int, starred: bool) -> Change:
        """Star a comment, or take its star away."""
        with self._archive.writing() as connection:
            reading.star_comment(connection, comment_id, starred)
        return self._remember(
            Change(_STARRED[starred], lambda writer: reading.star_comment(writer, comment_id, not starred))
        )

    def hang(self, comment_id: int, parent_key: str | None, told: str) -> Change:
        """Hang a comment below the one with this key, for an empty one below none.

        ``None`` leaves it to the source and to what can be inferred again; ``told`` says what was done.
        """
        with self._archive.writing() as connection:
            before = discussions.choose_parent(connection, comment_id, parent_key)
        return self._remember(
            Change(told, lambda writer: discussions.choose_parent(writer, comment_id, before))
        )

    def mute(self, blog_id: int, name: str, muted: bool) -> Change:
        """Mute whoever comments under a name in a blog, or listen again."""
        with self._archive.writing() as connection:
            discussions.mute(connection, blog_id, normal_name(name), muted)
        who = one_line(name, LONGEST_NAME)
        return self._remember(
            Change(
                f"{who} is muted." if muted else f"{who} is heard again.",
                lambda writer: discussions.mute(writer, blog_id, normal_name(name), not muted),
            )
        )

    def regroup(self, groups: Sequence[Sequence[str]], before: Sequence[Sequence[str]], told: str) -> Change:
        """Let each group of names, in normal form, be one person; ``before`` says how they were grouped."""

        def write(connection: Connection, grouped: Sequence[Sequence[str]]) -> None:
            for group in grouped:
                names.make_one_person(connection, group)

        with self._archive.writing() as connection:
            write(connection, groups)
        return self._remember(Change(told, lambda writer: write(writer, before)))

    def open_post(self, post_id: int) -> None:
        """Note that a post is being read now: it is read, and what is new or changed in it is seen."""
        if not self._archive.read_only:
            with self._archive.writing() as connection:
                reading.open_post(connection, post_id, datetime.now(UTC).isoformat(timespec="seconds"))
                changes.tell_changes(connection, post_id)

    def undo(self) -> Change | None:
        """Take back the latest change that was not yet taken back, ``None`` where there is none."""
        if not self._done:
            return None
        change = self._done[-1]
        with self._archive.writing() as connection:
            change.undo(connection)
        return self._done.pop()

    def save_places(self, places: Mapping[tuple[int | None, str], object]) -> None:
        """Remember places, anything JSON can hold, each under a name in a blog or in the whole library."""
        if not self._archive.read_only:
            with self._archive.writing() as connection:
                for (blog_id, name), place in places.items():
                    reading.save_place(connection, blog_id, name, json.dumps(place))

    def load_place(self, blog_id: int | None, name: str) -> object:
        """Give a remembered place, ``None`` where there is none."""
        with self._archive.reading() as reader:
            stored = reading.load_place(reader, blog_id, name)
        return None if stored is None else json.loads(stored)

    def _remember(self, change: Change) -> Change:
        self._done.append(change)
        return change


_STARRED = {True: "Starred.", False: "Star removed."}


def _told(count: int, noun: str, state: str) -> str:
    return f"Marked {count} {noun}{'' if count == 1 else 's'} as {state}."
