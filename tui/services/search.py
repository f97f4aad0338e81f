"""Finds posts and comments by their words."""

from collections.abc import Iterator

from tui.archive import post_rows, search
from tui.model.post import StoredPost
from tui.model.search import Hit
from tui.services.library import Library


def find(library: Library, query: str, blog_id: int | None = None, limit: int | None = None) -> list[Hit]:
    """Find the posts and comments that ``query`` asks for, newest first."""
    with library.archive.reading() as reader:
        return search.search(reader, query, blog_id, limit)


def matching_posts(library: Library, query: str, blog_id: int | None = None) -> Iterator[StoredPost]:
    """Give the posts that ``query`` asks for themselves, newest first."""
    with library.archive.reading() as reader:
        hits = search.search(reader, query, blog_id)
        yield from post_rows.listed(reader, (hit.post_id for hit in hits if hit.kind == "post"))


def listed_posts(library: Library, query: str = "", blog_id: int | None = None) -> Iterator[StoredPost]:
    """Give the posts that ``query`` asks for, without one all that are shown, newest first."""
    return matching_posts(library, query, blog_id) if query.strip() else library.list_posts(blog_id)
