"""Where a static site puts a post: the address that each engine makes of its file and front matter."""

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from tui.model.dates import PublicationDate
from tui.sources.trees.fields import line

DATED_NAME = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})-(.+)")
JEKYLL_PATTERNS = {
    "date": "/:categories/:year/:month/:day/:title.html",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title.html",
    "none": "/:categories/:title.html",
}
"""The named patterns of Jekyll's documentation on permalinks, the first one its default."""
PLACEHOLDER = re.compile(r":([a-z_]+)")


def slug_of(name: PurePosixPath, fields: Mapping[str, Any]) -> str:
    """Give the slug: as the front matter has it, else of the file's name without its date."""
    told = line(fields, "slug")
    stem = name.parent.name if name.stem == "index" and name.parent.name else name.stem
    match = DATED_NAME.fullmatch(stem)
    return told or (match[4] if match else stem)


def path_of(
    name: PurePosixPath,
    fields: Mapping[str, Any],
    published: PublicationDate,
    categories: tuple[str, ...],
    pattern: str,
) -> str:
    """Give the path of a post's address below its site.

    ``url``, ``permalink`` and ``save_as`` of the front matter count first; ``pattern`` is Jekyll's for all
    posts. Without a date, Jekyll's pattern gives none.
    """
    told = line(fields, "url", "permalink", "save_as")
    slug = slug_of(name, fields)
    if "_posts" in name.parts or "_drafts" in name.parts:
        chosen = told or pattern or "date"
        return _filled(JEKYLL_PATTERNS.get(chosen, chosen), slug, published, categories)
    if told:
        return told if "://" in told else f"/{told.lstrip('/')}"
    if "content" in name.parts:
        folder = name.parent.parent if name.stem == "index" else name.parent
        below = folder.parts[name.parts.index("content") + 1 :]
        return "/".join(["", *below, slug, ""])
    return f"/{slug}.html"


def _filled(pattern: str, slug: str, published: PublicationDate, categories: tuple[str, ...]) -> str:
    instant = published.instant
    if instant is None and re.search(r":(?:i_|short_)?(?:year|month|day|y_day)", pattern):
        return ""
    values = {"title": slug, "slug": slug, "categories": "/".join(each.lower() for each in categories)}
    if instant is not None:
        values |= {"year": f"{instant:%Y}", "month": f"{instant:%m}", "day": f"{instant:%d}"}
        values |= {"i_month": str(instant.month), "i_day": str(instant.day), "short_year": f"{instant:%y}"}
        values |= {"y_day": f"{instant:%j}"}
    path = PLACEHOLDER.sub(lambda match: values.get(match[1], ""), pattern)
    return re.sub("/{2,}", "/", f"/{path}")
