"""What the posts of a blog are called."""

from collections.abc import Iterator

from tui.archive.connection import Connection


def titles(connection: Connection, blog_id: int) -> Iterator[tuple[int, str]]:
    """Give the id and the title of each shown post."""
    yield from connection.execute("SELECT id, title FROM posts WHERE blog_id = ? AND shown = 1", (blog_id,))
