"""What somebody wrote across all blogs, and with whom they speak."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge

from tui.archive.connection import Connection
from tui.archive.names import persons_of
from tui.archive.post_columns import blog_name
from tui.archive.stored_date import UNDATED_SORT_KEY, date_of
from tui.model.dates import UNDATED, PublicationDate
from tui.model.person import Entry, Partner, Written

FIRST_LETTERS = 600
MOST_PARTNERS = 12
GREATEST = 2**63 - 1
NEWEST = Entry(GREATEST, True, GREATEST)
"""Stands before everything that can be written."""

POSTS = (
    "SELECT sort_key, id FROM posts WHERE author = ? AND shown = 1 AND (sort_key, id) < (?, ?)"
    " ORDER BY sort_key DESC, id DESC LIMIT ?"
)
COMMENTS = (
    "SELECT c.sort_key, c.id FROM comments AS c JOIN posts AS p ON p.id = c.post_id"
    " WHERE c.author = ? AND c.shown = 1 AND p.shown = 1 AND (c.sort_key, c.id) < (?, ?)"
    " ORDER BY c.sort_key DESC, c.id DESC LIMIT ?"
)
POST_TEXTS = (
    "SELECT p.id, p.id, NULL, p.blog_id, b.name, b.url, p.title, p.title_generated, p.author, p.published,"
    " p.published_precision, substr(text, 1, ?) FROM posts AS p JOIN blogs AS b ON b.id = p.blog_id"
    " JOIN post_bodies ON post_id = p.id WHERE p.id IN (SELECT value FROM json_each(?))"
)
COMMENT_TEXTS = (
    "SELECT c.id, p.id, c.id, p.blog_id, b.name, b.url, p.title, p.title_generated, c.author, c.published,"
    " c.published_precision, substr(text, 1, ?) FROM comments AS c JOIN posts AS p ON p.id = c.post_id"
    " JOIN blogs AS b ON b.id = p.blog_id JOIN comment_bodies ON comment_id = c.id"
    " WHERE c.id IN (SELECT value FROM json_each(?))"
)
YEARS = (
    "SELECT strftime('%Y', sort_key, 'unixepoch'), count(*) FROM {0} WHERE shown = 1 AND author IN"
    " (SELECT value FROM json_each(?)) AND published_precision IN ('second', 'day', 'month') GROUP BY 1"
)
COUNT = (
    "SELECT author, count(*) FROM {0} WHERE shown = 1 AND author IN (SELECT value FROM json_each(?))"
    " GROUP BY author"
)
FAR = (
    "SELECT sort_key, published, published_precision FROM {0} WHERE author = ? AND shown = 1 AND sort_key > ?"
    " ORDER BY sort_key {1}, id {1} LIMIT 1"
)
ANSWERS = (
    "SELECT a.author, count(*) FROM comments AS c JOIN comments AS a ON a.blog_id = c.blog_id"
    " AND a.key = c.parent_key AND a.shown = 1"
    " WHERE c.author IN (SELECT value FROM json_each(?)) AND c.shown = 1 AND c.parent_key <> '' GROUP BY 1"
)
ANSWERED_BY = (
    "SELECT a.author, count(*) FROM comments AS c JOIN comments AS a ON a.blog_id = c.blog_id"
    " AND a.parent_key = c.key AND a.parent_key <> '' AND a.shown = 1"
    " WHERE c.author IN (SELECT value FROM json_each(?)) AND c.shown = 1 GROUP BY 1"
)
TALK = (
    "SELECT a.sort_key, a.id, c.sort_key, c.id FROM comments AS c JOIN comments AS a"
    " ON a.blog_id = c.blog_id AND a.key = c.parent_key AND a.shown = 1"
    " WHERE c.author IN (SELECT value FROM json_each(?)) AND c.shown = 1 AND c.parent_key <> ''"
    " AND a.author IN (SELECT value FROM json_each(?))"
)


def entries_after(
    connection: Connection, authors: Iterable[str], after: Entry = NEWEST, *, limit: int
) -> list[Entry]:
    """Give the next entries of what some authors wrote, newest first, at the cost of a page alone."""
    streams = [list(_entries(connection, author, after, limit)) for author in authors]
    found = merge(*streams, key=_order, reverse=True)
    return [entry for _, entry in zip(range(limit), found, strict=False)]


def conversation(connection: Connection, authors: Sequence[str], others: Sequence[str]) -> list[Entry]:
    """Give what two people said to each other, answers and what they answer, newest first."""
    found: set[Entry] = set()
    for one, other in ((authors, others), (others, authors)):
        for answered, answered_id, said, said_id in connection.execute(
            TALK, (json.dumps(list(one)), json.dumps(list(other)))
        ):
            found |= {Entry(answered, True, answered_id), Entry(said, True, said_id)}
    return sorted(found, key=_order, reverse=True)


def written(connection: Connection, entries: Sequence[Entry]) -> list[Written]:
    """Give the beginnings of some entries in their order, without what is no longer stored."""
    found: dict[tuple[bool, int], Written] = {}
    for is_comment, statement in ((False, POST_TEXTS), (True, COMMENT_TEXTS)):
        ids = [entry.id for entry in entries if entry.is_comment is is_comment]
        for row in connection.execute(statement, (FIRST_LETTERS, json.dumps(ids))):
            number, post_id, comment_id, blog_id, name, url, title, generated, author, *date, text = row
            blog = blog_name(blog_id, name, url)
            found[is_comment, number] = Written(
                post_id, comment_id, blog, title, bool(generated), author, date_of(*date), text
            )
    return [found[place] for entry in entries if (place := (entry.is_comment, entry.id)) in found]


def count_written(connection: Connection, authors: Sequence[str]) -> tuple[Counter[str], Counter[str]]:
    """Count the posts and the comments that each of some authors wrote."""
    named = (json.dumps(list(authors)),)
    posts, comments = (
        Counter(dict(connection.execute(COUNT.format(table), named).fetchall()))
        for table in ("posts", "comments")
    )
    return posts, comments


def years(connection: Connection, authors: Sequence[str]) -> list[tuple[int, int]]:
    """Count what some authors wrote in each year, from the first to the last one."""
    counted: Counter[int] = Counter()
    for table in ("posts", "comments"):
        for year, count in connection.execute(YEARS.format(table), (json.dumps(list(authors)),)):
            counted[int(year)] += count
    return [(year, counted[year]) for year in range(min(counted), max(counted) + 1)] if counted else []


def first_and_last(connection: Connection, authors: Sequence[str]) -> tuple[PublicationDate, PublicationDate]:
    """Give the oldest and the youngest date of what some authors wrote."""
    first, last = (_far(connection, authors, way) for way in ("ASC", "DESC"))
    return min(first, default=(0, UNDATED), key=_age)[1], max(last, default=(0, UNDATED), key=_age)[1]


def partners(connection: Connection, authors: Sequence[str], statement: str, own: str) -> list[Partner]:
    """Count whom some authors answer (``ANSWERS``) or who answers them (``ANSWERED_BY``), most first.

    ``own`` is the name in normal form that stands for the authors themselves, who are left out.
    """
    rows = connection.execute(statement, (json.dumps(list(authors)),)).fetchall()
    person_of = persons_of(connection, (author for author, _ in rows))
    times: Counter[str] = Counter()
    spelling: dict[str, str] = {}
    for author, count in sorted(rows, key=lambda row: (-row[1], row[0])):
        person = person_of.get(author)
        if person is not None and person != own:
            times[person] += count
            spelling.setdefault(person, author)
    return [Partner(spelling[person], count) for person, count in times.most_common(MOST_PARTNERS)]


def _entries(connection: Connection, author: str, after: Entry, limit: int) -> Iterator[Entry]:
    # At one second comments stand before posts, so whatever is of the other kind is wholly before or after.
    posts_after = GREATEST if after.is_comment else after.id
    comments_after = after.id if after.is_comment else -1
    posts = connection.execute(POSTS, (author, after.sort_key, posts_after, limit))
    comments = connection.execute(COMMENTS, (author, after.sort_key, comments_after, limit))
    yield from merge(
        (Entry(key, False, number) for key, number in posts),
        (Entry(key, True, number) for key, number in comments),
        key=_order,
        reverse=True,
    )


def _far(connection: Connection, authors: Sequence[str], way: str) -> list[tuple[int, PublicationDate]]:
    rows = [
        connection.execute(FAR.format(table, way), (author, UNDATED_SORT_KEY)).fetchone()
        for table in ("posts", "comments")
        for author in authors
    ]
    return [(key, date_of(*date)) for key, *date in filter(None, rows)]


def _age(dated: tuple[int, PublicationDate]) -> int:
    return dated[0]


def _order(entry: Entry) -> tuple[int, bool, int]:
    return entry.sort_key, entry.is_comment, entry.id
