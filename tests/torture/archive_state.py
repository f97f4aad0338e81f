"""What an archive holds, so that two of them can be compared, and whether it is whole."""

import sqlite3
from contextlib import closing
from hashlib import blake2b
from pathlib import Path

from tui.archive.connection import connect_reader, connect_writer
from tui.archive.integrity import check

_STATE = (
    "SELECT user_version FROM pragma_user_version",
    "SELECT name FROM sqlite_schema",
    "SELECT name, url, posts, unread, comments FROM blogs",
    "SELECT location, format FROM sources",
    "SELECT key, hex(fingerprint), shown, joined, comments, text FROM posts JOIN post_bodies ON post_id = id",
    "SELECT c.key, p.key, hex(c.fingerprint), c.shown, c.joined, c.parent_key, b.text"
    " FROM comments AS c JOIN posts AS p ON p.id = c.post_id JOIN comment_bodies AS b ON b.comment_id = c.id",
    "SELECT key, source_id, record FROM post_versions",
    "SELECT key, source_id, record FROM comment_versions",
    "SELECT key, read, starred FROM post_reading",
)


def digest(file: Path) -> str:
    """Give a name for what the archive tells its reader, whatever numbers its rows have."""
    with closing(connect_reader(file)) as connection:
        told = [sorted(map(repr, connection.execute(statement))) for statement in _STATE]
    return blake2b(repr(told).encode(), digest_size=16).hexdigest()


def is_begun(file: Path) -> bool:
    """Whether the first tables are there, which come all at once."""
    if not file.exists():
        return False
    # Not as a reader, who could not undo what a kill cut off before there was a log.
    with closing(sqlite3.connect(file)) as connection:
        return bool(connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0])


def faults(file: Path) -> list[str]:
    """Give every sentence of the full check, the search index's own pages included."""
    with closing(connect_writer(file)) as connection:
        return check(connection)


def starred(file: Path) -> set[str]:
    """Give the keys of the posts with a star."""
    with closing(connect_reader(file)) as connection:
        return {key for (key,) in connection.execute("SELECT key FROM post_reading WHERE starred")}
