"""Parts of a discussion that is too long to be read at once."""

import json
from collections.abc import Set
from dataclasses import dataclass, field
from itertools import islice

from tui.archive.changes import CommentChanges, comment_changes
from tui.archive.connection import Connection
from tui.archive.reading import PostReading
from tui.archive.thread_walk import Place, ThreadWalk

COUNT = "SELECT comments FROM posts WHERE id = ?"
SPAN = (
    "SELECT (SELECT min(id) FROM comments WHERE post_id = :post AND shown = 1),"
    " (SELECT max(id) FROM comments WHERE post_id = :post AND shown = 1),"
    " (SELECT comments FROM posts WHERE id = :post)"
)
# Whoever was never here has seen nothing, so that nothing is news but what comes while they are here.
BEFORE = (
    "SELECT coalesce(nullif(r.opened, ''), strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),"
    " CASE WHEN ifnull(r.opened, '') <> '' THEN r.seen_comment_id"
    " ELSE (SELECT ifnull(max(id), 0) FROM comments WHERE post_id = p.id AND shown = 1) END FROM posts AS p"
    " LEFT JOIN post_reading AS r ON r.blog_id = p.blog_id AND r.key = p.key WHERE p.id = ?"
)
NEW = (
    "SELECT c.id FROM comments AS c"
    " LEFT JOIN comment_reading AS s ON s.blog_id = c.blog_id AND s.key = c.key"
    " WHERE c.post_id = ? AND c.shown = 1 AND c.id > ? AND c.kind = 'comment' AND NOT ifnull(s.read, 0)"
    " ORDER BY c.id"
)
STORED = (
    "SELECT key FROM comments WHERE blog_id = (SELECT blog_id FROM posts WHERE id = :post)"
    " AND key IN (SELECT value FROM json_each(:keys))"
    " AND +post_id = :post AND shown = 1 AND kind = 'comment'"
)


@dataclass(frozen=True, slots=True)
class PartSizes:
    """How much of a discussion is read at once, in comments."""

    whole: int = 20_000
    """A discussion with more is read in parts."""
    usual: int = 1_000
    """A part ends with the thread in which it comes to hold as many."""
    most: int = 5_000
    """A part ends there, though it be within a thread."""


SIZES = PartSizes()


@dataclass(frozen=True, slots=True)
class Visit:
    """What was news to the reader when they came to a post, whatever has been noted since."""

    reading: PostReading
    changes: CommentChanges


@dataclass(frozen=True, slots=True)
class PartWish:
    """Which part of a discussion is asked for; where nothing is said, or nothing fits, it is the first."""

    at: int | None = None
    """A comment that is to be in it."""
    first: int | None = None
    """The comment that it begins with."""
    until: int | None = None
    """The comment before which it ends; without ``first`` it is the part that leads up to that one."""
    before: int | None = None
    """How many comments stand before ``first``, or without it before ``until``, where that is known."""
    visit: Visit | None = None
    """The visit to the post in which another part was read already."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some threads of a discussion, and where they stand in the whole of it."""

    ids: tuple[int, ...] = field(repr=False)
    """The comments, in the order of ``ThreadWalk``."""
    before: int
    """How many comments stand before them."""
    is_estimated: bool
    """Whether that is only about so."""
    whole: int
    """How many comments the discussion has."""
    following: int | None
    """The comment that the next part begins with."""
    has_earlier: bool
    """Whether there are comments before."""
    begins_within: bool
    """Whether the first comment hangs on one that stands before."""
    ends_within: bool
    """Whether the comment that follows hangs on one that stands here, or before."""
    visit: Visit

    @property
    def first(self) -> int:
        """The comment that it begins with, 0 where there is none."""
        return self.ids[0] if self.ids else 0

    @property
    def again(self) -> PartWish:
        """Ask for the same part."""
        return PartWish(first=self.first, until=self.following, before=self._known, visit=self.visit)

    @property
    def next(self) -> PartWish | None:
        """Ask for the part that follows, ``None`` where this is the last."""
        if self.following is None:
            return None
        known = None if self._known is None else self._known + len(self.ids)
        return PartWish(first=self.following, before=known, visit=self.visit)

    @property
    def previous(self) -> PartWish | None:
        """Ask for the part that leads up to this one, ``None`` where this is the first."""
        if not self.has_earlier:
            return None
        return PartWish(until=self.first, before=self._known, visit=self.visit)

    def around(self, comment_id: int) -> PartWish:
        """Ask for the part with a comment."""
        return PartWish(at=comment_id, visit=self.visit)

    @property
    def _known(self) -> int | None:
        return None if self.is_estimated else self.before


def find_part(connection: Connection, post_id: int, wish: PartWish, sizes: PartSizes = SIZES) -> Part:
    """Give the part of a post's discussion that is wished for."""
    return _PartFinding(connection, post_id, sizes).find(wish)


def next_news(connection: Connection, post_id: int, visit: Visit, passed: Set[int]) -> int | None:
    """Name the oldest comment that is news at a visit and not among those that were passed."""
    changed = (visit.changes.edited | visit.changes.gone) - passed
    rows = connection.execute(NEW, (post_id, visit.reading.seen_comment_id))
    changed |= set(islice((comment_id for (comment_id,) in rows if comment_id not in passed), 1))
    return min(changed, default=None)


def parent_of(connection: Connection, post_id: int, comment_id: int) -> int | None:
    """Name the comment that one below a post hangs on, in whichever part that is."""
    walk = ThreadWalk(connection, post_id)
    place = walk.place(comment_id)
    parent = None if place is None else walk.parent(place)
    return None if parent is None else parent.id


def stored_keys(connection: Connection, post_id: int, keys: Set[str]) -> set[str]:
    """Give those of these keys under which a comment is shown below a post."""
    rows = connection.execute(STORED, {"post": post_id, "keys": json.dumps(list(keys))})
    return {key for (key,) in rows}


class _PartFinding:
    """The search for one part."""

    def __init__(self, connection: Connection, post_id: int, sizes: PartSizes) -> None:
        self._connection = connection
        self._post_id = post_id
        self._sizes = sizes
        self._walk = ThreadWalk(connection, post_id)

    def find(self, wish: PartWish) -> Part:
        """Give the part, or the one with the comment that is to be in it where that is another one."""
        at = None if wish.at is None else self._walk.place(wish.at)
        if at is None or wish.first is not None:
            part = self._part(wish, *self._begin(wish))
            if at is None or at.id in part.ids:
                return part
        return self._part(wish, self._near(at), None, None)

    def _begin(self, wish: PartWish) -> tuple[Place | None, Place | None, int | None]:
        """Give the comment it begins with, the one it ends before, and the number of those before it."""
        until = None if wish.until is None else self._walk.place(wish.until)
        if wish.first is not None:
            first = self._walk.place(wish.first)
            return (None, None, None) if first is None else (first, until, wish.before)
        if until is None:
            return None, None, None
        first, count = self._led_up_to(until)
        return first, until, None if wish.before is None else max(0, wish.before - count)

    def _part(self, wish: PartWish, first: Place | None, until: Place | None, before: int | None) -> Part:
        places, following = self._run(first, until)
        begin = next(self._walk.forward(), None)
        has_earlier = bool(places) and places[0] != begin
        return Part(
            ids=tuple(place.id for place in places),
            before=(self._estimate(places[0]) if before is None else before) if has_earlier else 0,
            is_estimated=before is None and has_earlier,
            whole=self._connection.execute(COUNT, (self._post_id,)).fetchone()[0],
            following=None if following is None else following.id,
            has_earlier=has_earlier,
            begins_within=bool(places) and self._walk.parent(places[0]) is not None,
            ends_within=following is not None and self._walk.parent(following) is not None,
            visit=wish.visit or self._visit(),
        )

    def _estimate(self, place: Place) -> int:
        """Tell about how many comments stand before one, as if their ids were spread evenly."""
        oldest, youngest, whole = self._connection.execute(SPAN, {"post": self._post_id}).fetchone()
        return int((place.id - oldest) * whole // (youngest - oldest + 1))

    def _run(self, first: Place | None, until: Place | None) -> tuple[list[Place], Place | None]:
        """Give the comments from one on, and the one that follows them."""
        places: list[Place] = []
        for place in self._walk.forward(first):
            if self._ends_before(place, until, len(places)):
                return places, place
            places.append(place)
        return places, None

    def _ends_before(self, place: Place, until: Place | None, count: int) -> bool:
        if count >= self._sizes.most or (until is not None and place.id == until.id):
            return True
        return until is None and count >= self._sizes.usual and self._walk.parent(place) is None

    def _led_up_to(self, until: Place) -> tuple[Place, int]:
        """Go back as far as a part is long, to the beginning of a thread if there is one in reach."""
        here, count = until, 0
        for count, here in enumerate(self._walk.backward(until), 1):
            if count >= self._sizes.most:
                break
            if count >= self._sizes.usual and self._walk.parent(here) is None:
                break
        return here, count

    def _near(self, at: Place) -> Place:
        """Give the beginning of the thread or, where that is too far from the comment, a later one."""
        *_, root = [at, *islice(self._walk.upward(at), self._sizes.most)]
        if at in islice(self._walk.forward(root), self._sizes.most):
            return root
        *_, near = [at, *islice(self._walk.backward(at), self._sizes.usual // 2)]
        return near

    def _visit(self) -> Visit:
        opened, seen = self._connection.execute(BEFORE, (self._post_id,)).fetchone()
        reading = PostReading(opened=opened, seen_comment_id=seen)
        return Visit(reading, comment_changes(self._connection, self._post_id))
