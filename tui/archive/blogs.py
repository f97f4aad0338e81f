"""The blogs that the archive holds."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from tui.archive.connection import Connection
from tui.archive.search_index import forget_blog
from tui.archive.stored_text import storable
from tui.model.blog import Blog, BlogFacts
from tui.model.errors import NotStored

SELECT = "SELECT id, name, url, description, language, time_zone, posts, unread, comments, synced FROM blogs"


def add_blog(connection: Connection, facts: BlogFacts, *, given_name: str = "") -> int:
    """Store a new blog and give its id, which no other blog will ever have.

    ``given_name`` is the reader's own name for it, which no source overrules.
    """
    statement = (
        "INSERT INTO blogs (named, name, url, description, language, time_zone)"
        " VALUES (?, ?, ?, ?, ?, ?) RETURNING id"
    )
    known = replace(facts, name=given_name or facts.name)
    return int(connection.execute(statement, (bool(given_name), *_columns(known))).fetchone()[0])


def update_facts(connection: Connection, blog_id: int, facts: BlogFacts) -> None:
    """Store what a source says about the blog; where it says nothing the stored fact stays."""
    connection.execute(
        "UPDATE blogs SET name = CASE WHEN named THEN name ELSE coalesce(nullif(?, ''), name) END,"
        " url = coalesce(nullif(?, ''), url),"
        " description = coalesce(nullif(?, ''), description), language = coalesce(nullif(?, ''), language),"
        " time_zone = coalesce(nullif(?, ''), time_zone) WHERE id = ?",
        (*_columns(facts), blog_id),
    )


def list_blogs(connection: Connection) -> list[Blog]:
    """Give every blog in the order in which they were added."""
    return [_blog(row) for row in connection.execute(f"{SELECT} ORDER BY id")]


def load_blog(connection: Connection, blog_id: int) -> Blog:
    """Give one blog; raise ``NotStored`` where there is none."""
    row = connection.execute(f"{SELECT} WHERE id = ?", (blog_id,)).fetchone()
    if row is None:
        raise NotStored(f"The archive holds no blog {blog_id}; `vowe-tui blogs` lists what it holds.")
    return _blog(row)


def find_blog(connection: Connection, name: str) -> Blog | None:
    """Give the blog of this id, name or address; letter case, scheme and last slash do not count."""
    wanted = name.strip().casefold()
    blogs = list_blogs(connection)
    for tell in (
        lambda blog: str(blog.id) == wanted,
        lambda blog: blog.name.casefold() == wanted,
        lambda blog: is_address(blog, name),
    ):
        found = next(filter(tell, blogs), None)
        if found is not None:
            return found
    return None


def is_address(blog: Blog, url: str) -> bool:
    """Say whether a blog lies at this address; letter case, scheme and last slash do not count."""
    return blog.facts.url != "" and _address(blog.facts.url) == _address(url)


def mark_synced(connection: Connection, blog_id: int, instant_iso: str) -> None:
    """Remember when the blog was last read to its end."""
    connection.execute("UPDATE blogs SET synced = ? WHERE id = ?", (instant_iso, blog_id))


def remove_blog(connection: Connection, blog_id: int) -> None:
    """Remove a blog with all its posts and comments, and with the reader's marks on them."""
    forget_blog(connection, blog_id)
    connection.execute("DELETE FROM comments WHERE blog_id = ?", (blog_id,))
    connection.execute("DELETE FROM posts WHERE blog_id = ?", (blog_id,))
    connection.execute("DELETE FROM blogs WHERE id = ?", (blog_id,))


def _columns(facts: BlogFacts) -> tuple[str, ...]:
    values = (facts.name, facts.url, facts.description, facts.language, facts.time_zone)
    return tuple(storable(value) for value in values)


def _blog(row: Sequence[Any]) -> Blog:
    blog_id, name, url, description, language, time_zone, posts, unread, comments, synced = row
    facts = BlogFacts(name, url, description, language, time_zone)
    return Blog(blog_id, facts, posts, unread, comments, synced)


def _address(url: str) -> str:
    return url.strip().casefold().split("://", 1)[-1].rstrip("/")
