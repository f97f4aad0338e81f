"""The entries of an export, piece after piece, as posts and comments."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from tui.model.comment import Comment
from tui.model.dates import UNDATED
from tui.model.post import Post
from tui.model.sync_report import Skipped
from tui.sources.exports.movabletype.comments import parse_comment, parse_ping
from tui.sources.exports.movabletype.head import Head, parse_comment_head, parse_entry_head, text_of
from tui.sources.exports.movabletype.pieces import HEAD, End, Piece
from tui.sources.exports.movabletype.posts import parse_post
from tui.sources.exports.posts import digest

PARSERS = {"COMMENT": parse_comment, "PING": parse_ping}
LOST_WITH_ITS_POST = frozenset({HEAD, "BODY", "EXTENDED BODY"})


@dataclass(slots=True)
class _Entry:
    """An entry of which the post was not yet given, or was."""

    head: Head
    texts: dict[str, str] = field(default_factory=dict)
    post_key: str = ""
    """Where its comments belong, empty until the post was given."""
    comments: set[str] = field(default_factory=set)
    """The keys of its comments so far."""


class Entries:
    """Makes posts and comments of the pieces of one export, holding one piece of an entry at a time."""

    def __init__(self, where: str = "") -> None:
        self._where = where
        self._number = 0
        self._name = ""
        self._entry: _Entry | None = None
        self._text_of_key: dict[str, str] = {}
        self._post_of_date: dict[str, str] = {}

    def read(self, pieces: Iterable[Piece]) -> Iterator[Post | Comment | Skipped]:
        """Give each post and behind it its comments, and what of an entry is lost."""
        ended = True
        for piece in pieces:
            ended = piece.ends_entry or piece.end is End.FILE
            if piece.begins_entry or piece.kind == HEAD:
                yield from self._given_post()
                yield from self._begin(piece)
            elif self._entry is not None:
                yield from self._section(self._entry, piece)
            if piece.is_torn:
                yield self._loss("It breaks off before its end, where the next one begins.")
            if piece.shortened:
                yield self._loss("A text of more than 32 MiB was shortened.")
        yield from self._given_post()
        if not ended:
            yield self._loss("The file ends before the end of it, so that something may be missing.")

    def _begin(self, piece: Piece) -> Iterator[Skipped]:
        self._number += 1
        head = parse_entry_head(piece.lines)
        title = head.value("TITLE")
        self._name = f"{self._where}entry {self._number}" + (f" “{title[:200]}”" if title else "")
        self._entry = None
        if piece.end is End.FILE:
            yield self._loss("The file ends in the middle of it.")
        elif piece.kind != HEAD:
            yield self._loss("It begins with no line that tells an author, a title or a date.")
        else:
            self._entry = _Entry(head)

    def _section(self, entry: _Entry, piece: Piece) -> Iterator[Post | Comment | Skipped]:
        if piece.end is End.FILE and piece.kind in LOST_WITH_ITS_POST:
            self._entry = None
            yield self._loss("The file ends in the middle of it.")
            return
        if not piece.kind:
            yield self._loss("A section of it begins with no key of the format.")
            return
        if piece.kind in PARSERS or piece.end is End.FILE:
            yield from self._given_post()
        if piece.end is End.FILE:
            yield self._loss(f"The file ends in the middle of its {piece.kind.lower()}.")
        elif piece.kind not in PARSERS:
            entry.texts.setdefault(piece.kind, text_of(piece.lines))
        elif entry.post_key:
            yield from self._comment(entry, piece)

    def _comment(self, entry: _Entry, piece: Piece) -> Iterator[Comment | Skipped]:
        head = parse_comment_head(piece.lines)
        comment = PARSERS[piece.kind](head, entry.post_key)
        if not head.values and not head.body:
            yield self._loss(f"A {piece.kind.lower()} of it has neither an author nor a text.")
        elif comment.key not in entry.comments:
            entry.comments.add(comment.key)
            yield comment
            date = head.value("DATE")
            if date and comment.published == UNDATED:
                yield self._loss(f"A {piece.kind.lower()} has “{date[:60]}” for a date, which is none.")

    def _given_post(self) -> Iterator[Post | Skipped]:
        """Give the post of the entry, once."""
        entry = self._entry
        if entry is None or entry.post_key:
            return
        date = entry.head.value("DATE")
        if entry.head.all("NO ENTRY"):
            entry.post_key = self._post_of_date.get(date, "")
            if not entry.post_key:
                self._entry = None
                yield self._loss("It holds comments alone, and no entry has its date.")
            return
        if not any([entry.head.value("TITLE"), entry.head.body, *entry.texts.values()]):
            self._entry = None
            yield self._loss("It has neither a title nor a body.")
            return
        post = self._with_own_key(parse_post(entry.head, entry.texts))
        entry.post_key = post.key
        if date:
            self._post_of_date[date] = post.key
        yield post
        if date and post.published == UNDATED:
            yield self._loss(f"It has “{date[:60]}” for a date, which is none.")

    def _with_own_key(self, post: Post) -> Post:
        """Tell two entries apart that have their date and name in common, but not their text."""
        text = digest(post.body)
        if self._text_of_key.setdefault(post.key, text) != text:
            return replace(post, key=f"{post.key}-{text}")
        return post

    def _loss(self, why: str) -> Skipped:
        return Skipped(self._name, why)
