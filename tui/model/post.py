"""A post as a source gives it and as the index lists it."""

from dataclasses import dataclass
from enum import StrEnum

from tui.model.dates import UNDATED, PublicationDate


class BodyFormat(StrEnum):
    """What kind of text a body is."""

    HTML = "html"
    TEXT = "text"
    MARKDOWN = "markdown"


class PostStatus(StrEnum):
    """What the blog's own editor says of a post."""

    PUBLISHED = "published"
    MEMBERS = "members"
    """Published to those who are logged in, as the reader was."""
    DRAFT = "draft"
    PENDING = "pending"
    PRIVATE = "private"
    FUTURE = "future"
    TRASH = "trash"


class PostKind(StrEnum):
    """A dated post, or a page that stands outside the chronology."""

    POST = "post"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Post:
    """One post as a source gives it: what the source does not say stays ``None`` or empty."""

    key: str
    """Names the post in its blog and stays the same at every reading, such as ``wp:123``."""
    title: str
    body: str
    """As received; ``body_format`` says what it is."""
    body_format: BodyFormat = BodyFormat.HTML
    title_generated: bool = False
    """Whether the post has no title of its own and this one was made from its body."""
    author: str = ""
    author_url: str = ""
    published: PublicationDate = UNDATED
    updated: PublicationDate = UNDATED
    excerpt: str = ""
    permalink: str = ""
    slug: str = ""
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    status: PostStatus = PostStatus.PUBLISHED
    kind: PostKind = PostKind.POST
    comment_count: int | None = None
    """What the source says there are, which need not be what is stored."""
    comments_open: bool | None = None
    protected: bool = False
    """Whether the body is withheld until a password is given."""


@dataclass(frozen=True, slots=True)
class PostRow:
    """What the index shows of a stored post."""

    id: int
    blog_id: int
    key: str
    title: str
    title_generated: bool
    author: str
    published: PublicationDate
    comments: int
    """Stored comments that are shown."""
    new_comments: int
    """Of these, the ones that came after the post was last opened."""
    read: bool
    starred: bool
    answered: bool = False
    """Whether the post's author wrote a comment below it."""
    changed_comments: int = 0
    """Comments that were edited or vanished after the reader had seen them."""


@dataclass(frozen=True, slots=True)
class StoredPost:
    """A stored post with its body and what the reader has done with it."""

    id: int
    blog_id: int
    blog: str
    post: Post
    read: bool
    starred: bool
    comments: int
    """Stored comments that are shown."""
    markdown: str | None = None
    """The body as safe Markdown, ``None`` until it was made."""
    text: str = ""
    """The body as plain text, as it is searched."""
    gone: str = ""
    """ISO 8601 day since which a source no longer has it, empty while all of them do."""
    edited: bool = False
    """Whether its text changed after it was last opened."""
