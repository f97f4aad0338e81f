"""The comments that the archive holds."""

# Nothing but names of columns is written into statements here.
# ruff: noqa: S608

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from tui.archive.checksums import checksum
from tui.archive.comment_columns import BODY, OWN_FACTS, comment_of
from tui.archive.comment_writing import change_comment, comment_fingerprint, insert_comment
from tui.archive.connection import Connection
from tui.archive.homes import Home, Homes
from tui.archive.joined_comments import join_comment
from tui.archive.reading import PostReading
from tui.archive.same_comments import OtherComments
from tui.archive.search_index import ENTER_COMMENT, NewWords
from tui.archive.stored_date import better_known, date_of
from tui.archive.stored_text import storable
from tui.model.comment import Comment, StoredComment
from tui.model.sync_report import Counts

ONLY = " AND c.id IN (SELECT value FROM json_each(:ids))"
KNOWN = "SELECT id, source_id, joined, fingerprint, published, published_precision FROM comments WHERE"


def save_comments(
    connection: Connection, source_id: int, blog_id: int, comments: Iterable[tuple[Comment, str]]
) -> tuple[Counts, list[Comment]]:
    """Store comments with their plain text by the rules of ``save_posts``.

    The second value holds the comments whose post is not stored. Parents are kept as they are
    named, whether they are stored or not.
    """
    counts, without_post = Counts(), list[Comment]()
    homes = Homes(connection, blog_id, source_id)
    others = OtherComments(connection, blog_id, source_id)
    words = NewWords(connection, ENTER_COMMENT)
    for comment, text in comments:
        home = homes.of(comment.post_key)
        if home is None:
            without_post.append(comment)
        else:
            _save(connection, (blog_id, source_id, home), others, words, comment, text, counts)
    words.enter()
    return counts, without_post


def _save(
    connection: Connection,
    place: tuple[int, int, Home],
    others: OtherComments,
    words: NewWords,
    comment: Comment,
    text: str,
    counts: Counts,
) -> None:
    blog_id, source_id, home = place
    if comment.post_key != home.post_key:
        comment = replace(comment, post_key=home.post_key)
    row = connection.execute(f"{KNOWN} blog_id = ? AND key = ?", (blog_id, storable(comment.key))).fetchone()
    if _is_its_own(row, source_id):
        comment = others.with_parent(home, comment)
    elif others.several:
        comment, known = others.meant(home, comment, text)
        row = connection.execute(f"{KNOWN} id = ?", (known,)).fetchone()
    if row is None:
        comment_id = insert_comment(connection, source_id, home.post_id, blog_id, comment, text)
        words.add(comment_id, storable(comment.author), storable(text))
        counts.new += 1
        return
    words.enter_before_change(row[0])
    if _is_its_own(row, source_id):
        _save_again(connection, source_id, home, row, comment, text, counts)
    else:
        joined = join_comment(connection, source_id, row[0], comment, text)
        counts.joined += not joined.told_before
        counts.take(joined.differs)


def _is_its_own(row: Sequence[Any] | None, source_id: int) -> bool:
    """Say whether a stored comment is one of which this source alone tells."""
    return row is not None and row[1] == source_id and not row[2]


def _save_again(
    connection: Connection,
    source_id: int,
    home: Home,
    row: Sequence[Any],
    comment: Comment,
    text: str,
    counts: Counts,
) -> None:
    """Store a comment of which this source alone tells, if it differs from what it told before."""
    comment_id, _, _, known, *date = row
    comment = replace(comment, published=better_known(date_of(*date), comment.published))
    differs = known != comment_fingerprint(comment)
    if differs:
        change_comment(connection, source_id, comment_id, home.post_id, comment, text)
    counts.take(differs)


def save_comment_markdown(connection: Connection, markdown: Mapping[int, str]) -> None:
    """Store the safe Markdown that was made of bodies, by comment id."""
    stored = [(comment_id, storable(text)) for comment_id, text in markdown.items()]
    connection.executemany(
        "UPDATE comment_bodies SET (markdown, markdown_checksum) = (?, ?) WHERE comment_id = ?",
        [(made, checksum((made,)), comment_id) for comment_id, made in stored],
    )


def load_comments(
    connection: Connection,
    post_id: int,
    hidden: bool = False,
    *,
    before: PostReading | None = None,
    only: Sequence[int] | None = None,
) -> list[StoredComment]:
    """Give the comments of a post in the order of their ids, with ``hidden`` those not approved too.

    New is a comment that came after the post was last opened and was not read since; ``before``,
    which ``open_post`` gives, stands for the opening before this one. ``only`` these ids are read.
    """
    asked = {
        "post": post_id,
        "opened": before and before.opened,
        "seen": before and before.seen_comment_id,
        "ids": None if only is None else json.dumps(list(only)),
    }
    # The plus keeps SQLite from looking for the ids among all comments of the post.
    rows = connection.execute(
        "SELECT c.id, c.key, p.key, text, markdown, ifnull(:opened, r.opened) <> ''"
        " AND c.id > ifnull(:seen, r.seen_comment_id) AND NOT ifnull(s.read, 0),"
        f" ifnull(s.starred, 0), {BODY}, {OWN_FACTS}"
        f" FROM posts AS p JOIN comments AS c ON {'' if only is None else '+'}c.post_id = p.id"
        " JOIN comment_bodies ON comment_id = c.id"
        " LEFT JOIN post_reading AS r ON r.blog_id = p.blog_id AND r.key = p.key"
        " LEFT JOIN comment_reading AS s ON s.blog_id = c.blog_id AND s.key = c.key"
        f" WHERE p.id = :post{'' if only is None else ONLY}{'' if hidden else ' AND c.shown = 1'}"
        " ORDER BY c.id",
        asked,
    )
    return [_stored_comment(row) for row in rows]


def _stored_comment(row: Sequence[Any]) -> StoredComment:
    comment_id, key, post_key, text, markdown, new, starred, *columns = row
    return StoredComment(
        id=comment_id,
        comment=comment_of(key, post_key, columns[2:], columns[:2]),
        text=text,
        markdown=markdown,
        new=bool(new),
        starred=bool(starred),
    )
