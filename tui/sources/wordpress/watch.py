"""The posts under which something may still change: those of late, and those with comments of late."""

import json
from collections.abc import Mapping, Set
from datetime import date, datetime, timedelta

from tui.model.comment import Comment
from tui.model.post import Post
from tui.sources.wordpress.api import PostAuthors
from tui.sources.wordpress_json.fields import identity_of
from tui.sources.wordpress_json.posts import post_key

WATCHED_FOR = timedelta(days=14)
"""How long after its publication, or after the last comment, a post's comments are looked at again."""
MOST_WATCHED = 50
"""Posts that are looked at again at once, the latest first: their numbers have to fit into an address."""
_MARK = "watched"


class Watch:
    """Knows which posts were written or commented of late."""

    def __init__(self, marks: Mapping[str, str], authors: PostAuthors) -> None:
        self._authors = authors
        self._days: dict[int, date] = {}
        for post_id, day, author in _remembered(marks.get(_MARK, "")):
            self._days[post_id] = day
            authors.known.setdefault(post_id, author)

    def note(self, record: Post | Comment) -> None:
        """Look at a record that was given."""
        post_id = identity_of(
            (record.key if isinstance(record, Post) else record.post_key).removeprefix(post_key(0)[:-1])
        )
        if isinstance(record, Post) and record.protected:
            self._days.pop(post_id, None)  # one that may not be read would close the whole list
        elif post_id and record.published.published:
            day = record.published.published.date()
            self._days[post_id] = max(day, self._days.get(post_id, day))

    def posts(self, now: datetime) -> list[int]:
        """Give the ids of the posts to look at, the latest first."""
        first = (now - WATCHED_FOR).date()
        late = [(day, post_id) for post_id, day in self._days.items() if day >= first]
        return [post_id for _, post_id in sorted(late, reverse=True)[:MOST_WATCHED]]

    def keep(self, readable: Set[int], among: list[int]) -> None:
        """Forget those ``among`` the posts that can no longer be read."""
        for post_id in among:
            if post_id not in readable:
                self._days.pop(post_id, None)

    def marks(self, now: datetime) -> dict[str, str]:
        """Give what to remember."""
        told = [
            [post_id, self._days[post_id].isoformat(), self._authors.known.get(post_id, 0)]
            for post_id in self.posts(now)
        ]
        return {_MARK: json.dumps(told) if told else ""}


def _remembered(mark: str) -> list[tuple[int, date, int]]:
    try:
        return [
            (identity_of(post_id), date.fromisoformat(day), identity_of(author))
            for post_id, day, author in json.loads(mark or "[]")
        ]
    except (ValueError, TypeError, RecursionError):
        return []
