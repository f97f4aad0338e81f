"""Which post a comment is on, and which comment it answers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import urldefrag

from tui.sources.feeds.entry import Entry, key_of
from tui.sources.feeds.records import is_comment_address


class Sorted(NamedTuple):
    """The entries of a feed that may hold posts and comments side by side."""

    posts: list[Entry]
    comments: list[Entry]


class Place(NamedTuple):
    """Where a comment belongs."""

    post_key: str
    parent_key: str = ""
    """Empty for a comment on the post itself."""


@dataclass(slots=True)
class Discussion:
    """The posts that were met, by their ids and by their addresses."""

    _by_id: dict[str, str] = field(default_factory=dict)
    _by_address: dict[str, str] = field(default_factory=dict)

    def add_posts(self, entries: Iterable[Entry]) -> None:
        """Remember entries that are posts."""
        for entry in entries:
            if entry.id:
                self._by_id[entry.id] = entry.key
            if entry.link:
                self._by_address[_page(entry.link)] = entry.key

    def place(self, comments: Sequence[Entry], post: Entry | None = None) -> list[tuple[Entry, Place | None]]:
        """Find where the entries of a feed of comments belong, ``None`` where nothing tells.

        Without ``post``, whose feed it is, by what an entry answers (RFC 4685, 3), which may be another entry
        of the feed, else by the page its own link leads to.
        """
        known = {entry.id: entry for entry in comments if entry.id}
        found: dict[str, str] = {}
        places = []
        for entry in comments:
            post_key = post.key if post else self._post(entry, known, found)
            places.append((entry, self._place(entry, known, post_key) if post_key else None))
        return places

    def _place(self, entry: Entry, known: dict[str, Entry], post_key: str) -> Place:
        for answered in entry.answered:
            if self._by_id.get(answered.id) or not answered.id or answered.id == entry.id:
                continue  # the post itself, or nothing
            if answered.id in known or is_comment_address(answered.address or answered.id):
                return Place(post_key, key_of(answered.id))
        return Place(post_key)

    def _post(self, entry: Entry, known: dict[str, Entry], found: dict[str, str]) -> str:
        """Follow answers up to a post and keep in ``found`` what was found for all on the way."""
        visited = {entry.id}  # ends a ring of comments that answer one another
        waiting, post_key = [entry], ""
        while waiting and not post_key:
            each = waiting.pop()
            post_key = found.get(each.id, "") or self._post_told_by(each)
            above = {answered.id for answered in each.answered} & known.keys() - visited
            visited |= above
            waiting += [known[each_id] for each_id in above]
        found.update(dict.fromkeys(visited - {""}, post_key))  # comments without an id are not one
        return post_key

    def _post_told_by(self, entry: Entry) -> str:
        posts = (self._post_of_answer(answered.id, answered.address) for answered in entry.answered)
        told = next(filter(None, posts), "")
        return told or (self._by_address.get(_page(entry.link), "") if is_comment_address(entry.link) else "")

    def _post_of_answer(self, answered_id: str, address: str) -> str:
        return self._by_id.get(answered_id, "") or (
            self._by_address.get(_page(address), "") if address else ""
        )


def sort_entries(entries: Iterable[Entry]) -> Sorted:
    """Tell entries that cannot but be posts from those that answer something or lie in a post's page."""
    found = Sorted([], [])
    for entry in entries:
        (found.comments if entry.answered or is_comment_address(entry.link) else found.posts).append(entry)
    return found


def _page(address: str) -> str:
    """Give an address without what does not tell pages apart."""
    without_fragment = urldefrag(address)[0]
    return without_fragment.partition("://")[2].removeprefix("www.").rstrip("/") or without_fragment
