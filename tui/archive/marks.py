"""How far each source has been read."""

from collections.abc import Mapping

from tui.archive.connection import Connection
from tui.archive.stored_text import storable


def load_marks(connection: Connection, source_id: int) -> dict[str, str]:
    """Give the marks that the source left at the last checkpoint."""
    rows = connection.execute("SELECT name, value FROM marks WHERE source_id = ? ORDER BY name", (source_id,))
    return dict(rows.fetchall())


def save_marks(connection: Connection, source_id: int, marks: Mapping[str, str]) -> None:
    """Store marks beside those that are there; an empty value forgets its mark."""
    for name, value in marks.items():
        if value:
            connection.execute(
                "INSERT INTO marks (source_id, name, value) VALUES (?, ?, ?)"
                " ON CONFLICT (source_id, name) DO UPDATE SET value = excluded.value",
                (source_id, storable(name), storable(value)),
            )
        else:
            connection.execute(
                "DELETE FROM marks WHERE source_id = ? AND name = ?", (source_id, storable(name))
            )
