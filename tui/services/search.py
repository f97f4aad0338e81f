"""Finds posts and comments by their words."""

from collections.abc import Iterator

from tui.archive import posts, search
from tui.model.post import StoredPost
from tui.model.search import Hit
from tui.services.library import Library


def find(library: Library, query: str, blog_id: int | None = None, limit: int | None = None) -> list[Hit]:
    """Find posts and comments that contain every word of ``query``, newest first."""
    return search.search(library.archive.reader(), query, blog_id, limit)


def matching_posts(library: Library, query: str, blog_id: int | None = None) -> Iterator[StoredPost]:
    """Give the posts that contain every word of ``query`` themselves, newest first."""
    reader = library.archive.reader()
    for hit in search.search(reader, query, blog_id):
        if hit.kind == "post":
            yield posts.load_post(reader, hit.post_id)
