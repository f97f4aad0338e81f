"""The comments that the archive holds."""

# Nothing but names of columns is written into statements here.
# ruff: noqa: S608

from collections.abc import Iterable, Mapping
from dataclasses import replace

from tui.archive.comment_columns import BODY, FACTS, OWN_FACTS, body_columns, comment_of, fact_columns
from tui.archive.connection import Connection
from tui.archive.reading import PostReading
from tui.archive.search_index import enter_comment, forget_comment
from tui.archive.stored_date import better_known, date_of, sort_key
from tui.archive.stored_text import fingerprint, storable
from tui.model.comment import Comment, CommentStatus, StoredComment
from tui.model.sync_report import Counts

INSERT = (
    f"INSERT INTO comments (blog_id, key, source_id, post_id, fingerprint, shown, sort_key, {FACTS})"
    f" VALUES ({', '.join('?' * (7 + len(FACTS.split(','))))})"
)
UPDATE = (
    f"UPDATE comments SET (source_id, post_id, fingerprint, shown, sort_key, {FACTS})"
    f" = ({', '.join('?' * (5 + len(FACTS.split(','))))}) WHERE id = ?"
)
SAVE_BODY = (
    f"INSERT INTO comment_bodies (comment_id, text, {BODY}) VALUES (?, ?, ?, ?)"
    " ON CONFLICT (comment_id) DO UPDATE SET markdown = CASE"
    " WHEN body = excluded.body AND format = excluded.format THEN markdown END,"
    " text = excluded.text, body = excluded.body, format = excluded.format"
)


def save_comments(
    connection: Connection, source_id: int, blog_id: int, comments: Iterable[tuple[Comment, str]]
) -> tuple[Counts, list[Comment]]:
    """Store comments with their plain text by the rules of ``save_posts``.

    The second value holds the comments whose post is not stored. Parents are kept as they are
    named, whether they are stored or not.
    """
    counts, without_post, post_ids = Counts(), list[Comment](), dict[str, int | None]()
    for comment, text in comments:
        if comment.post_key not in post_ids:
            post_ids[comment.post_key] = _post_id(connection, blog_id, comment.post_key)
        post_id = post_ids[comment.post_key]
        if post_id is None:
            without_post.append(comment)
        else:
            _save(connection, (blog_id, source_id, post_id), comment, storable(text), counts)
    return counts, without_post


def _save(
    connection: Connection, place: tuple[int, int, int], comment: Comment, text: str, counts: Counts
) -> None:
    blog_id, source_id, post_id = place
    stored = connection.execute(
        "SELECT id, fingerprint, published, published_precision FROM comments WHERE blog_id = ? AND key = ?",
        (blog_id, storable(comment.key)),
    ).fetchone()
    if stored is None:
        columns = (blog_id, storable(comment.key), source_id, post_id, *_derived(comment))
        comment_id = connection.execute(INSERT, (*columns, *fact_columns(comment))).lastrowid
        assert comment_id is not None
        _enter(connection, comment_id, comment, text)
        counts.new += 1
        return
    comment_id, known, *date = stored
    comment = replace(comment, published=better_known(date_of(*date), comment.published))
    if known == _fingerprint(comment):
        counts.unchanged += 1
        return
    forget_comment(connection, comment_id)
    changed = (source_id, post_id, *_derived(comment), *fact_columns(comment))
    connection.execute(UPDATE, (*changed, comment_id))
    _enter(connection, comment_id, comment, text)
    counts.changed += 1


def _enter(connection: Connection, comment_id: int, comment: Comment, text: str) -> None:
    connection.execute(SAVE_BODY, (comment_id, text, *body_columns(comment)))
    enter_comment(connection, comment_id, storable(comment.author), text)


def _post_id(connection: Connection, blog_id: int, key: str) -> int | None:
    row = connection.execute(
        "SELECT id FROM posts WHERE blog_id = ? AND key = ?", (blog_id, storable(key))
    ).fetchone()
    return None if row is None else int(row[0])


def _derived(comment: Comment) -> tuple[bytes, int, int]:
    shown = int(comment.status is CommentStatus.APPROVED)
    return _fingerprint(comment), shown, sort_key(comment.published)


def _fingerprint(comment: Comment) -> bytes:
    return fingerprint((storable(comment.post_key), *fact_columns(comment), *body_columns(comment)))


def save_comment_markdown(connection: Connection, markdown: Mapping[int, str]) -> None:
    """Store the safe Markdown that was made of bodies, by comment id."""
    connection.executemany(
        "UPDATE comment_bodies SET markdown = ? WHERE comment_id = ?",
        [(storable(text), comment_id) for comment_id, text in markdown.items()],
    )


def load_comments(
    connection: Connection, post_id: int, hidden: bool = False, *, before: PostReading | None = None
) -> list[StoredComment]:
    """Give the comments of a post in the order of their ids, with ``hidden`` those not approved too.

    New is a comment that came after the post was last opened and was not read since; ``before``,
    which ``open_post`` gives, stands for the opening before this one.
    """
    rows = connection.execute(
        "SELECT c.id, c.key, p.key, text, markdown, ifnull(?, r.opened) <> ''"
        " AND c.id > ifnull(?, r.seen_comment_id) AND NOT ifnull(s.read, 0),"
        f" ifnull(s.starred, 0), {BODY}, {OWN_FACTS}"
        " FROM posts AS p JOIN comments AS c ON c.post_id = p.id JOIN comment_bodies ON comment_id = c.id"
        " LEFT JOIN post_reading AS r ON r.blog_id = p.blog_id AND r.key = p.key"
        " LEFT JOIN comment_reading AS s ON s.blog_id = c.blog_id AND s.key = c.key"
        f" WHERE p.id = ?{'' if hidden else ' AND c.shown = 1'} ORDER BY c.id",
        (before and before.opened, before and before.seen_comment_id, post_id),
    )
    return [
        StoredComment(
            id=comment_id,
            comment=comment_of(key, post_key, columns[2:], columns[:2]),
            text=text,
            markdown=markdown,
            new=bool(new),
            starred=bool(starred),
        )
        for comment_id, key, post_key, text, markdown, new, starred, *columns in rows
    ]
