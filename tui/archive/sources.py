"""The places that blogs are read from."""

from tui.archive.connection import Connection
from tui.archive.stored_text import storable
from tui.model.blog import SourceRecord

SELECT = "SELECT id, blog_id, location, format FROM sources"


def add_source(connection: Connection, blog_id: int, location: str, format: str) -> SourceRecord:
    """Remember a place; one that is known already keeps its blog and takes the new format."""
    row = connection.execute(
        "INSERT INTO sources (blog_id, location, format) VALUES (?, ?, ?)"
        " ON CONFLICT (location) DO UPDATE SET format = excluded.format"
        " RETURNING id, blog_id, location, format",
        (blog_id, storable(location), format),
    ).fetchone()
    return SourceRecord(*row)


def move_source(connection: Connection, source_id: int, location: str) -> bool:
    """Remember another place for a source and say whether it was free."""
    moved = connection.execute(
        "UPDATE OR IGNORE sources SET location = ? WHERE id = ?", (storable(location), source_id)
    )
    return moved.rowcount > 0


def find_source(connection: Connection, location: str) -> SourceRecord | None:
    """Give the source of exactly this location."""
    row = connection.execute(f"{SELECT} WHERE location = ?", (storable(location),)).fetchone()
    return None if row is None else SourceRecord(*row)


def list_sources(connection: Connection, blog_id: int | None = None) -> list[SourceRecord]:
    """Give the sources of one blog, or of all, in the order in which they were added."""
    rows = connection.execute(
        f"{SELECT} WHERE :blog IS NULL OR blog_id = :blog ORDER BY blog_id, id",
        {"blog": blog_id},
    )
    return [SourceRecord(*row) for row in rows]


def has_several_sources(connection: Connection, blog_id: int) -> bool:
    """Say whether a blog is read from more than one place."""
    rows = connection.execute("SELECT 1 FROM sources WHERE blog_id = ? LIMIT 2", (blog_id,))
    return len(rows.fetchall()) > 1
