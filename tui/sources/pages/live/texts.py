"""Pages whose posts are known by their text alone, and the end that all of them share."""

from dataclasses import dataclass, field
from typing import Generic, TypeVar

from tui.sources.pages.footer import Tail
from tui.sources.pages.html.page import PostPage
from tui.sources.pages.survey import Survey

ENOUGH = 10
Ticket = TypeVar("Ticket")
"""What a page is remembered by while it waits."""


@dataclass(slots=True)
class Texts(Generic[Ticket]):
    """Keeps pages back until there are enough of them to tell what stands under each and is no comment."""

    footer: Tail = ()
    """The shared end: what was remembered, until the pages tell it themselves."""
    _survey: Survey = field(default_factory=Survey)
    _waiting: list[tuple[Ticket, PostPage]] = field(default_factory=list)
    _is_known: bool = False

    def add(self, ticket: Ticket, page: PostPage) -> list[tuple[Ticket, PostPage]]:
        """Take a page and give those that can be read now."""
        self._waiting.append((ticket, page))
        if self._is_known:
            return self.rest()
        self._survey.add(page.paragraphs)
        return self.rest() if len(self._waiting) == ENOUGH else []

    def rest(self) -> list[tuple[Ticket, PostPage]]:
        """Give the pages that wait, as no more will come that could tell their end."""
        if not self._is_known:
            self.footer = self._survey.footer() or self.footer
            self._is_known = bool(self._waiting)
        waiting, self._waiting = self._waiting, []
        return waiting
