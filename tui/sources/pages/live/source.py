"""A blog on the web that is read page by page."""

from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing

from tui.sources.pages.live.reading import Reading, Site
from tui.sources.pages.live.visitor import Visitor
from tui.sources.source import Item


class WebsiteSource:
    """Gives the posts of the pages that sitemaps list, else of those that links lead to, with their comments.

    With marks it asks for the pages that are new or, by the sitemap, have changed, and for those that the
    first page links; an interrupted reading goes on behind the last page that was stored.
    """

    format = "html"

    def __init__(self, visitor: Visitor, site: Site) -> None:
        self._visitor = visitor
        self._site = site

    @property
    def location(self) -> str:
        """The address of the page by which the blog was found."""
        return self._site.start.address

    async def items(self, marks: Mapping[str, str]) -> AsyncGenerator[Item, None]:
        """Give what the blog holds beyond ``marks``; ``SourceError`` where the reading cannot go on.

        Raises ``SourceUnknown`` where no page held a post, now or before.
        """
        async with aclosing(Reading(self._visitor, self._site, marks).items()) as items:
            async for item in items:
                yield item
