"""The comments in view as a column: one item for each, and one for the links from other sites."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from functools import cached_property
from typing import TYPE_CHECKING

from tui.content.links import safe_link
from tui.content.terminal_text import one_line
from tui.model.comment import Comment
from tui.model.names import is_post_author, normal_name
from tui.model.thread import Entry, ParentSource
from tui.model.thread_views import hidden_changes, hidden_counts, path
from tui.rendering.comment_layout import INDENT, CommentFacts, drawn_depth, lay_out_comment
from tui.rendering.dates import short_date
from tui.rendering.flow import Anchor
from tui.rendering.line import EMPTY, Line, Piece, Role, crop, drawn
from tui.rendering.numbers import plural
from tui.rendering.symbols import ASCII, Symbols
from tui.widgets.comment_reach import NEAR, CommentReach
from tui.widgets.thread_rows import ThreadRows

if TYPE_CHECKING:
    from tui.rendering.document import Document

Bodies = Callable[[int], "Document | None"]
"""Gives the body of a comment by its id, ``None`` while its Markdown has not been made."""

KEPT_LAYOUTS = 256
REPLIES_LOOKED_AT = 50
"""Below a folded comment, for the names of those who wrote them: more names than fit into a line."""


@dataclass(frozen=True)
class Reader:
    """What about the reader and the post decides how a comment is told."""

    now: datetime
    zone: tzinfo
    post_author: str
    measure: int
    """The most cells that a line of text may take, at whatever depth."""
    symbols: Symbols
    muted: frozenset[str] = frozenset()
    """The names, as ``normal_name`` gives them, of those whom the reader does not want to read."""
    elsewhere: frozenset[int] = frozenset()
    """The comments that answer one in another part of the discussion."""


@dataclass
class CommentColumn:
    """The rows of a thread at one width; a comment is laid out when it comes into view."""

    rows: ThreadRows
    bodies: Bodies
    width: int
    reader: Reader
    reach: CommentReach = field(default_factory=CommentReach)
    _layouts: OrderedDict[int, list[Line]] = field(default_factory=OrderedDict)

    def __len__(self) -> int:
        return len(self.rows.shown)

    def height(self, item: int) -> int:
        """Count the lines of a comment."""
        return len(self._lines(item))

    def line(self, item: int, line: int) -> Line:
        """Draw a line of a comment."""
        return self._lines(item)[line]

    def go_on(self, lowest: Anchor) -> bool:
        """Lay out more of a long comment if the lowest line in view is near its end; say whether it was.

        What stands below the window may move, but nothing in it.
        """
        item, line = lowest
        comment_id = self.rows.comment_id(self.rows.shown[item])
        if comment_id is None or line + NEAR < self.height(item) or not self.reach.go_on(comment_id):
            return False
        del self._layouts[item]
        return True

    def _lines(self, item: int) -> list[Line]:
        if item in self._layouts:
            self._layouts.move_to_end(item)
            return self._layouts[item]
        index = self.rows.shown[item]
        lines = self._pings() if index == self.rows.pings_index else self._comment(item, index)
        self._layouts[item] = lines
        if len(self._layouts) > KEPT_LAYOUTS:
            self._layouts.popitem(last=False)
        return lines

    def _comment(self, item: int, index: int) -> list[Line]:
        entry = self.rows.thread.entries[index]
        facts = self._facts(item, index, entry)
        indent = INDENT * (1 + drawn_depth(entry.depth, self.width))
        return lay_out_comment(
            facts,
            None if facts.folded else self._body(entry),
            min(self.width, self.reader.measure + indent),
            self.reader.symbols,
            lambda body, width: self.reach.blocks(entry.stored.id, body, width),
        )

    def _body(self, entry: Entry) -> "Document":
        """Give the body, or while it is being made the plain text, which may look alike."""
        body = self.bodies(entry.stored.id)
        if body is not None:
            return body
        from tui.rendering.document import Document

        return Document.from_plain(entry.stored.text, ascii_only=self.reader.symbols is ASCII)

    def _facts(self, item: int, index: int, entry: Entry) -> CommentFacts:
        comment = entry.stored.comment
        replies, new_replies = hidden_counts(self.rows.thread, index)
        return CommentFacts(
            author=comment.author,
            date=short_date(comment.published, self.reader.now, self.reader.zone),
            depth=entry.depth,
            sources=self._sources(index),
            next_depth=self._depth(item + 1),
            by_post_author=is_post_author(comment, self.reader.post_author),
            new=entry.stored.new,
            starred=entry.stored.starred,
            folded=index in self.rows.folded,
            replies=replies,
            new_replies=new_replies,
            repliers=self._repliers(index) if index in self.rows.folded else (),
            muted=normal_name(comment.author) in self.reader.muted,
            edge=entry.edge,
            answered=self._authors.get(entry.edge.parent, "") if entry.edge.parent is not None else "",
            apart=entry.parent is None and entry.edge.parent is not None,
            missing_parent=entry.missing_parent,
            elsewhere=entry.stored.id in self.reader.elsewhere,
            gone=bool(entry.stored.gone),
            edited=entry.stored.edited,
            vanished=entry.stored.vanished,
            changed_replies=hidden_changes(self.rows.thread, index),
        )

    def _sources(self, index: int) -> tuple[ParentSource, ...]:
        entries = self.rows.thread.entries
        return tuple(entries[step].edge.source for step in path(self.rows.thread, index)[1:])

    def _repliers(self, index: int) -> tuple[str, ...]:
        """Give who answered below an entry, from its first answers on."""
        entries = self.rows.thread.entries
        end = index + min(entries[index].size, 1 + REPLIES_LOOKED_AT)
        return tuple(dict.fromkeys(entry.stored.comment.author for entry in entries[index + 1 : end]))

    def _depth(self, item: int) -> int:
        shown = self.rows.shown
        if item >= len(shown) or shown[item] == self.rows.pings_index:
            return 0
        return self.rows.thread.entries[shown[item]].depth

    @cached_property
    def _authors(self) -> dict[int, str]:
        return {entry.stored.id: entry.stored.comment.author for entry in self.rows.thread.entries}

    def _pings(self) -> list[Line]:
        """Say how many other sites link here and, unfolded, which ones."""
        marks, pings = self.reader.symbols, self.rows.thread.pings
        fold = drawn(f"{marks.fold_open if self.rows.pings_open else marks.fold_closed} ", Role.FOLD)
        link = "links" if len(pings) == 1 else "link"
        head = (fold, drawn(f"{plural(len(pings), 'other site')} {link} here", Role.DIM))
        if not self.rows.pings_open:
            return [crop(head, self.width, marks.ellipsis)]
        lines = [(drawn("  "), _site(ping.comment)) for ping in pings]
        return [crop(line, self.width, marks.ellipsis) for line in (head, *lines)] + [EMPTY]


def _site(ping: Comment) -> Piece:
    """Name the site that links here, and lead there."""
    name, address = one_line(ping.author or ping.author_url), safe_link(ping.author_url) or ""
    return Piece(name, (Role.LINK,) if address else (), address)
