"""A walk through the discussion of a post, however long, that reads no more of it than it passes.

It stands in thread order: roots, and words from other sites, by their ids, each directly before all that
hangs on it, and answers to one comment by their ids.
"""

# Nothing but texts of this file is written into statements here.
# ruff: noqa: S608

from collections.abc import Iterator
from typing import NamedTuple

from tui.archive.connection import Connection

PAGE, NEAREST = 64, 2
"""Answers that are looked up at a time on the way forward, where all of them may be passed, and back."""

IS_SAID = "post_id = :post AND shown = 1 AND kind = 'comment'"
# A word from another site neither answers anything nor is it answered.
PLACE = (
    "SELECT id, CASE kind WHEN 'comment' THEN key ELSE '' END,"
    " CASE kind WHEN 'comment' THEN parent_key ELSE '' END FROM comments AS c"
)
NO_EARLIER_PARENT = (
    "(c.kind <> 'comment' OR c.parent_key = '' OR NOT EXISTS (SELECT 1 FROM comments AS p"
    " WHERE p.blog_id = c.blog_id AND p.key = c.parent_key AND p.id < c.id"
    " AND p.post_id = c.post_id AND p.shown = 1 AND p.kind = 'comment'))"
)
ONE = f"{PLACE} WHERE id = :id AND post_id = :post AND shown = 1"
NAMED = f"{PLACE} WHERE key = :key AND {IS_SAID} AND blog_id = (SELECT blog_id FROM posts WHERE id = :post)"
ROOTS = f"{PLACE} WHERE post_id = :post AND shown = 1 AND {NO_EARLIER_PARENT}"
LATER_ROOT = f"{ROOTS} AND id > :id ORDER BY id LIMIT 1"
EARLIER_ROOT = f"{ROOTS} AND id < :id ORDER BY id DESC LIMIT 1"
ANSWERS = f"{PLACE} WHERE {IS_SAID} AND parent_key = :key AND parent_key <> ''"
LATER_ANSWERS = f"{ANSWERS} AND id > :id ORDER BY id LIMIT :limit"
EARLIER_ANSWERS = f"{ANSWERS} AND id < :id ORDER BY id DESC LIMIT :limit"
NO_ID, ALL_IDS = 0, 2**63 - 1


class Place(NamedTuple):
    """A comment as far as its place in a thread needs it."""

    id: int
    key: str
    parent_key: str


class ThreadWalk:
    """Walks through the shown comments of one post; each comes once, whatever their parents say.

    As in ``thread_parents``, a comment whose parent is not there is a root, and a circle is cut at its
    oldest member.
    """

    def __init__(self, connection: Connection, post_id: int) -> None:
        self._connection = connection
        self._post_id = post_id
        self._in_no_circle: set[int] = set()

    def place(self, comment_id: int) -> Place | None:
        """Find a comment, ``None`` where it is not shown below the post."""
        # Nor can SQLite be asked for numbers beyond these, which a place that was kept may hold.
        return self._first(ONE, id=comment_id) if NO_ID < comment_id < ALL_IDS else None

    def parent(self, place: Place) -> Place | None:
        """Give what a comment hangs on, ``None`` for a root."""
        named = self._named_parent(place)
        if named is not None and named.id >= place.id and self._begins_circle(place):
            return None
        return named

    def upward(self, place: Place) -> Iterator[Place]:
        """Give what a comment hangs on, from the nearest up to the root."""
        above = self.parent(place)
        while above is not None:
            yield above
            above = self.parent(above)

    def forward(self, start: Place | None = None) -> Iterator[Place]:
        """Give a comment and all that follow it, or the whole discussion."""
        here = start
        if here is not None:
            yield from self._with_answers(here)
            while (parent := self.parent(here)) is not None:
                for later in self._answers(parent, here.id):
                    yield from self._with_answers(later)
                here = parent
        for root in self._roots(NO_ID if here is None else here.id):
            yield from self._with_answers(root)

    def backward(self, end: Place) -> Iterator[Place]:
        """Give all that stand before a comment, the nearest first."""
        before = self._before(end)
        while before is not None:
            yield before
            before = self._before(before)

    def _before(self, place: Place) -> Place | None:
        parent = self.parent(place)
        if parent is None:
            beside = next(self._roots(place.id, backward=True), None)
        else:
            beside = next(self._answers(parent, place.id, backward=True), None)
        return parent if beside is None else self._last_below(beside)

    def _last_below(self, place: Place) -> Place:
        below = place
        while (last := next(self._answers(below, ALL_IDS, backward=True), None)) is not None:
            below = last
        return below

    def _with_answers(self, place: Place) -> Iterator[Place]:
        yield place
        # Not by recursion: a thread may be as deep as it has comments.
        open_threads = [self._answers(place, NO_ID)]
        while open_threads:
            answer = next(open_threads[-1], None)
            if answer is None:
                open_threads.pop()
            else:
                yield answer
                open_threads.append(self._answers(answer, NO_ID))

    def _answers(self, place: Place, beside: int, *, backward: bool = False) -> Iterator[Place]:
        """Give the direct answers to a comment on one side of an id, the nearest first."""
        statement, limit = (EARLIER_ANSWERS, NEAREST) if backward else (LATER_ANSWERS, PAGE)
        is_more = True
        while is_more:
            asked = {"post": self._post_id, "key": place.key, "id": beside, "limit": limit}
            page = [Place(*row) for row in self._connection.execute(statement, asked)]
            for answer in page:
                if answer.id > place.id or not self._begins_circle(answer):
                    yield answer
                beside = answer.id
            is_more = len(page) == limit

    def _roots(self, beside: int, *, backward: bool = False) -> Iterator[Place]:
        # One at a time, as between two of them there may be as many answers as there are comments.
        statement = EARLIER_ROOT if backward else LATER_ROOT
        while (place := self._first(statement, id=beside)) is not None:
            if not place.parent_key or self.parent(place) is None:
                yield place
            beside = place.id

    def _begins_circle(self, place: Place) -> bool:
        """Tell whether a comment is the oldest of those that answer each other in a circle.

        Only a comment that answers a younger one, or itself, can be that.
        """
        passed = {place.id}
        above = self._named_parent(place)
        while above is not None and above.id not in passed and above.id not in self._in_no_circle:
            passed.add(above.id)
            above = self._named_parent(above)
        if above is None or above.id in self._in_no_circle:
            self._in_no_circle |= passed
            return False
        return above.id == place.id == min(passed)

    def _named_parent(self, place: Place) -> Place | None:
        return self._first(NAMED, key=place.parent_key) if place.parent_key else None

    def _first(self, statement: str, **given: object) -> Place | None:
        row = self._connection.execute(statement, {"post": self._post_id, **given}).fetchone()
        return None if row is None else Place(*row)
