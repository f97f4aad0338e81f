"""Search over the posts and comments of the archive."""

import json
import sqlite3
from collections.abc import Sequence
from typing import Literal

from tui.archive.connection import Connection
from tui.archive.failures import result_code
from tui.archive.search_query import Term, match_expression, parse_query
from tui.archive.snippets import snippet
from tui.model.search import Hit

Order = Literal["newest", "relevance"]
Match = tuple[int, int | None, int, float]
"""Post id, comment id, sort key, score."""

CANDIDATES = 10_000
"""How many matches with the highest ids are put in order at least, when a limit is given."""

PAGE = 500
SHOWN = "p.shown AND (:blog IS NULL OR p.blog_id = :blog)"
POSTS = (
    "FROM post_search JOIN posts AS p ON p.id = post_search.rowid"
    f" WHERE post_search MATCH :expression AND {SHOWN}"
)
COMMENTS = (
    "FROM comment_search JOIN comments AS c ON c.id = comment_search.rowid"
    " JOIN posts AS p ON p.id = c.post_id"
    f" WHERE comment_search MATCH :expression AND c.shown AND {SHOWN}"
)
# No comment is older than its post: an undated one stands where its post stands.
COMMENT_COLUMNS = "p.id, c.id, max(c.sort_key, p.sort_key)"
NEWEST = (
    f"SELECT p.id, NULL, p.sort_key, 0.0 {POSTS} ORDER BY post_search.rowid DESC LIMIT :candidates",
    f"SELECT {COMMENT_COLUMNS}, 0.0 {COMMENTS} ORDER BY comment_search.rowid DESC LIMIT :candidates",
)
RELEVANT = (
    f"SELECT p.id, NULL, p.sort_key, -bm25(post_search, 4.0, 2.0, 1.0) AS score {POSTS}"
    " ORDER BY score DESC LIMIT :limit",
    f"SELECT {COMMENT_COLUMNS}, -bm25(comment_search, 2.0, 1.0) AS score {COMMENTS}"
    " ORDER BY score DESC LIMIT :limit",
)
POST_TEXTS = (
    "SELECT p.id, p.title, p.author, text FROM posts AS p JOIN post_bodies ON post_id = p.id"
    " WHERE p.id IN (SELECT value FROM json_each(?))"
)
COMMENT_TEXTS = (
    "SELECT c.id, p.title, c.author, text FROM comments AS c JOIN comment_bodies ON comment_id = c.id"
    " JOIN posts AS p ON p.id = c.post_id WHERE c.id IN (SELECT value FROM json_each(?))"
)


def search(
    connection: Connection,
    query: str,
    blog_id: int | None = None,
    limit: int | None = None,
    *,
    order: Order = "newest",
) -> list[Hit]:
    """Give the shown posts and comments in which every term of the query stands.

    Newest first, scores are 0.0; of more than ``CANDIDATES`` matches and with a limit, only those
    stored last are put in order. By relevance the score is BM25, greater is better, and titles count
    most; that can take a second, and ``Connection.interrupt`` from another thread ends it with no
    hits. Any string is a query; one without words finds nothing.
    """
    terms = parse_query(query)
    if not terms or (limit is not None and limit <= 0):
        return []
    try:
        matches = _matches(connection, terms, blog_id, limit, order)
        pages = [matches[start : start + PAGE] for start in range(0, len(matches), PAGE)]
        return [hit for page in pages for hit in _hits(connection, page, terms)]
    except sqlite3.OperationalError as error:
        if result_code(error) == sqlite3.SQLITE_INTERRUPT:
            return []
        raise


def _matches(
    connection: Connection, terms: list[Term], blog_id: int | None, limit: int | None, order: Order
) -> list[Match]:
    bounds = {
        "expression": match_expression(terms),
        "blog": blog_id,
        "limit": -1 if limit is None else limit,
        "candidates": -1 if limit is None else max(limit, CANDIDATES),
    }
    matches: list[Match] = []
    for statement in NEWEST if order == "newest" else RELEVANT:
        matches += connection.execute(statement, bounds)
    # The score is 0.0 everywhere unless it was asked for; a comment stands before its post.
    matches.sort(key=lambda match: (match[3], match[2], match[0], match[1] or 0), reverse=True)
    return matches[:limit]


def _hits(connection: Connection, matches: Sequence[Match], terms: list[Term]) -> list[Hit]:
    post_ids = [post_id for post_id, comment_id, _, _ in matches if comment_id is None]
    comment_ids = [comment_id for _, comment_id, _, _ in matches if comment_id is not None]
    posts = {row[0]: row[1:] for row in connection.execute(POST_TEXTS, (json.dumps(post_ids),))}
    comments = {row[0]: row[1:] for row in connection.execute(COMMENT_TEXTS, (json.dumps(comment_ids),))}
    hits = []
    for post_id, comment_id, _, score in matches:
        found = posts.get(post_id) if comment_id is None else comments.get(comment_id)
        # Another program may have removed the blog between the two statements.
        if found is not None:
            title, author, text = found
            kind: Literal["post", "comment"] = "post" if comment_id is None else "comment"
            hits.append(Hit(kind, post_id, comment_id, title, author, snippet(text, terms), score))
    return hits
