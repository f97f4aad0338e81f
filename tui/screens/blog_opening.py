"""Opens a blog: its index, and the post where the reader left it."""

import asyncio
from dataclasses import replace

from tui.commands.command import Pane
from tui.content.terminal_text import SafeText, one_line
from tui.model.blog import Blog
from tui.model.chronology import Chronology
from tui.model.periods import periods
from tui.screens.links_out import LinksOut
from tui.screens.places import LAST_BLOG, LAST_POST, ROWS_ABOVE
from tui.screens.session import Session
from tui.screens.telling import NOTHING

FIRST_ROWS = 100
"""Posts that are listed at once, while the whole index is being read."""

CHOOSE = SafeText("Choose a post in the index.")


class BlogOpening(LinksOut):
    """The part of the reading room that opens blogs."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.is_listed = asyncio.Event()
        """Set once the newest posts of a blog stand in the index, or there is no blog."""

    async def open_first_blog(self) -> None:
        """Open the blog that was asked for, else the one read last, else the first."""
        blogs = await self.ask(self.library.blogs) or []
        wished: object = self.session.blog_id
        if wished is None:
            wished = await self.ask(self.marks.load_place, None, LAST_BLOG)
        blog = next((blog for blog in blogs if blog.id == wished), blogs[0] if blogs else None)
        if blog is not None:
            await self.open_blog(blog)
        else:
            key = self.session.keymap.shown("choose-blog")
            self.index.empty = SafeText(f"The library is empty. {key} adds a blog.")
            self.article.empty = NOTHING
            self.is_listed.set()
        if self.session.is_sample:
            key = self.session.keymap.shown("choose-blog")
            self.tell(f"This is the sample blog. {key} adds your own.")

    async def open_blog(self, blog: Blog) -> None:
        """Show a blog's newest posts at once, then the whole index, then the post where it was left."""
        self.save_stop()
        self.forget_post()
        self.go_to(Pane.INDEX)
        self.blog, self.only_answered = blog, False
        self.index.load_rows = self.library.rows
        self.index.empty = self._why_empty(blog)
        first = await self.ask(self.library.first_chronology, blog.id, FIRST_ROWS)
        if first is not None:
            self.index.chronology = by_periods(first)
        self.tell_room()
        self.is_listed.set()
        await self._load_index()
        # The first post that is opened loads all that makes text of HTML.
        await self.painted()
        await self._open_post_left(blog)

    async def reload_blog(self) -> None:
        """Show what a sync brought, with everything where it was."""
        await self.reload_index()
        self.reload_post()

    async def reload_index(self) -> None:
        """List the posts and count them as they are stored now."""
        if self.blog is None:
            return
        was_empty = not len(self.index.chronology)
        blog = await self.ask(self.library.blog, self.blog.id)
        self.blog = blog or self.blog
        self.index.empty = self._why_empty(self.blog)
        await self._load_index()
        self.tell_room()
        if was_empty:
            await self._open_post_left(self.blog)

    async def _load_index(self) -> None:
        blog = self.blog
        answered = self.only_answered
        asked = None if blog is None else self.ask(self.library.chronology, blog.id, answered=answered)
        chronology = None if asked is None else await asked
        if chronology is not None and (blog, answered) == (self.blog, self.only_answered):
            self.index.chronology = by_periods(chronology)
            self.index.rows_changed()
            self.article.empty = CHOOSE if len(chronology) else NOTHING

    async def _open_post_left(self, blog: Blog) -> None:
        """Choose the post read last, else the newest; a reader who never was here starts in the index."""
        kept = await self.ask(self.marks.load_place, blog.id, LAST_POST)
        post_id = await self.ask(self.library.find_post, kept, blog.id) if isinstance(kept, str) else None
        rows_above = await self.ask(self.marks.load_place, blog.id, ROWS_ABOVE)
        if post_id is not None and self.index.select_post(post_id):
            if isinstance(rows_above, int):
                self.index.rest_at(rows_above)
            self.return_to(post_id)
        elif not self.shows_one_pane and self.index.post_id is not None:
            self.show_post(self.index.post_id)

    def _why_empty(self, blog: Blog) -> SafeText:
        if self.is_fetching:
            return SafeText("The first posts are on their way.")
        return one_line(f"{blog.name} has no posts yet. r fetches them.")


def by_periods(chronology: Chronology) -> Chronology:
    """Put the posts under months, or under years where a month has hardly a post."""
    return replace(chronology, months=periods(chronology.months))
