"""Reads posts with all that was said below them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tui.archive import changes, comments, discussions, gone, posts
from tui.archive.archive import Archive
from tui.archive.changes import CommentChanges
from tui.archive.connection import Connection
from tui.archive.discussion_parts import SIZES, Part, PartSizes, find_part, stored_keys
from tui.model.comment import StoredComment
from tui.model.post import BodyFormat, StoredPost
from tui.model.replies import with_choices
from tui.services.answers import FoundAnswers
from tui.services.conversion import Conversion
from tui.services.library import Discussion, WhichPart

FIRST_OF_PART = 20
"""Comments of a part whose Markdown is made at once: as many as the highest terminals show."""


class Discussions:
    """The discussions of one archive; every method blocks and may be called from any thread."""

    def __init__(self, archive: Archive, conversion: Conversion, sizes: PartSizes = SIZES) -> None:
        self._archive = archive
        self._conversion = conversion
        self._sizes = sizes
        self._answers = FoundAnswers()

    def load(
        self,
        post_id: int,
        *,
        first_comments: int | None = None,
        keeps: bool = True,
        part: WhichPart | None = None,
    ) -> Discussion:
        """Load a post with its comments; Markdown is made of its body and of the first comments, or of all.

        Of a discussion that is too long to be read at once only that ``part`` is loaded which is asked for;
        where none is, all of it. Unless it ``keeps``, no Markdown is stored. Raises ``NotStored``.
        """
        with self._archive.reading() as reader:
            bare = replace(
                posts.load_post(reader, post_id),
                gone=gone.day_of_post(reader, post_id),
                edited=changes.is_post_edited(reader, post_id),
            )
        # Asked beside the reading, because whoever says which part may read as well.
        wish = None if part is None or bare.comments <= self._sizes.whole else part(bare)
        with self._archive.reading() as reader:
            there = None if wish is None else find_part(reader, post_id, wish, self._sizes)
            replies = _replies(reader, post_id) if there is None else _of_part(reader, post_id, there)
            chosen = discussions.chosen_parents(reader, post_id, None if there is None else there.ids)
            muted = discussions.muted_names(reader, bare.blog_id)
            elsewhere = frozenset[int]() if there is None else _elsewhere(reader, post_id, replies)
        stored = self._with_markdown(bare, keeps)
        made = self.comment_markdown(_at_once(replies, there, first_comments), keeps=keeps)
        replies = [
            replace(reply, markdown=made[reply.id])
            if made.get(reply.id, reply.markdown) != reply.markdown
            else reply
            for reply in replies
        ]
        found = self._answers.of(post_id, stored.text, stored.post.author, replies)
        answers = with_choices(found, replies, chosen)
        return Discussion(stored, tuple(replies), answers, muted, there, elsewhere)

    def comment_markdown(self, replies: Sequence[StoredComment], *, keeps: bool = True) -> dict[int, str]:
        """Give the Markdown of each comment by id, made where there was none, and stored if it ``keeps``."""
        made = {
            reply.id: self._conversion.markdown(
                reply.comment.body, BodyFormat(reply.comment.body_format), reply.comment.permalink
            )
            for reply in replies
            if reply.markdown is None
        }
        if made and keeps and not self._archive.read_only:
            with self._archive.writing() as connection:
                comments.save_comment_markdown(connection, made)
        return {reply.id: made.get(reply.id, reply.markdown or "") for reply in replies}

    def _with_markdown(self, stored: StoredPost, keeps: bool) -> StoredPost:
        if stored.markdown is not None:
            return stored
        post = stored.post
        markdown = self._conversion.markdown(post.body, post.body_format, post.permalink)
        if keeps and not self._archive.read_only:
            with self._archive.writing() as connection:
                posts.save_markdown(connection, {stored.id: markdown})
        return replace(stored, markdown=markdown)


def _replies(reader: Connection, post_id: int) -> list[StoredComment]:
    """Load the comments of a post with what became of them since the reader has seen them."""
    days, untold = gone.days_of_comments(reader, post_id), changes.comment_changes(reader, post_id)
    return _with_fates(comments.load_comments(reader, post_id), days, untold)


def _of_part(reader: Connection, post_id: int, part: Part) -> list[StoredComment]:
    """Load the comments of a part as they were when the reader came to the post."""
    replies = comments.load_comments(reader, post_id, before=part.visit.reading, only=part.ids)
    return _with_fates(replies, gone.days_of_comments(reader, post_id, part.ids), part.visit.changes)


def _at_once(replies: list[StoredComment], part: Part | None, count: int | None) -> list[StoredComment]:
    """Give the comments that come into view first; few of a part, as whoever goes on waits for each."""
    if part is None:
        return replies[:count]
    first = set(part.ids[:FIRST_OF_PART])
    return [reply for reply in replies if reply.id in first]


def _with_fates(
    replies: list[StoredComment], days: Mapping[int, str], untold: CommentChanges
) -> list[StoredComment]:
    if not (days or untold.edited or untold.gone):
        return replies
    return [
        replace(
            reply,
            gone=days.get(reply.id, ""),
            edited=reply.id in untold.edited,
            vanished=reply.id in untold.gone,
        )
        for reply in replies
    ]


def _elsewhere(reader: Connection, post_id: int, replies: Sequence[StoredComment]) -> frozenset[int]:
    """Name the comments of a part whose parent is shown below the post, but is not in the part."""
    keys = {reply.comment.key for reply in replies}
    lacking = {
        reply.id: reply.comment.parent_key for reply in replies if reply.comment.parent_key not in keys
    }
    stored = stored_keys(reader, post_id, set(lacking.values()))
    return frozenset(comment_id for comment_id, key in lacking.items() if key in stored)
