"""Who wrote an entry."""

import re
from dataclasses import dataclass

from tui.sources.blogger.elements import Fields, web_address

NOBODY = frozenset({"anonymous", "unknown"})
"""What Blogger calls those who gave no name, and those whose profile is gone."""
PROFILE = re.compile(r"(?:blogger\.com/profile|plus\.google\.com)/(\d{5,30})(?![\d/])")


@dataclass(frozen=True, slots=True)
class Author:
    """The author of an entry."""

    name: str = ""
    """Empty for somebody without a name."""
    url: str = ""
    profile: str = ""
    """The number of the account, empty for somebody who was not logged in."""


def author_of(fields: Fields) -> Author:
    """Read the first author of an entry; the address for mail is never kept."""
    author = fields.inner("author")
    name, url = author.line("name"), web_address(author.line("uri"))
    profile = PROFILE.search(url)
    is_nobody = name.casefold() in NOBODY or author.line("blogger:type") == "ANONYMOUS"
    return Author("" if is_nobody else name, url, profile[1] if profile else "")


def is_by(post_author: str | None, profile: str) -> bool | None:
    """Compare two accounts; of somebody who was not logged in only the name can tell."""
    return post_author == profile if post_author and profile else None
