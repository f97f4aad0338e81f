"""Which stored comment a source tells of, where several sources tell of one blog."""

# Nothing but names of columns is written into statements here.
# ruff: noqa: S608

from dataclasses import dataclass, field, replace

from tui.archive.comment_columns import BODY, OWN_FACTS, stored_comment
from tui.archive.comment_writing import words_number
from tui.archive.connection import Connection
from tui.archive.homes import Home
from tui.archive.own_keys import own_key
from tui.archive.sources import has_several_sources
from tui.archive.stored_text import storable
from tui.model.comment import Comment
from tui.model.likeness import apart, same_comment, same_named_comment, same_second

NAMED = (
    "SELECT id, key, post_id, 0 FROM comments WHERE blog_id = :blog AND key = :key UNION ALL"
    " SELECT c.id, c.key, c.post_id, v.source_id = :source FROM comment_versions AS v"
    " JOIN comments AS c ON c.id = v.comment_id WHERE v.blog_id = :blog AND v.key = :key"
    " ORDER BY 4 DESC LIMIT 1"
)
OWN = "SELECT 1 FROM comments WHERE id = ? AND source_id = ? AND NOT joined"
LOOK = (
    f"SELECT c.key, text, {BODY}, {OWN_FACTS} FROM comments AS c JOIN comment_bodies ON comment_id = c.id"
    " WHERE c.id = ?"
)
UNTOLD = (
    f"SELECT c.id, c.key, text, {BODY}, {OWN_FACTS}"
    " FROM comments AS c JOIN comment_bodies ON comment_id = c.id"
    " WHERE c.post_id = :post AND c.words = :words AND c.source_id <> :source AND NOT EXISTS"
    " (SELECT 1 FROM comment_versions AS v WHERE v.comment_id = c.id AND v.source_id = :source)"
)


@dataclass(frozen=True, slots=True)
class Named:
    """The stored comment that has a key, or of which some source told under it."""

    comment_id: int
    key: str
    post_id: int
    is_told: bool
    """Whether the source that is read told of it under this key."""


@dataclass(slots=True)
class OtherComments:
    """What the other sources of a blog tell, as one batch of a source is compared with it."""

    connection: Connection
    blog_id: int
    source_id: int
    several: bool = field(init=False)
    """Whether there is another source at all: mostly there is none."""

    def __post_init__(self) -> None:
        """Ask once for the whole batch."""
        self.several = has_several_sources(self.connection, self.blog_id)

    def meant(self, home: Home, comment: Comment, text: str) -> tuple[Comment, int | None]:
        """Give a comment, under a key of its own where its key is another's, and the stored one that it is.

        Its parent is named as the blog names it.
        """
        comment = replace(comment, parent_key=self._parent(home, comment.parent_key))
        named = self._named(comment.key)
        if named is not None and not named.is_told:
            own = replace(comment, key=own_key(comment.key, self.source_id))
            owned = self._named(own.key)
            if owned is not None:
                return own, owned.comment_id
            if not self._is_it(named, home, comment, text):
                comment, named = own, None
        if named is not None:
            return comment, named.comment_id
        return comment, self._alike(home.post_id, comment, text)

    def with_parent(self, home: Home, comment: Comment) -> Comment:
        """Name the parent as the blog does."""
        parent = self._parent(home, comment.parent_key)
        return comment if parent == comment.parent_key else replace(comment, parent_key=parent)

    def _parent(self, home: Home, key: str) -> str:
        """Give the key under which the blog holds a comment that this source knows by ``key``.

        A comment on another post of which this source did not tell is no parent: its own one has yet to come,
        and gets a key of its own.
        """
        if not (self.several and key):
            return key
        own = own_key(key, self.source_id)
        owned = self._named(own)
        if owned is not None:
            return owned.key
        named = self._named(key)
        if named is None:
            return key
        is_others = named.post_id != home.post_id and not (named.is_told or self._is_own(named.comment_id))
        return own if is_others else named.key

    def _named(self, key: str) -> Named | None:
        asked = {"blog": self.blog_id, "key": storable(key), "source": self.source_id}
        row = self.connection.execute(NAMED, asked).fetchone()
        return None if row is None else Named(row[0], row[1], row[2], bool(row[3]))

    def _is_own(self, comment_id: int) -> bool:
        return self.connection.execute(OWN, (comment_id, self.source_id)).fetchone() is not None

    def _is_it(self, named: Named, home: Home, comment: Comment, text: str) -> bool:
        """Say whether the stored comment that has the key of this one is this one."""
        key, told, *columns = self.connection.execute(LOOK, (named.comment_id,)).fetchone()
        other = stored_comment(key, columns)
        if named.post_id == home.post_id:
            return same_named_comment(comment, text, other, told)
        return same_second(comment.published, other.published) and same_comment(comment, text, other, told)

    def _alike(self, post_id: int, comment: Comment, text: str) -> int | None:
        """Take the nearest in time of those that are the same; what this source told of is taken already."""
        asked = {"post": post_id, "source": self.source_id, "words": words_number(text)}
        others = [
            (comment_id, stored_comment(key, columns), told)
            for comment_id, key, told, *columns in self.connection.execute(UNTOLD, asked)
        ]
        same = [
            (apart(comment.published, other.published), comment_id)
            for comment_id, other, told in others
            if same_comment(comment, text, other, told)
        ]
        return min(same)[1] if same else None
