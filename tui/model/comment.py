"""A comment as a source gives it and as the archive holds it."""

from dataclasses import dataclass
from enum import StrEnum

from tui.model.dates import UNDATED, PublicationDate
from tui.model.post import BodyFormat

BY_ADDRESS = "url:"
"""Begins the ``post_key`` of a comment whose source knows its post by permalink, or path, alone."""


class CommentStatus(StrEnum):
    """What the blog's moderation says of a comment; only approved ones are shown."""

    APPROVED = "approved"
    HOLD = "hold"
    SPAM = "spam"
    TRASH = "trash"
    DELETED = "deleted"


class CommentKind(StrEnum):
    """A reader's comment, or word from another site that it links here."""

    COMMENT = "comment"
    PINGBACK = "pingback"
    TRACKBACK = "trackback"
    WEBMENTION = "webmention"


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment as a source gives it: what the source does not say stays ``None`` or empty."""

    key: str
    """Names the comment in its blog and stays the same at every reading, such as ``wp:45``."""
    post_key: str
    body: str
    """As received; ``body_format`` says what it is."""
    body_format: BodyFormat = BodyFormat.HTML
    parent_key: str = ""
    """The comment this one answers by the source's own word, empty at the top level."""
    threaded: bool = False
    """Whether the source keeps parents at all, so that an empty ``parent_key`` means a root."""
    author: str = ""
    author_url: str = ""
    by_post_author: bool | None = None
    """Whether the post's author wrote it, ``None`` where only the names can tell."""
    published: PublicationDate = UNDATED
    status: CommentStatus = CommentStatus.APPROVED
    kind: CommentKind = CommentKind.COMMENT
    permalink: str = ""


@dataclass(frozen=True, slots=True)
class StoredComment:
    """A stored comment; ``id`` grows in the order in which its source gave it."""

    id: int
    comment: Comment
    text: str = ""
    """The body as plain text with one ``>`` for each level of quotation before a quoted line."""
    markdown: str | None = None
    """The body as safe Markdown, ``None`` until it was made."""
    new: bool = False
    """Whether it came after the post was last opened."""
    starred: bool = False
    gone: str = ""
    """ISO 8601 day since which a source no longer has it, empty while all of them do."""
    edited: bool = False
    """Whether its text changed after the reader had seen it, and the post was not opened since."""
    vanished: bool = False
    """Whether a source lost it after the reader had seen it, and the post was not opened since."""

    @property
    def is_news(self) -> bool:
        """Whether there is something about it that the reader does not know yet."""
        return self.new or self.edited or self.vanished
