"""One reading of a blog: its pages one after another, and what each of them gives."""

import asyncio
from collections.abc import AsyncGenerator, Iterator, Mapping
from contextlib import aclosing
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from tui.model.errors import SourceUnknown
from tui.model.sync_report import Skipped
from tui.sources.http_answer import Answer
from tui.sources.http_version import Version
from tui.sources.pages.html.page import ListPage, PostPage, TextPage
from tui.sources.pages.html.posts import ReadPost, read_post
from tui.sources.pages.live.frontier import LISTED, Frontier
from tui.sources.pages.live.lists import Lists
from tui.sources.pages.live.look import Look, look_at
from tui.sources.pages.live.remembered import (
    GIVEN,
    PAGE,
    UNKNOWN,
    Known,
    footer_mark,
    footer_of,
    known_pages,
)
from tui.sources.pages.live.scope import Scope, bare
from tui.sources.pages.live.texts import Texts
from tui.sources.pages.live.visitor import GONE, Visitor
from tui.sources.pages.posts import monthly_posts
from tui.sources.source import Checkpoint, Item, Notice, Progress

MOST_PAGES = 20_000
"""How many pages one reading asks for; the next one goes on behind them."""
MOST_RECENT = 30
"""How many of the pages that the first one links are asked for again each time, for their comments."""


@dataclass(frozen=True, slots=True)
class Site:
    """A blog as it was found."""

    scope: Scope
    start: Look
    listed: Mapping[str, str]
    """The pages that its sitemaps list, with when each changed; empty where links alone lead to them."""


@dataclass(frozen=True, slots=True)
class _Visit:
    """One page that was asked for, with the answer."""

    address: str
    answer: Answer
    depth: int


class Reading:
    """Visits the pages that are due and gives their posts."""

    def __init__(self, visitor: Visitor, site: Site, marks: Mapping[str, str]) -> None:
        self._visitor = visitor
        self._site = site
        self._known = known_pages(marks)
        self._gave_before = GIVEN in marks or any(known.has_post for known in self._known.values())
        self._recent = frozenset([site.start.address, *site.start.links[:MOST_RECENT]])
        self._frontier = Frontier()
        self._lists = Lists()
        self._texts: Texts[_Visit] = Texts(footer_of(marks))
        self._given: set[str] = set()
        """The keys of the posts that were given."""
        self._giving: set[str] = set()
        """The addresses of the pages that gave them."""
        self._done = 0
        self._left_alone = 0
        self._finished: dict[str, str] = {}
        """What is remembered at the end only: till then the links of these pages are needed."""

    async def items(self) -> AsyncGenerator[Item, None]:
        """Visit what the sitemaps list, and where that holds no posts follow the links."""
        start = self._site.start
        if isinstance(start.page, ListPage | TextPage):
            self._lists.add(start.page)
        yield start.facts
        self._frontier.add([] if self._is_home(start) else [start.address], LISTED)
        self._frontier.add((page for page in self._site.listed if self._is_due(page, LISTED)), LISTED)
        async with aclosing(self._walk(len(self._frontier))) as items:
            async for item in items:
                yield item
        if not self._has_posts(self._site.listed):
            self._frontier = Frontier()
            self._frontier.meet(start.address)
            self._frontier.add_links(start.links, 0)
            async with aclosing(self._walk(None)) as items:
                async for item in items:
                    yield item
        for item in self._last_items():
            yield item

    async def _walk(self, total: int | None) -> AsyncGenerator[Item, None]:
        while self._frontier and self._done < MOST_PAGES:
            address, depth = self._frontier.take()
            if self._is_due(address, depth):
                for item in await self._visit(address, depth):
                    yield item
                self._done += 1
                yield Progress(self._done, total, "pages")
        for visit, page in self._texts.rest():
            for item in self._text(visit, page):
                yield item

    def _is_due(self, address: str, depth: int) -> bool:
        known = self._known.get(address)
        if known is None or address in self._recent:
            return True
        if depth == LISTED:
            return self._site.listed.get(address, "") not in ("", known.changed)
        return not known.has_post

    async def _visit(self, address: str, depth: int) -> list[Item]:
        known = self._known.get(address, UNKNOWN)
        answer = await self._visitor.visit(address, known.version)
        if answer is None or isinstance(answer, Skipped):
            return [answer] if answer else []
        if answer.status in GONE:  # an old blog is full of links that lead nowhere
            return [Skipped(address, f"The server answers with {answer.status}.")] if depth == LISTED else []
        if answer.status == 304:
            same = replace(known, changed=self._site.listed.get(address, ""))
            return [Checkpoint({PAGE + address: same.mark})]
        look = await asyncio.to_thread(look_at, answer, self._site.scope)
        visit = _Visit(address, answer, depth)
        if look is None or self._leads_elsewhere(visit):
            return self._without_post(visit)
        page = self._own_post(look)
        if page is None:
            self._frontier.add_links(look.links, depth)
            if isinstance(look.page, ListPage | TextPage):
                self._lists.add(look.page)
            return self._without_post(visit)
        if page.paragraphs:
            ready = self._texts.add(visit, page)
            return [item for each, text in ready for item in self._text(each, text)]
        return self._post(visit, await asyncio.to_thread(read_post, page, _stem(address)))

    def _leads_elsewhere(self, visit: _Visit) -> bool:
        """Say whether a page sent us to another site, or to a page that has its own turn."""
        target = self._site.scope.page(visit.answer.url)
        return not target or (bare(target) != bare(visit.address) and self._frontier.meet(target))

    def _own_post(self, look: Look) -> PostPage | None:
        """Give the post of a page, ``None`` where it only shows one that has a page of its own."""
        page = look.page
        if not isinstance(page, PostPage):
            return None
        told = self._site.scope.page(page.facts.permalink)
        if not told or bare(told) == bare(look.address):
            return page
        if self._site.scope.is_home(told):  # some templates call every page by the name of the first
            return replace(page, facts=replace(page.facts, permalink=look.address))
        return None if told in self._site.listed or bare(told) in look.links_bare else page

    def _text(self, visit: _Visit, page: PostPage) -> list[Item]:
        return self._post(visit, read_post(page, _stem(visit.address), self._texts.footer))

    def _post(self, visit: _Visit, read: ReadPost) -> list[Item]:
        if read.post.key in self._given:
            return self._without_post(visit)
        self._given.add(read.post.key)
        self._giving.add(visit.address)
        return [self._lists.date(read), *read.comments, Checkpoint(self._mark(visit, has_post=True))]

    def _without_post(self, visit: _Visit) -> list[Item]:
        """Remember a page that is left alone; one whose links lead on, at the end only.

        What a sitemap lists is remembered without its version: should links be followed one day, it must come
        whole for the sake of its own.
        """
        self._left_alone += 1
        if visit.depth == LISTED:
            known = Known(self._site.listed.get(visit.address, ""))
            return [Checkpoint({PAGE + visit.address: known.mark})]
        self._finished |= self._mark(visit, has_post=False)
        return []

    def _mark(self, visit: _Visit, *, has_post: bool) -> dict[str, str]:
        changed = self._site.listed.get(visit.address, "")
        return {PAGE + visit.address: Known(changed, Version.of(visit.answer), has_post).mark}

    def _is_home(self, look: Look) -> bool:
        return self._site.scope.is_home(look.address)

    def _has_posts(self, addresses: Mapping[str, str]) -> bool:
        return any(page in self._giving or self._known.get(page, UNKNOWN).has_post for page in addresses)

    def _last_items(self) -> Iterator[Item]:
        if not self._given and not any(known.has_post for known in self._known.values()):
            yield from self._posts_of_lists()
        if not self._given and not self._gave_before:
            raise SourceUnknown(f"{self._site.start.address} leads to no post that is known by its HTML.")
        is_whole = not self._frontier and not self._visitor.lost
        yield Checkpoint(
            (self._finished if is_whole else {}) | footer_mark(self._texts.footer) | {GIVEN: "yes"}
        )
        if self._left_alone:
            yield Notice(f"Pages that are no posts of their own, left alone: {self._left_alone}.")
        if self._visitor.kept_back:
            yield Notice(f"Pages that robots.txt asks to leave alone: {len(self._visitor.kept_back)}.")
        if self._frontier:
            yield Notice(f"There are more than {MOST_PAGES:,} pages; the next reading goes on behind them.")

    def _posts_of_lists(self) -> Iterator[Item]:
        """Give what stands on the pages of months, else on the first page, where no post has its own page."""
        for month in self._lists.months():
            for post in monthly_posts(month):
                if post.key not in self._given:
                    self._given.add(post.key)
                    yield post
        page = self._site.start.page
        if not self._given and isinstance(page, PostPage) and self._is_home(self._site.start):
            read = read_post(page, _stem(self._site.start.address))
            self._given.add(read.post.key)
            yield self._lists.date(read)
            yield from read.comments


def _stem(address: str) -> str:
    return PurePosixPath(urlsplit(address).path).stem
