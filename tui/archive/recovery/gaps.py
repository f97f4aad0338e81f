"""What stands in for rows that could not be read, so that those which belong to them have a place."""

# Nothing but names of our own tables and columns is written into statements here.
# ruff: noqa: S608

from collections.abc import Iterable

from tui.archive.blogs import add_blog
from tui.archive.comment_writing import insert_comment
from tui.archive.connection import Connection
from tui.archive.post_writing import insert_post
from tui.archive.recovery.shapes import GREATEST
from tui.archive.sources import add_source
from tui.model.blog import BlogFacts
from tui.model.comment import Comment
from tui.model.post import Post

HAVE_BLOG = ("sources", "posts", "comments", "post_reading", "comment_reading")
HAVE_SOURCE = ("posts", "comments", "post_versions", "comment_versions")
HAVE_POST = ("comments", "post_bodies", "post_versions")
HAVE_COMMENT = ("comment_bodies", "comment_versions")
ORPHANS = (
    "DELETE FROM marks WHERE source_id NOT IN (SELECT id FROM sources)",
    "DELETE FROM gone WHERE source_id NOT IN (SELECT id FROM sources)",
)
"""How far a lost source was read says nothing to its next reading, which begins anew."""
BODIES = (
    "INSERT INTO post_bodies (post_id, body, format, excerpt, text, checksum)"
    " SELECT id, '', 'text', '', '', x'' FROM posts WHERE id NOT IN (SELECT post_id FROM post_bodies)",
    "INSERT INTO comment_bodies (comment_id, body, format, text, checksum)"
    " SELECT id, '', 'text', '', x'' FROM comments WHERE id NOT IN (SELECT comment_id FROM comment_bodies)",
)
"""Their checksums fit nothing, so that the next full reading of their source stores them anew."""


def fill_gaps(connection: Connection) -> int:
    """Put in what is missing under the number by which others name it, and give how much that was."""
    for statement in ORPHANS:
        connection.execute(statement)
    blogs = _missing(connection, "blog", HAVE_BLOG)
    for number in blogs:
        _renumber(
            connection, "blogs", add_blog(connection, BlogFacts(name=f"Recovered blog {number}")), number
        )
    sources = _missing(connection, "source", HAVE_SOURCE)
    for number in sources:
        record = add_source(connection, _first_blog(connection), f"recovered:{number}", "recovered")
        _renumber(connection, "sources", record.id, number)
    posts, comments = _missing(connection, "post", HAVE_POST), _missing(connection, "comment", HAVE_COMMENT)
    if posts or comments:
        _count_on(connection, "post", HAVE_POST)
        _count_on(connection, "comment", HAVE_COMMENT)
        source_id = _some_source(connection)
        for number in posts:
            _stand_in_for_post(connection, source_id, number)
        for number in comments:
            _stand_in_for_comment(connection, source_id, number)
    bodies = sum(connection.execute(statement).rowcount for statement in BODIES)
    return len(blogs) + len(sources) + len(posts) + len(comments) + bodies


def _missing(connection: Connection, kind: str, tables: Iterable[str]) -> list[int]:
    named = " UNION ".join(f"SELECT {kind}_id AS number FROM {table}" for table in tables)
    found = connection.execute(f"SELECT number FROM ({named}) EXCEPT SELECT id FROM {kind}s ORDER BY 1")
    return [number for (number,) in found]


def _count_on(connection: Connection, kind: str, tables: Iterable[str]) -> None:
    """Let new rows get numbers behind all that are named anywhere, as a body may wait under any of them."""
    named = " UNION ALL ".join(f"SELECT {kind}_id AS number FROM {table}" for table in tables)
    greatest = f"SELECT max(number) FROM ({named} UNION ALL SELECT id FROM {kind}s) WHERE number < {GREATEST}"
    connection.execute("DELETE FROM sqlite_sequence WHERE name = ?", (f"{kind}s",))
    connection.execute(f"INSERT INTO sqlite_sequence (name, seq) SELECT ?, ({greatest})", (f"{kind}s",))


def _renumber(connection: Connection, table: str, given: int, number: int) -> None:
    if given != number:
        connection.execute(f"UPDATE {table} SET id = ? WHERE id = ?", (number, given))


def _first_blog(connection: Connection) -> int:
    row = connection.execute("SELECT min(id) FROM blogs").fetchone()
    return add_blog(connection, BlogFacts(name="Recovered blog")) if row[0] is None else int(row[0])


def _some_source(connection: Connection) -> int:
    row = connection.execute("SELECT min(id) FROM sources").fetchone()
    if row[0] is not None:
        return int(row[0])
    return add_source(connection, _first_blog(connection), "recovered", "recovered").id


def _stand_in_for_post(connection: Connection, source_id: int, number: int) -> None:
    row = connection.execute("SELECT min(blog_id) FROM comments WHERE post_id = ?", (number,)).fetchone()
    blog_id = _first_blog(connection) if row[0] is None else int(row[0])
    post = Post(key=f"recovered:{number}", title=f"Recovered post {number}", body="", title_generated=True)
    _give_place(connection, "post", insert_post(connection, source_id, blog_id, post, ""), number)


def _stand_in_for_comment(connection: Connection, source_id: int, number: int) -> None:
    """Put what was said without the name of who said it below a post of its own."""
    blog_id = _first_blog(connection)
    post = Post(key="recovered:comments", title="Recovered comments", body="", title_generated=True)
    row = connection.execute(
        "SELECT id FROM posts WHERE key = ? AND blog_id = ?", (post.key, blog_id)
    ).fetchone()
    post_id = insert_post(connection, source_id, blog_id, post, "") if row is None else int(row[0])
    comment = Comment(key=f"recovered:{number}", post_key=post.key, body="")
    given = insert_comment(connection, source_id, post_id, blog_id, comment, "")
    _give_place(connection, "comment", given, number)


def _give_place(connection: Connection, kind: str, given: int, number: int) -> None:
    """Give a row that stands in the number of the lost one, and leave it the lost one's body."""
    connection.execute(f"DELETE FROM {kind}_bodies WHERE {kind}_id = ?", (given,))
    _renumber(connection, f"{kind}s", given, number)
