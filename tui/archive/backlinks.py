"""Which posts and comments link to a post or comment: found by reading the bodies when one asks.

Kept links would have to follow every change of a body, of an address and of what is joined. At 20,000 posts
with 200,000 comments (110 MB of bodies) a look through all of them takes 0.4 s; a table of their 120,000
links would take 13 MB, and 5 s of every import.
"""

from collections.abc import Iterable, Iterator
from itertools import islice

from tui.archive.connection import Connection
from tui.archive.stored_date import date_of
from tui.archive.targets import find_target, percent_spellings
from tui.content.addresses import linked_addresses
from tui.model.cross_links import Backlink, Target
from tui.model.post import BodyFormat

MOST = 500
"""Backlinks that are listed; the newest ones."""

ADDRESSES = (
    "SELECT address, key FROM posts WHERE id = :post UNION SELECT address, key FROM post_versions"
    " WHERE post_id = :post"
)
OWN_PAGE = "SELECT permalink FROM comments WHERE id = ? AND instr(permalink, '#') = 0"
CANDIDATES = (
    "SELECT * FROM (SELECT p.id, NULL, p.sort_key FROM post_bodies CROSS JOIN posts AS p ON p.id = post_id"
    " WHERE ({0}) AND p.shown"
    " UNION ALL SELECT p.id, c.id, max(c.sort_key, p.sort_key) FROM comment_bodies"
    " CROSS JOIN comments AS c ON c.id = comment_id CROSS JOIN posts AS p ON p.id = c.post_id"
    " WHERE ({0}) AND c.shown AND p.shown) ORDER BY 3 DESC, 1 DESC, 2 DESC"
)
POST = (
    "SELECT title, author, published, published_precision, blog_id, permalink, body, format"
    " FROM posts JOIN post_bodies ON post_id = id WHERE id = ? AND ? IS NULL"
)
COMMENT = (
    "SELECT p.title, c.author, c.published, c.published_precision, p.blog_id, p.permalink, body, format"
    " FROM comments AS c JOIN comment_bodies ON comment_id = c.id JOIN posts AS p ON p.id = c.post_id"
    " WHERE p.id = ? AND c.id = ?"
)


def find_backlinks(connection: Connection, target: Target) -> list[Backlink]:
    """List the shown posts and comments that link to a post or to any comment of it, newest first.

    For a comment only those that link to the comment itself. What a post says of itself is left out.
    """
    told = list(_told(connection, target))
    if not told:
        return []
    patterns = [f"%{_literally(each)}%" for each in told]
    condition = " OR ".join("body LIKE ? ESCAPE '\\'" for _ in patterns)
    candidates = connection.execute(CANDIDATES.format(condition), (*patterns, *patterns)).fetchall()
    others = (each[:2] for each in candidates if each[:2] != (target.post_id, target.comment_id))
    return list(islice(_linking(connection, target, told, others), MOST))


def _told(connection: Connection, target: Target) -> Iterator[str]:
    """Give what every link to the target has in it: the path of some address, or a number."""
    addresses = set[str]()
    for address, key in connection.execute(ADDRESSES, {"post": target.post_id}):
        addresses.add(address)
        kind, _, number = key.partition(":")
        if number.isdecimal() and kind == "wp":
            yield f"={number}"
        elif number.isdecimal() and kind == "page":
            yield f"/{number}."
    if target.comment_id is not None:
        addresses.update(row[0].rstrip("/") for row in connection.execute(OWN_PAGE, (target.comment_id,)))
    for address in addresses:
        _, slash, path = (
            address.partition("://")[2].partition("/") if "://" in address else address.partition("/")
        )
        if path:
            yield from percent_spellings(f"{slash}{path}")


def _literally(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _linking(
    connection: Connection, target: Target, told: list[str], candidates: Iterable[tuple[int, int | None]]
) -> Iterator[Backlink]:
    """Give the candidates in which one link really leads to the target."""
    parts = [part.casefold() for part in told]
    for post_id, comment_id in candidates:
        row = connection.execute(POST if comment_id is None else COMMENT, (post_id, comment_id)).fetchone()
        # Another program may have removed the blog since.
        if row is None:
            continue
        title, author, *date, blog_id, base, body, body_format = row
        for link in linked_addresses(body, BodyFormat(body_format), base):
            told_in_it = any(part in link.casefold() for part in parts)
            if told_in_it and _leads_to(find_target(connection, link, blog_id), target):
                yield Backlink(post_id, comment_id, title, author, date_of(*date))
                break


def _leads_to(found: Target | None, target: Target) -> bool:
    if found is None or target.comment_id is not None:
        return found == target
    return found.post_id == target.post_id
