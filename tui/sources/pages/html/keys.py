"""The names under which the posts and comments of web pages are kept."""

import re
from hashlib import blake2b
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from tui.sources.pages.html.discussion import Discussion
from tui.sources.pages.html.page import PostPage

ENTRY_NUMBER = re.compile(r"\d{6}")
TELLING_QUERY = re.compile(r"(?:p|page_id|id|eid|itemid)=\d{1,18}")
TOLD_CHARACTERS = 200


def post_key(page: PostPage, body: str, file_stem: str) -> str:
    """Name a post so that other sources of the same blog name it alike.

    By its WordPress number, such as ``wp:123``; by the six digits of a Movable Type page, such as
    ``page:004711``; else by a hash over its permalink, or over title, author and the beginning of the body.
    """
    if page.number:
        return f"wp:{page.number}"
    stem = PurePosixPath(urlsplit(page.facts.permalink).path).stem
    number = next((name for name in (stem, file_stem) if ENTRY_NUMBER.fullmatch(name)), "")
    if number and page.numbers_posts:
        return f"page:{number}"
    told = same_address(page.facts.permalink)
    if not told:
        told = "\0".join([page.facts.title, page.facts.author, body[:TOLD_CHARACTERS]])
    return f"html:{blake2b(told.encode('utf-8', 'surrogatepass'), digest_size=8).hexdigest()}"


def comment_keys(discussion: Discussion, key: str) -> tuple[list[str], dict[str, str]]:
    """Give the key of each comment in order, and the keys by the numbers that the page has for them.

    A comment of a numbered WordPress post is ``wp:45``; others are named in their post, by the page's
    number or by their place. Of two comments with one number the later one goes by its place.
    """
    keys: list[str] = []
    by_number: dict[str, str] = {}
    for place, comment in enumerate(discussion.comments, start=1):
        named = comment.number and comment.number not in by_number
        keys.append(numbered_key(key, comment.number) if named else f"{key}#{place}")
        if named:
            by_number[comment.number] = keys[-1]
    return keys, by_number


def numbered_key(key: str, number: str) -> str:
    """Give the key of a comment by its number on the page of a post."""
    return f"wp:{number}" if key.startswith("wp:") and number.isdecimal() else f"{key}#c{number}"


def same_address(address: str) -> str:
    """Give what of an address tells one post from another, whichever way it is linked."""
    parts = urlsplit(address)
    if not parts.hostname:
        return ""
    path = parts.path.removesuffix("/").removesuffix("/index.html").removesuffix("/index.php")
    query = f"?{parts.query}" if TELLING_QUERY.fullmatch(parts.query) else ""
    return f"{parts.hostname.removeprefix('www.')}{path}{query}"
