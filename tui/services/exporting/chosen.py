"""Which posts an export is of."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from tui.archive import exports, post_order
from tui.model.blog import Blog
from tui.model.errors import NotStored
from tui.services.library import Library
from tui.services.search import listed_posts


@dataclass(frozen=True, slots=True)
class Chosen:
    """The posts of one blog that leave the archive, eight bytes each."""

    blog: Blog
    ids: "array[int]"
    """In the order in which they were stored."""


def chosen_posts(
    library: Library, query: str = "", blog_id: int | None = None, *, hidden: bool = False
) -> list[Chosen]:
    """Give the posts that ``query`` asks for, without one all that are shown, and with ``hidden`` drafts too.

    Raises ``NotStored`` where there are none.
    """
    blogs = [blog for blog in library.blogs() if blog_id in (None, blog.id)]
    if query.strip():
        found: dict[int, list[int]] = {}
        for stored in listed_posts(library, query, blog_id):
            found.setdefault(stored.blog_id, []).append(stored.id)
        chosen = [Chosen(blog, _in_order(found.get(blog.id, ()))) for blog in blogs]
    else:
        chosen = [Chosen(blog, _all_of(library, blog.id, hidden)) for blog in blogs]
    chosen = [each for each in chosen if each.ids]
    if not chosen:
        raise NotStored("The library has no such posts; nothing was written.")
    return chosen


def _all_of(library: Library, blog_id: int, hidden: bool) -> "array[int]":
    with library.archive.reading() as reader:
        if hidden:
            return exports.stored_posts(reader, blog_id)
        return _in_order(post_order.post_ids(reader, blog_id))


def _in_order(ids: Sequence[int]) -> "array[int]":
    return array("q", sorted(ids))
