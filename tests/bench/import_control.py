"""The least an import can cost: ``… import_control FILE ARCHIVE TARGET``.

It parses FILE with ``iterparse`` and looks at nothing in it, then puts the finished rows of ARCHIVE, with the
very texts that are searched, into a new file with the same tables, triggers and full-text index.
"""

# Nothing but names of tables and columns is written into statements here.

import json
import sqlite3
import sys
import time
from pathlib import Path

from lxml import etree

from tui.archive.archive import Archive
from tui.archive.search_index import enter_comment, enter_post

TABLES = ("blogs", "sources", "posts", "post_bodies", "comments", "comment_bodies")
TRANSACTION = 500
"""Records in one transaction, as in an import."""


def main(file: Path, archive: Path, target: Path) -> None:
    """Parse, then insert."""
    Archive.open(target).close()
    started = time.perf_counter()
    _parse(file)
    parsed = time.perf_counter() - started
    _insert(archive, target)
    told = {
        "seconds": time.perf_counter() - started,
        "parsing": parsed,
        "processor": time.process_time(),
    }
    print(json.dumps(told))


def _parse(file: Path) -> None:
    for _, element in etree.iterparse(file, tag="item", huge_tree=True, resolve_entities=False):
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]


def _insert(archive: Path, target: Path) -> None:
    given = sqlite3.connect(archive)
    stored = sqlite3.connect(target, isolation_level=None)
    stored.execute("PRAGMA synchronous = FULL")
    for table in TABLES:
        _copy(given, stored, table)
    _enter(given, stored)
    given.close()
    stored.close()


def _copy(given: sqlite3.Connection, stored: sqlite3.Connection, table: str) -> None:
    rows = given.execute(f"SELECT * FROM {table}")
    marks = ", ".join("?" * len(rows.description))
    while page := rows.fetchmany(TRANSACTION):
        stored.execute("BEGIN")
        stored.executemany(f"INSERT INTO {table} VALUES ({marks})", page)
        stored.execute("COMMIT")


def _enter(given: sqlite3.Connection, stored: sqlite3.Connection) -> None:
    posts = given.execute("SELECT id, title, author, text FROM posts JOIN post_bodies ON post_id = id")
    comments = given.execute("SELECT id, author, text FROM comments JOIN comment_bodies ON comment_id = id")
    while page := posts.fetchmany(TRANSACTION):
        stored.execute("BEGIN")
        for row in page:
            enter_post(stored, *row)
        stored.execute("COMMIT")
    while page := comments.fetchmany(TRANSACTION):
        stored.execute("BEGIN")
        for row in page:
            enter_comment(stored, *row)
        stored.execute("COMMIT")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
