"""The names under which the posts of pages are kept."""

import re
from hashlib import blake2b

from tui.sources.pages.individual import IndividualPage
from tui.sources.pages.monthly import MonthlyPage, MonthlyPost
from tui.sources.pages.paragraphs import Paragraph

ENTRY_NUMBER = re.compile(r"(?<![0-9A-Za-z])\d{6}(?![0-9A-Za-z])")
TOLD_CHARACTERS = 200


def individual_key(page: IndividualPage, file_stem: str) -> str:
    """Name a post by the six digits of its file name or permalink, such as ``page:004711``, else by its text.

    By its text is a hash over title, author and the first 200 characters of the first paragraph, so that
    neither a new file name nor one more comment makes another post of it.
    """
    number = ENTRY_NUMBER.search(file_stem) or ENTRY_NUMBER.search(page.permalink)
    return f"page:{number[0]}" if number else text_key(page)


def text_key(page: IndividualPage) -> str:
    """Name a post by a hash over title, author and the first 200 characters of the first paragraph."""
    return _hashed(page.title, page.author, _told(page.article))


def monthly_key(page: MonthlyPage, post: MonthlyPost) -> str:
    """Name a post of a month by a hash over month, author and title, or its beginning where it has none."""
    told = post.title or _told(post.article)
    return _hashed(f"{page.year}-{page.month:02}", post.author, told)


def _told(article: tuple[Paragraph, ...]) -> str:
    return article[0].one_line[:TOLD_CHARACTERS] if article else ""


def _hashed(*parts: str) -> str:
    told = "\0".join(parts).encode("utf-8", "surrogatepass")
    return f"page:{blake2b(told, digest_size=8).hexdigest()}"
