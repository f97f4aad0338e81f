"""Where an address leads in the archive, in whatever form it is written."""

import json
import re
from collections.abc import Iterator
from urllib.parse import parse_qs, quote, unquote, urlsplit

from tui.archive.address import address_of, spellings
from tui.archive.connection import Connection
from tui.archive.stored_text import storable
from tui.model.cross_links import Target

AT_ADDRESS = (
    "SELECT id FROM (SELECT id, blog_id, shown FROM posts WHERE address = :address UNION"
    " SELECT p.id, p.blog_id, p.shown FROM post_versions AS v JOIN posts AS p ON p.id = v.post_id"
    " WHERE v.address = :address) ORDER BY blog_id IS :near DESC, shown DESC, id LIMIT 1"
)
BY_KEY = (
    "SELECT id, blog_id FROM (SELECT id, blog_id FROM posts WHERE key = :key UNION"
    " SELECT v.post_id, v.blog_id FROM blogs AS b CROSS JOIN post_versions AS v"
    " ON v.blog_id = b.id AND v.key = :key) ORDER BY blog_id IS :near DESC, id"
)
PLACES = (
    "SELECT url FROM blogs WHERE id = :blog UNION SELECT location FROM sources WHERE blog_id = :blog"
    " AND location LIKE 'http%' UNION SELECT address FROM posts WHERE id = :post"
)
COMMENTS = (
    "SELECT id, key, permalink FROM comments WHERE post_id = :post AND shown UNION"
    " SELECT c.id, v.key, '' FROM comments AS c JOIN comment_versions AS v ON v.comment_id = c.id"
    " WHERE c.post_id = :post AND c.shown ORDER BY id"
)
ON_ITS_OWN_PAGE = (
    "SELECT post_id, id FROM comments WHERE permalink <> '' AND instr(permalink, '#') = 0"
    " AND permalink IN (SELECT value FROM json_each(?)) ORDER BY shown DESC, id LIMIT 1"
)
POST_QUERIES = ("p", "page_id")
COMMENT_QUERIES = ("replytocom", "comment_id")
ENTRY_PAGE = re.compile(r"/(\d{6})\.(?:html?|php|shtml)", re.IGNORECASE)
NUMBERED_PAGE = re.compile(r"/archives/(\d{1,9})")
ANCHOR = re.compile(r"(?:li-|div-)?(?:idcomment|comment|isso|cmt|c)?[-_]?0*(\d{1,19})", re.IGNORECASE)
KEY_NUMBER = re.compile(r"(?::|#c)(\d{1,40})$")


def find_target(connection: Connection, address: str, near: int | None = None) -> Target | None:
    """Give the post or comment that an address leads to, as ``safe_link`` wrote it.

    Of several in the archive the one in the blog ``near`` is meant.
    Scheme, ``www.``, last slash, index page and percent signs do not count. WordPress' ``?p=123`` and
    ``/archives/123`` and Movable Type's ``/archives/000123.html`` are understood where the blog is on that
    host; of a comment, its anchor (``#comment-12``, ``#c0012``), ``?replytocom=12`` or its own page.
    """
    address = storable(address.strip())
    post_id = _post_at(connection, address, near)
    if post_id is not None:
        return Target(post_id, _comment_at(connection, post_id, address))
    row = connection.execute(ON_ITS_OWN_PAGE, (json.dumps(_full_spellings(address)),)).fetchone()
    return None if row is None else Target(*row)


def numbered_keys(address: str) -> list[str]:
    """Give the keys of posts that the numbers in an address may stand for."""
    parts = urlsplit(address)
    query = parse_qs(parts.query)
    numbers = [query[name][0] for name in POST_QUERIES if name in query]
    page, path = NUMBERED_PAGE.fullmatch(parts.path.rstrip("/")), ENTRY_PAGE.search(parts.path)
    keys = [f"wp:{number}" for number in (*numbers, *(page.groups() if page else ())) if number.isdecimal()]
    return [*keys, f"page:{path[1]}"] if path else keys


def percent_spellings(address: str) -> list[str]:
    """Give an address with its letters as they are, spelled out, and in percent signs of both cases."""
    plain = unquote(address)
    encoded = quote(plain, safe="/?&=:;,+~!*'()@$%#")
    small = re.sub(r"%[0-9A-F]{2}", lambda code: code[0].lower(), encoded)
    return list(dict.fromkeys((address, plain, encoded, small)))


def _post_at(connection: Connection, address: str, near: int | None) -> int | None:
    bare = address_of(address)
    exact = [each for each in percent_spellings(bare) if "/" in each]
    others = [spelling for each in exact for spelling in spellings(each)]
    found = _at_any(connection, exact, near) or _numbered(connection, address, near)
    return found or _at_any(connection, others, near)


def _at_any(connection: Connection, addresses: list[str], near: int | None) -> int | None:
    for each in addresses:
        row = connection.execute(AT_ADDRESS, {"address": each, "near": near}).fetchone()
        if row is not None:
            return int(row[0])
    return None


def _numbered(connection: Connection, address: str, near: int | None) -> int | None:
    host = _host(address)
    for key in numbered_keys(address):
        for post_id, blog_id in connection.execute(BY_KEY, {"key": key, "near": near}).fetchall():
            places = connection.execute(PLACES, {"blog": blog_id, "post": post_id})
            if any(_host(place) == host for (place,) in places):
                return int(post_id)
    return None


def _host(address: str) -> str:
    return address_of(address).partition("/")[0].partition("?")[0]


def _comment_at(connection: Connection, post_id: int, address: str) -> int | None:
    anchors = list(_anchors(address))
    if not anchors:
        return None
    rows = connection.execute(COMMENTS, {"post": post_id}).fetchall()
    for anchor in anchors:
        for comment_id, _, permalink in rows:
            if permalink.partition("#")[2] == anchor:
                return int(comment_id)
        number = ANCHOR.fullmatch(anchor)
        for comment_id, key, _ in rows if number else ():
            told = KEY_NUMBER.search(key)
            if told and number and int(told[1]) == int(number[1]):
                return int(comment_id)
    return None


def _anchors(address: str) -> Iterator[str]:
    parts = urlsplit(address)
    if parts.fragment:
        yield parts.fragment
    query = parse_qs(parts.query)
    yield from (query[name][0] for name in COMMENT_QUERIES if name in query)


def _full_spellings(address: str) -> list[str]:
    bare = address_of(address)
    return [
        f"{scheme}://{www}{each}{slash}"
        for each in percent_spellings(bare)
        for scheme in ("https", "http")
        for www in ("", "www.")
        for slash in ("", "/")
    ]
