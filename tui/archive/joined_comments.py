"""Comments of which several sources of a blog tell."""

# Nothing but names of columns is written into statements here.
# ruff: noqa: S608

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from tui.archive.comment_columns import BODY, OWN_FACTS, body_columns, comment_of, fact_columns
from tui.archive.comment_writing import change_comment, comment_fingerprint
from tui.archive.connection import Connection
from tui.archive.joined_posts import Joined
from tui.archive.sources import has_several_sources
from tui.archive.stored_date import better_known
from tui.archive.stored_text import storable
from tui.model.comment import Comment
from tui.model.dates import UNDATED
from tui.model.joining import Told, joined_comment
from tui.model.likeness import apart, same_comment, words_of

UNTOLD = (
    f"SELECT c.id, c.key, text, {BODY}, {OWN_FACTS}"
    " FROM comments AS c JOIN comment_bodies ON comment_id = c.id"
    " WHERE c.post_id = :post AND c.source_id <> :source AND NOT EXISTS"
    " (SELECT 1 FROM comment_versions AS v WHERE v.comment_id = c.id AND v.source_id = :source)"
)
STORED = (
    "SELECT c.key, p.key, c.blog_id, c.post_id, c.source_id, c.joined, c.fingerprint, text,"
    f" {BODY}, {OWN_FACTS}"
    " FROM comments AS c JOIN posts AS p ON p.id = c.post_id JOIN comment_bodies ON comment_id = c.id"
    " WHERE c.id = ?"
)
KEEP = (
    "INSERT OR REPLACE INTO comment_versions (blog_id, key, source_id, comment_id, record)"
    " VALUES (?, ?, ?, ?, ?)"
)
TOLD = (
    "SELECT v.source_id, s.format, v.key, v.record FROM comment_versions AS v"
    " JOIN sources AS s ON s.id = v.source_id WHERE v.comment_id = ?"
)
KNOWN_KEY = (
    "SELECT c.id, c.key FROM comment_versions AS v JOIN comments AS c ON c.id = v.comment_id"
    " WHERE v.blog_id = ? AND v.key = ? LIMIT 1"
)
ANSWERS = "UPDATE comments SET parent_key = ? WHERE post_id = ? AND parent_key = ?"
_BODY_COLUMNS = 2
Candidate = tuple[int, Comment, str]


@dataclass(slots=True)
class OtherComments:
    """What the other sources of a blog tell, as one batch of a source is compared with it."""

    connection: Connection
    blog_id: int
    source_id: int
    _several: bool = False
    _untold: dict[int, dict[str, list[Candidate]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Ask once whether there is another source at all: mostly there is none."""
        self._several = has_several_sources(self.connection, self.blog_id)

    def with_parent(self, comment: Comment) -> Comment:
        """Name the parent as the blog does, where other sources know it by another key."""
        if not (self._several and comment.parent_key):
            return comment
        return replace(comment, parent_key=_known_key(self.connection, self.blog_id, comment.parent_key))

    def same_as(self, post_id: int, comment: Comment, text: str) -> int | None:
        """Give the comment that some source told under this key, or that is the same by ``same_comment``."""
        if not self._several:
            return None
        row = self.connection.execute(KNOWN_KEY, (self.blog_id, storable(comment.key))).fetchone()
        if row is not None:
            return int(row[0])
        return self._alike(post_id, comment, text)

    def _alike(self, post_id: int, comment: Comment, text: str) -> int | None:
        """Take the nearest in time of those that are the same; each is taken once."""
        if post_id not in self._untold:
            self._untold[post_id] = self._load(post_id)
        candidates = self._untold[post_id].get(words_of(text), [])
        same = [
            (apart(comment.published, each[1].published), number)
            for number, each in enumerate(candidates)
            if same_comment(comment, text, each[1], each[2])
        ]
        return candidates.pop(min(same)[1])[0] if same else None

    def _load(self, post_id: int) -> dict[str, list[Candidate]]:
        by_words: dict[str, list[Candidate]] = {}
        for comment_id, key, text, *columns in self.connection.execute(
            UNTOLD, {"post": post_id, "source": self.source_id}
        ):
            by_words.setdefault(words_of(text), []).append((comment_id, _comment(key, columns), text))
        return by_words


def join_comment(
    connection: Connection, source_id: int, comment_id: int, comment: Comment, text: str
) -> Joined:
    """Keep what this source tells of a stored comment, and show what all sources together make of it."""
    row = connection.execute(STORED, (comment_id,)).fetchone()
    key, post_key, blog_id, post_id, first_source, joined, fingerprint, first_text, *columns = row
    if not joined:
        _keep(connection, blog_id, first_source, comment_id, _comment(key, columns), first_text)
        connection.execute("UPDATE comments SET joined = 1 WHERE id = ?", (comment_id,))
    told = [each for each in told_comments(connection, comment_id) if each.source_id == source_id]
    known = next((each.record.published for each in told if each.record.key == comment.key), UNDATED)
    comment = replace(comment, published=better_known(known, comment.published))
    _keep(connection, blog_id, source_id, comment_id, comment, text)
    if comment.key != key:
        connection.execute(ANSWERS, (key, post_id, storable(comment.key)))
    best, body = joined_comment(key, post_key, list(told_comments(connection, comment_id)))
    best = replace(best, parent_key=_known_key(connection, blog_id, best.parent_key))
    differs = fingerprint != comment_fingerprint(best)
    if differs:
        change_comment(connection, body.source_id, comment_id, post_id, best, body.text)
    return Joined(bool(told), differs)


def told_comments(connection: Connection, comment_id: int) -> Iterator[Told[Comment]]:
    """Give what each source tells of a joined comment, nothing for one that a single source tells of."""
    for source_id, format, key, record in connection.execute(TOLD, (comment_id,)):
        *columns, text = json.loads(record)
        yield Told(source_id, format, _comment(key, columns), text)


def _known_key(connection: Connection, blog_id: int, key: str) -> str:
    """Give the key under which the blog holds a comment that a source knows by this one."""
    row = connection.execute(KNOWN_KEY, (blog_id, storable(key))).fetchone() if key else None
    return key if row is None else str(row[1])


def _keep(
    connection: Connection, blog_id: int, source_id: int, comment_id: int, comment: Comment, text: str
) -> None:
    record = json.dumps([*body_columns(comment), *fact_columns(comment), storable(text)], ensure_ascii=False)
    connection.execute(KEEP, (blog_id, storable(comment.key), source_id, comment_id, record))


def _comment(key: str, columns: list[object]) -> Comment:
    return comment_of(key, "", columns[_BODY_COLUMNS:], columns[:_BODY_COLUMNS])
