"""Pages that list posts: the front page, a month, a category, a search."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from bs4 import Tag

from tui.model.dates import UNDATED, PublicationDate
from tui.sources.pages.html.document import Document
from tui.sources.pages.html.engines.engine import Engine
from tui.sources.pages.html.facts import PostFacts, first_told
from tui.sources.pages.html.microformats import MICROFORMATS
from tui.sources.pages.html.tags import Tags, classes, walk
from tui.sources.pages.html.template import read_headings, read_template

ONE_POST = frozenset(
    {"single", "single-post", "page", "mt-entry-archive", "mt-page-archive", "item-view", "item"}
)
MANY_POSTS = frozenset(
    {"home", "blog", "archive", "category", "tag", "date", "search", "author", "index-view", "archive-view"}
    | {"mt-main-index", "mt-archive-listing", "mt-archive-index", "mt-category-archive", "mt-monthly-archive"}
)
MOST_LISTED = 2000


def is_listing(document: Document, posts: int, described: int) -> bool:
    """Say whether a page lists posts: by the classes of its body, else by how many posts it has.

    ``described`` counts the descriptions for TrackBack, of which a post's own page has one.
    """
    body = document.tags.first("body")
    names = set(classes(body)) if body is not None else set()
    if names & ONE_POST:
        return False
    return bool(names & MANY_POSTS) or posts > 1 or described > 1


def listed_posts(document: Document, engine: Engine | None, posts: list[Tag]) -> Iterator[PostFacts]:
    """Give what a list tells of each of its posts."""
    template = engine.template if engine else MICROFORMATS
    for post in posts[:MOST_LISTED]:
        tags = Tags(walk(post))
        heading = read_headings(template, document.tags, post)
        yield first_told([read_template(MICROFORMATS, tags), read_template(template, tags), heading])


@dataclass(slots=True)
class ListedDates:
    """The dates that lists tell, by the permalinks and titles of the posts."""

    _dates: dict[str, set[PublicationDate]] = field(default_factory=dict)

    def add(self, posts: Iterable[PostFacts]) -> None:
        """Take a list into account."""
        for post in posts:
            for name in filter(None, (post.permalink, _same(post.title))):
                if post.published != UNDATED:
                    self._dates.setdefault(name, set()).add(post.published)

    def date_of(self, permalink: str, title: str) -> PublicationDate:
        """Give the date of a post; a title that lists have under several dates tells none."""
        for name in (permalink, _same(title)):
            dates = self._dates.get(name, set()) if name else set()
            days = {date.instant.date() for date in dates if date.instant}
            if len(days) == 1:
                return max(dates, key=lambda date: (date.precision == "second", str(date.instant)))
        return UNDATED


def _same(title: str) -> str:
    return " ".join(title.casefold().split())
