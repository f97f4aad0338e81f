"""What is asked of a blog as a whole when it leaves the archive."""

from array import array

from tui.archive.connection import Connection

AUTHORS = "SELECT author FROM posts WHERE blog_id = ? AND author <> '' GROUP BY author ORDER BY min(id)"
# A colon follows the digits, so that these are the keys of the index that begin with one.
GREATEST = (
    "SELECT ifnull(max(cast(substr(key, 4) AS INTEGER)), 0) FROM {table}"
    " WHERE blog_id = ? AND key >= 'wp:1' AND key < 'wp::' AND length(key) <= 18"
    " AND substr(key, 4) NOT GLOB '*[^0-9]*'"
)


def stored_posts(connection: Connection, blog_id: int) -> "array[int]":
    """Give the ids of all posts of a blog, drafts too, in the order in which they were stored."""
    rows = connection.execute("SELECT id FROM posts WHERE blog_id = ? ORDER BY id", (blog_id,))
    return array("q", [post_id for (post_id,) in rows])


def post_authors(connection: Connection, blog_id: int) -> list[str]:
    """Give the names of those who wrote the posts of a blog, each once."""
    return [author for (author,) in connection.execute(AUTHORS, (blog_id,))]


def greatest_numbers(connection: Connection, blog_id: int) -> tuple[int, int]:
    """Give the greatest number, of up to 15 digits, that a WordPress has given a post and a comment, or 0."""
    posts, comments = (
        connection.execute(GREATEST.format(table=table), (blog_id,)).fetchone()[0]
        for table in ("posts", "comments")
    )
    return posts, comments
