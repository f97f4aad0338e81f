"""Reads posts with all that was said below them."""

from collections.abc import Sequence
from dataclasses import replace

from tui.archive import changes, comments, discussions, gone, posts
from tui.archive.archive import Archive
from tui.archive.connection import Connection
from tui.model.comment import StoredComment
from tui.model.post import BodyFormat, StoredPost
from tui.model.replies import with_choices
from tui.services.answers import FoundAnswers
from tui.services.conversion import Conversion
from tui.services.library import Discussion


class Discussions:
    """The discussions of one archive; every method blocks and may be called from any thread."""

    def __init__(self, archive: Archive, conversion: Conversion) -> None:
        self._archive = archive
        self._conversion = conversion
        self._answers = FoundAnswers()

    def load(self, post_id: int, *, first_comments: int | None = None, keeps: bool = True) -> Discussion:
        """Load a post with its comments; Markdown is made of its body and of the first comments, or of all.

        Unless ``keeps``, nothing of that is stored. Raises ``NotStored``.
        """
        with self._archive.reading() as reader:
            bare = replace(
                posts.load_post(reader, post_id),
                gone=gone.day_of_post(reader, post_id),
                edited=changes.is_post_edited(reader, post_id),
            )
            replies = _replies(reader, post_id)
            chosen = discussions.chosen_parents(reader, post_id)
            muted = discussions.muted_names(reader, bare.blog_id)
        stored = self._with_markdown(bare, keeps)
        made = self.comment_markdown(replies[:first_comments], keeps=keeps)
        replies = [
            replace(reply, markdown=made[reply.id])
            if made.get(reply.id, reply.markdown) != reply.markdown
            else reply
            for reply in replies
        ]
        found = self._answers.of(post_id, stored.text, stored.post.author, replies)
        return Discussion(stored, tuple(replies), with_choices(found, replies, chosen), muted)

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
    replies = comments.load_comments(reader, post_id)
    if not (days or untold.edited):
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
