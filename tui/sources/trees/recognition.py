"""Whether a file is a text with front matter, by its first bytes."""

import re

from tui.content.charset import decode
from tui.sources.trees.front_matter import split_front_matter

BEGINNING = 32 * 1024
TELLING = frozenset({"title", "date", "layout", "slug", "tags", "categories", "draft", "published", "author"})
FENCES = ("---", "+++", "{")
EXPORT = re.compile(r"^-{5,8}\s*$", re.MULTILINE)
"""What parts the entries and fields of a Movable Type export, which begins with names and values as well."""


def looks_like_front_matter(beginning: bytes) -> bool:
    """Say whether a file begins with fields such as a title or date, and a text follows."""
    text, _ = decode(beginning[:BEGINNING])
    if "\0" in text:
        return False
    matter = split_front_matter(text)
    if matter is None:
        return False
    if text.lstrip().startswith(FENCES):
        return bool(TELLING & set(matter.fields))
    # Lines alone are less telling: any letter may begin so.
    return (
        "title" in matter.fields and bool({"date", "slug"} & set(matter.fields)) and not EXPORT.search(text)
    )
