"""Search over the posts and comments of the archive."""

# Nothing but texts of this file is written into statements here.
# ruff: noqa: S608

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import asdict
from typing import Literal

from tui.archive.blogs import find_blog, list_blogs
from tui.archive.connection import Connection
from tui.archive.failures import result_code
from tui.archive.search_query import Kind, Query, Term, any_expression, match_expression, parse_query
from tui.archive.search_span import span_of
from tui.archive.snippets import snippet
from tui.archive.spelling import fold
from tui.archive.stored_date import LAST_SORT_KEY, UNDATED_SORT_KEY
from tui.model.search import Hit

Order = Literal["newest", "relevance"]
Match = tuple[int, int | None, int, float]
"""Post id, comment id, sort key, score."""

CANDIDATES = 5_000
"""How many matches with the highest ids are put in order at least, when a limit is given."""

PAGE = 500
SHOWN = "p.shown AND (:blogs IS NULL OR p.blog_id IN (SELECT value FROM json_each(:blogs)))"
MATCH = "{kind}_search MATCH :expression AND "
WITHOUT = " AND {record}.id NOT IN (SELECT rowid FROM {kind}_search WHERE {kind}_search MATCH :excluded)"
WRITTEN = {"post": "p.sort_key", "comment": "max(c.sort_key, p.sort_key)"}
"""No comment is older than its post: an undated one stands where its post stands."""
IDS = {"post": "p.id AS post_id, NULL AS comment_id", "comment": "p.id AS post_id, c.id AS comment_id"}
WITHIN = {
    "post": " AND post_search.rowid BETWEEN :first_post AND :last_post",
    "comment": (
        " AND comment_search.rowid BETWEEN :first_comment AND :last_comment"
        " AND (c.sort_key >= :since OR c.post_id BETWEEN :first_post AND :last_post)"
    ),
}
NEWEST = "written DESC, post_id DESC, comment_id DESC"
SCORE = {"post": "-bm25(post_search, 4.0, 2.0, 1.0)", "comment": "-bm25(comment_search, 2.0, 1.0)"}
# The first is for queries with terms: the index is asked, and what it gives is looked at.
MATCHING = {
    "post": "post_search JOIN posts AS p ON p.id = post_search.rowid",
    "comment": (
        "comment_search JOIN comments AS c ON c.id = comment_search.rowid JOIN posts AS p ON p.id = c.post_id"
    ),
}
ALL = {"post": "posts AS p", "comment": "comments AS c JOIN posts AS p ON p.id = c.post_id"}
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
    text: str,
    blog_id: int | None = None,
    limit: int | None = None,
    *,
    order: Order = "newest",
) -> list[Hit]:
    """Give the shown posts and comments for which all holds that ``parse_query`` reads in a text.

    Newest first, scores are 0.0; of more than ``CANDIDATES`` matches and with a limit, only those
    stored last are put in order. By relevance the score is BM25, greater is better, and titles count
    most; that can take a second, and ``Connection.interrupt`` from another thread ends it with no
    hits. Any string is a query; one that asks for nothing finds nothing.
    """
    query = parse_query(text)
    if not query.asks_for_something or (limit is not None and limit <= 0):
        return []
    try:
        matches = _matches(connection, query, _blogs(connection, query, blog_id), limit, order)
        pages = [matches[start : start + PAGE] for start in range(0, len(matches), PAGE)]
        words = [term for term in query.terms if not term.of_author]
        return [hit for page in pages for hit in _hits(connection, page, words)]
    except sqlite3.OperationalError as error:
        if result_code(error) == sqlite3.SQLITE_INTERRUPT:
            return []
        raise


def _blogs(connection: Connection, query: Query, blog_id: int | None) -> str | None:
    """Give the ids of the blogs that are searched as JSON, ``None`` for all."""
    if blog_id is None and not query.blogs:
        return None
    ids = {blog.id for blog in list_blogs(connection)} if blog_id is None else {blog_id}
    for name in query.blogs:
        exact = find_blog(connection, name)
        ids &= {exact.id} if exact else _named_blogs(connection, name)
    return json.dumps(sorted(ids))


def _named_blogs(connection: Connection, name: str) -> set[int]:
    return {
        blog.id for blog in list_blogs(connection) if name in fold(blog.name) or name in fold(blog.facts.url)
    }


def _matches(
    connection: Connection, query: Query, blogs: str | None, limit: int | None, order: Order
) -> list[Match]:
    since = UNDATED_SORT_KEY + 1 if query.since is None else query.since
    until = LAST_SORT_KEY if query.until is None else query.until
    bounds: dict[str, str | int | None] = {
        "expression": match_expression(query) if query.terms else "",
        "excluded": any_expression(query.excluded),
        "blogs": blogs,
        "since": since,
        "until": until,
        "limit": -1 if limit is None else limit,
        "candidates": -1 if limit is None else max(limit, CANDIDATES),
    }
    if query.is_dated and query.terms:
        # What is newer than the span would be looked at first, and what is older behind it.
        bounds |= asdict(span_of(connection, since, until))
    matches: list[Match] = []
    for kind in sorted(query.kinds):
        matches += connection.execute(_statement(query, kind, order), bounds)
    # The score is 0.0 everywhere unless it was asked for; a comment stands before its post.
    matches.sort(key=lambda match: (match[3], match[2], match[0], match[1] or 0), reverse=True)
    return matches[:limit]


def _statement(query: Query, kind: Kind, order: Order) -> str:
    """Write the statement that finds the posts, or the comments; without terms there is nothing to score."""
    record = "p" if kind == "post" else "c"
    condition = SHOWN if kind == "post" else f"c.shown AND {SHOWN}"
    if query.is_dated:
        condition += f" AND {WRITTEN[kind]} >= :since AND {WRITTEN[kind]} < :until"
    score, last = "0.0", f"{record}.id DESC LIMIT :candidates"
    if query.terms:
        places, condition = MATCHING[kind], MATCH.format(kind=kind) + condition
        condition = f"{condition}{WITHIN[kind]}" if query.is_dated else condition
        last = f"{kind}_search.rowid DESC LIMIT :candidates"
        if order == "relevance":
            score, last = SCORE[kind], "score DESC LIMIT :limit"
    else:
        places = ALL[kind]
        if query.excluded:
            condition += WITHOUT.format(kind=kind, record=record)
    columns = f"{IDS[kind]}, {WRITTEN[kind]} AS written, {score} AS score"
    matches = f"SELECT {columns} FROM {places} WHERE {condition} ORDER BY {last}"
    if order == "relevance":
        return matches
    # SQLite puts them in order and gives a few faster than thousands of them become tuples.
    return f"SELECT * FROM ({matches}) ORDER BY {NEWEST} LIMIT :limit"


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
            kind: Kind = "post" if comment_id is None else "comment"
            hits.append(Hit(kind, post_id, comment_id, title, author, snippet(text, terms), score))
    return hits
