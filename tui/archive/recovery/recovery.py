"""Makes a new archive of what can still be read of a damaged one."""

# Nothing but names of our own tables and columns is written into statements here.
# ruff: noqa: S608

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from tui.archive import comment_columns, post_columns, verification
from tui.archive.archive import Archive
from tui.archive.backup import settle, unfinished_name
from tui.archive.connection import BUSY_SECONDS, Connection
from tui.archive.failures import BUSY
from tui.archive.integrity import BLOG_COUNTERS
from tui.archive.names import enter_author
from tui.archive.recovery.gaps import fill_gaps
from tui.archive.recovery.page_file import PageFile
from tui.archive.recovery.rows import Found, rows
from tui.archive.recovery.shapes import shapes
from tui.archive.search_index import rebuild_index
from tui.model.errors import ArchiveError
from tui.model.post import BodyFormat

OFTEN = 1000
"""How many rows lie between two looks at how far the work has come."""
READABLE = {
    "post": (
        f"SELECT id, {post_columns.BODY}, {post_columns.FACTS} FROM posts JOIN post_bodies ON post_id = id",
        post_columns.stored_post,
    ),
    "comment": (
        f"SELECT c.id, {comment_columns.BODY}, {comment_columns.OWN_FACTS}"
        " FROM comments AS c JOIN comment_bodies ON comment_id = c.id",
        comment_columns.stored_comment,
    ),
}
FORMATS = ", ".join(f"'{each.value}'" for each in BodyFormat)
PLAIN = {
    "post": (
        "UPDATE posts SET status = 'published', kind = 'post', published = NULL, updated = NULL,"
        " published_precision = 'unknown', updated_precision = 'unknown', categories = '[]', tags = '[]'"
        " WHERE id = ?",
        f"UPDATE post_bodies SET format = 'text' WHERE post_id = ? AND format NOT IN ({FORMATS})",
    ),
    "comment": (
        "UPDATE comments SET status = 'approved', kind = 'comment', published = NULL,"
        " published_precision = 'unknown' WHERE id = ?",
        f"UPDATE comment_bodies SET format = 'text' WHERE comment_id = ? AND format NOT IN ({FORMATS})",
    ),
}
"""Values that can be read in the place of some that cannot."""
COUNTED = (
    "UPDATE posts SET comments ="
    " (SELECT count(*) FROM comments AS c WHERE c.post_id = posts.id AND c.shown = 1)",
    "UPDATE blogs AS b SET (posts, unread, comments) = (" + ", ".join(BLOG_COUNTERS.values()) + ")",
    # What the reader has seen up to must not be reached again by what comes next.
    "UPDATE sqlite_sequence SET seq = max(seq, (SELECT ifnull(max(seen_comment_id), 0) FROM post_reading))"
    " WHERE name = 'comments'",
)


@dataclass(frozen=True, slots=True)
class Recovered:
    """What a new archive holds of a damaged one."""

    file: Path
    posts: int
    comments: int
    stars: int
    stand_ins: int
    """Rows that others belong to and that could not be read."""
    damaged: int
    """Records that are not as they were stored."""


def recover(file: Path, target: Path, on_progress: Callable[[int, int], None] = lambda *_: None) -> Recovered:
    """Read every row of ``file`` that can be read into the new archive ``target``, and index it for search.

    The damaged file is never written to, and may be open nowhere in this process. ``on_progress`` is told
    how many of the pages are done. Raises ``ArchiveError`` where the file cannot be read at all, where the
    target is there already, and where it cannot be written.
    """
    if os.path.lexists(target):
        raise ArchiveError(f"{target} is there already; name a file that is not.")
    written = unfinished_name(target)
    try:
        with _at_rest(file), closing(PageFile(file)) as pages:
            made = _rebuilt(file, pages, written, target, on_progress)
        settle(written, target)
    except OSError as error:
        raise ArchiveError(f"{file} cannot be recovered into {target} ({error.strerror}).") from error
    finally:
        for ending in ("", "-wal", "-shm", ".lock"):
            written.with_name(written.name + ending).unlink(missing_ok=True)
    return made


@contextmanager
def _at_rest(file: Path) -> Iterator[None]:
    """Keep other processes from writing, where a lock can lie beside the file."""
    lock = FileLock(file.with_name(file.name + ".lock"), mode=0o600)
    with suppress(OSError):
        try:
            lock.acquire(timeout=BUSY_SECONDS)
        except Timeout as error:
            raise ArchiveError(BUSY.format(file=file)) from error
    try:
        yield
    finally:
        lock.release()


def _rebuilt(
    file: Path, pages: PageFile, written: Path, target: Path, on_progress: Callable[[int, int], None]
) -> Recovered:
    archive = Archive.open(written)
    try:
        with archive.writing() as connection:
            # A row may come before the one it belongs to.
            connection.execute("PRAGMA defer_foreign_keys = ON")
            _put_in(connection, rows(pages, shapes(connection)), lambda page: on_progress(page, pages.count))
            if connection.execute(
                "SELECT NOT EXISTS (SELECT 1 FROM blogs UNION SELECT 1 FROM posts)"
            ).fetchone()[0]:
                raise ArchiveError(f"Nothing of an archive can be read in {file}; put a backup in its place.")
            stand_ins = fill_gaps(connection)
            _make_readable(connection)
            _derive(connection)
        with archive.reading() as connection:
            return _told(connection, target, stand_ins)
    finally:
        archive.close()


def _put_in(connection: Connection, found: Iterable[Found], on_page: Callable[[int], None]) -> None:
    for number, (shape, row, cell) in enumerate(found):
        columns = ", ".join(column.name for column in shape.columns[: len(row)])
        marks = ", ".join("?" * len(row))
        connection.execute(f"INSERT OR IGNORE INTO {shape.table} ({columns}) VALUES ({marks})", row)
        if number % OFTEN == 0:
            on_page(cell.pages[0])


def _make_readable(connection: Connection) -> None:
    for kind, (statement, read) in READABLE.items():
        illegible = []
        for record_id, *columns in connection.execute(statement):
            try:
                read("", columns)
            except ArchiveError:
                illegible.append((record_id,))
        for plain in PLAIN[kind]:
            connection.executemany(plain, illegible)


def _derive(connection: Connection) -> None:
    """Make what follows from the rows: counters, spellings of names, and the search."""
    for statement in COUNTED:
        connection.execute(statement)
    authors = connection.execute("SELECT author FROM posts UNION SELECT author FROM comments").fetchall()
    for (author,) in authors:
        enter_author(connection, author)
    rebuild_index(connection)


def _told(connection: Connection, target: Path, stand_ins: int) -> Recovered:
    posts, comments, stars = connection.execute(
        "SELECT (SELECT count(*) FROM posts), (SELECT count(*) FROM comments),"
        " (SELECT count(*) FROM post_reading WHERE starred)"
        " + (SELECT count(*) FROM comment_reading WHERE starred)"
    ).fetchone()
    damaged = {(each.kind, each.record_id) for each in verification.mismatches(connection)}
    return Recovered(target, posts, comments, stars, stand_ins, len(damaged))
