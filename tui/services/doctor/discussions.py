"""What the stored posts and comments lack by their own word, told as findings."""

from collections.abc import Iterator, Sequence

from tui.archive import gaps
from tui.archive.connection import Connection
from tui.archive.texts import texts_with
from tui.services.doctor.finding import Finding, FindingKind
from tui.services.doctor.spoilt_letters import TELLTALES, spoilt


def comment_counts(connection: Connection, blog_ids: Sequence[int]) -> Iterator[Finding]:
    """Name the posts with another number of comments than their source says."""
    for post in gaps.miscounted_posts(connection, blog_ids):
        hidden = f" and {post.hidden:,} hidden" if post.hidden else ""
        yield Finding(
            FindingKind.COMMENT_COUNT,
            f"post {post.post_id} “{post.title}”",
            f"The source says {post.said:,}, and {post.shown:,} shown{hidden} are stored.",
        )


def parents(connection: Connection, blog_ids: Sequence[int]) -> Iterator[Finding]:
    """Name the comments whose parent is not stored."""
    for comment in gaps.answers_to_nothing(connection, blog_ids):
        yield Finding(
            FindingKind.PARENT,
            f"comment {comment.comment_id} ({comment.key}) on post {comment.post_id}",
            f"{comment.author or 'Somebody'} answers {comment.parent_key}, which is not stored.",
        )


def dates(connection: Connection, blog_ids: Sequence[int]) -> Iterator[Finding]:
    """Name the posts without a date."""
    for post in gaps.undated_posts(connection, blog_ids):
        yield Finding(FindingKind.DATE, f"post {post.post_id} ({post.key})", f"“{post.title}” has no date.")


def letters(connection: Connection, blog_ids: Sequence[int]) -> Iterator[Finding]:
    """Name the records whose letters were lost or misread."""
    for texts in texts_with(connection, blog_ids, TELLTALES):
        # Plain text has its controls repaired, and only it has the letters of HTML's entities.
        wrong = spoilt(f"{texts.title}\n{texts.author}\n{texts.body}") or spoilt(texts.text)
        if wrong:
            yield Finding(FindingKind.TEXT, f"{texts.kind} {texts.record_id}", wrong)


def marks(connection: Connection, blog_ids: Sequence[int]) -> Iterator[Finding]:
    """Name the stars and read marks on what is not stored."""
    for mark in gaps.homeless_marks(connection, blog_ids):
        given = "has a star" if mark.starred else "was read"
        yield Finding(FindingKind.MARK, f"{mark.kind} {mark.key}", f"It {given} and is not stored.")
