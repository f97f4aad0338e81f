"""Whether every record is as it was stored."""

# Nothing but texts of this room is written into statements here.
# ruff: noqa: S608

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Literal, NamedTuple

from tui.archive import comment_columns, post_columns
from tui.archive.checksums import (
    COMMENT_SEALED,
    COMMENT_VERSION_SEALED,
    POST_SEALED,
    POST_VERSION_SEALED,
    checksum,
)
from tui.archive.connection import Connection
from tui.archive.stored_text import fingerprint
from tui.model.blog import SourceRecord

# Names are looked up row by row, so that the records themselves are read in the order in which they lie.
BLOG = "(SELECT name FROM blogs WHERE id = {}blog_id)"
POSTS = (
    f"SELECT id, 'post ' || id || ' (' || key || ')', {BLOG.format('')}, fingerprint, checksum, markdown,"
    f" markdown_checksum, {POST_SEALED}, {post_columns.FACTS}, {post_columns.BODY}"
    " FROM posts JOIN post_bodies ON post_id = id"
)
COMMENTS = (
    "SELECT c.id, 'comment ' || c.id || ' (' || c.key || ') on post ' || c.post_id"
    f" || ifnull(' (' || p.key || ')', ''), {BLOG.format('c.')}, c.fingerprint, checksum, markdown,"
    f" markdown_checksum, {COMMENT_SEALED}, p.key, {comment_columns.OWN_FACTS}, {comment_columns.BODY}"
    " FROM comments AS c JOIN comment_bodies ON comment_id = c.id LEFT JOIN posts AS p ON p.id = c.post_id"
)
VERSIONS = (
    "SELECT {kind}_id, '{kind} ' || {kind}_id, "
    + BLOG.format("")
    + ", checksum, {sealed} FROM {kind}_versions"
)
# As a list of ids, so that these records too are read in the order in which they lie.
TOLD_BY = {
    kind: (
        f"(SELECT id FROM {kind}s WHERE blog_id = :blog AND (source_id = :source OR id IN"
        f" (SELECT {kind}_id FROM {kind}_versions WHERE blog_id = :blog AND source_id = :source)))"
    )
    for kind in ("post", "comment")
}
"""What a source can store anew: its own records, and those of several sources of which it tells too."""

SEALED = {"post": len(POST_SEALED.split(",")), "comment": len(COMMENT_SEALED.split(","))}
SEALED_VERSIONS = {"post": POST_VERSION_SEALED, "comment": COMMENT_VERSION_SEALED}
DISTRUST = "UPDATE {kind}s SET fingerprint = x'' WHERE id = ?"

Kind = Literal["post", "comment"]


class Mismatch(NamedTuple):
    """A record that differs from what was stored."""

    kind: Kind
    record_id: int
    sentence: str


def mismatches(connection: Connection, source: SourceRecord | None = None) -> Iterator[Mismatch]:
    """Read every record through and name those that do not fit their checksums, in little memory.

    With a ``source`` only those are read that it tells of, alone or with others.
    """
    with _whatever_letters(connection):
        yield from _records(connection, "post", POSTS, source)
        yield from _records(connection, "comment", COMMENTS, source)
        for kind in ("post", "comment"):
            yield from _versions(connection, kind, source)


def distrust(connection: Connection, found: Iterable[Mismatch]) -> None:
    """Let the next reading of their sources store these records anew.

    A record whose fingerprint fits what a source says is otherwise left alone.
    """
    for kind, record_id in sorted({(each.kind, each.record_id) for each in found}):
        connection.execute(DISTRUST.format(kind=kind), (record_id,))


def _records(
    connection: Connection, kind: Kind, statement: str, source: SourceRecord | None
) -> Iterator[Mismatch]:
    rows = _told_by(connection, source, statement, f" WHERE {kind}_id IN {TOLD_BY[kind]}")
    for record_id, name, blog, known, seal, markdown, markdown_seal, *columns in rows:
        sealed, told = columns[: SEALED[kind]], columns[SEALED[kind] :]
        if fingerprint(told) != known or checksum(sealed) != seal:
            yield Mismatch(kind, record_id, f"The {name} of {_named(blog)} is not as it was stored.")
        elif markdown is not None and checksum((markdown,)) != markdown_seal:
            yield Mismatch(kind, record_id, f"The {name} of {_named(blog)} is not shown as it was stored.")


def _versions(connection: Connection, kind: Kind, source: SourceRecord | None) -> Iterator[Mismatch]:
    statement = VERSIONS.format(kind=kind, sealed=SEALED_VERSIONS[kind])
    own = " WHERE blog_id = :blog AND source_id = :source"
    for record_id, name, blog, seal, *columns in _told_by(connection, source, statement, own):
        if checksum(columns) != seal:
            teller = columns[1]
            sentence = f"What source {teller} told of the {name} of {_named(blog)} is not as it was stored."
            yield Mismatch(kind, record_id, sentence)


def _told_by(
    connection: Connection, source: SourceRecord | None, statement: str, restriction: str
) -> Iterator[tuple[Any, ...]]:
    if source is None:
        return connection.execute(statement)
    return connection.execute(statement + restriction, {"blog": source.blog_id, "source": source.id})


def _named(blog: str | None) -> str:
    return f"“{blog}”" if blog else "a blog without a name"


@contextmanager
def _whatever_letters(connection: Connection) -> Iterator[None]:
    """Let texts that are no UTF-8 be read, which then do not fit, instead of ending everything."""
    connection.text_factory = lambda text: text.decode(errors="replace")
    try:
        yield
    finally:
        connection.text_factory = str
