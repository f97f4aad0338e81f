"""Opens posts: loads them beside the screen and shows them where the reader left them."""

import asyncio
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual import on, work
from textual.worker import WorkerCancelled

from tui.archive.archive import ArchiveState
from tui.archive.discussion_parts import PartWish
from tui.commands.command import Pane
from tui.content.terminal_text import one_line
from tui.model.errors import VoweError
from tui.model.post import StoredPost
from tui.model.thread import Thread
from tui.rendering.article_head import ArticleFacts
from tui.rendering.dates import long_date
from tui.screens.comment_bodies import CommentBodies
from tui.screens.opened_post import OpenedPost
from tui.screens.places import Places
from tui.screens.ready_posts import ReadyPost, ReadyPosts, Wishes
from tui.screens.room import MARKS
from tui.screens.session import Session
from tui.screens.stop import Stop
from tui.screens.telling import NOTHING
from tui.widgets.article_column import ArticleView
from tui.widgets.article_pane import ArticlePane, LoadFailure, Loading
from tui.widgets.comments_pane import CommentsPane

if TYPE_CHECKING:
    from tui.rendering.document import Document

LOADS = "post"
LANGUAGES = {"de": "German", "en": "English"}
LOADING_SHOWS_AFTER = 0.2
"""Seconds before a slow post replaces the one in view by a word, which for a fast one would only flicker."""


class PostOpening(Places):
    """The part of the reading room that opens posts."""

    _wanted: int | None = None
    """The post asked for last: whatever else comes is too late."""
    _noted: tuple[int, int] | None = None
    """The post last noted as read, with its youngest comment then."""
    _bodies = CommentBodies()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._ready = ReadyPosts()
        self._text_pane: ArticlePane | None = None
        """The pane of the article, which no other thread may look for."""

    def prepare_panes(self) -> None:
        """Give the panes what does not change, and remember the one that tells how wide a text is."""
        super().prepare_panes()
        self._text_pane = self.article

    def show_post(self, post_id: int, stop: Stop | None = None) -> None:
        """Show a post without moving the focus, by default where the reader left it."""
        if post_id == self._wanted and stop is None:
            self.note_reading()
            return
        # What is written of the post that is left does not touch this one.
        state = self.library.archive.state()
        self.save_stop()
        self._wanted = post_id
        ready = self._ready.find(post_id, state)
        if ready is None or (stop is not None and not ready.serves(stop)):
            self._load(post_id, stop, state)
        else:
            self.workers.cancel_group(self, LOADS)
            self.show_ready(ready, stop)

    def return_to(self, post_id: int) -> None:
        """Show a post where the reader left it, in the pane the reader was in."""
        self._wanted = post_id
        self._load(post_id, None, self.library.archive.state(), returns=True)

    async def post_on_its_way(self) -> None:
        """Wait until the post that was asked for is shown, or another one was."""
        for worker in [worker for worker in self.workers if worker.group == LOADS]:
            with suppress(WorkerCancelled):
                await worker.wait()

    def forget_post(self) -> None:
        """Show no post."""
        self._wanted = self.opened = self.article.article = None
        self._show_no_comments()

    def reload_post(self) -> None:
        """Show what has come for the post in view, with everything where it is."""
        if self.opened is not None and self.opened.post_id == self._wanted:
            self._load(self.opened.post_id, self.here(), self.library.archive.state(), self.opened)

    async def marks_changed(self) -> None:
        """Show marks and counts as they are stored now."""
        self.index.rows_changed()
        if self.blog is not None:
            self.blog = await self.ask(self.library.blog, self.blog.id) or self.blog
        self.tell_room()

    @work(exclusive=True, group=LOADS)
    async def _load(
        self,
        post_id: int,
        stop: Stop | None,
        state: ArchiveState,
        before: OpenedPost | None = None,
        *,
        returns: bool = False,
    ) -> None:
        word = self.set_timer(LOADING_SHOWS_AFTER, lambda: self._show_instead(Loading(post_id)))
        try:
            ready = await self.loaded(post_id, state, before, stop)
        except VoweError as error:
            self._show_instead(LoadFailure(post_id, one_line(str(error), 1000)))
            return
        finally:
            word.stop()
        if post_id != self._wanted:
            return
        self.show_ready(ready, stop)
        if returns:
            self.go_to(ready.stop.pane)

    async def loaded(
        self,
        post_id: int,
        state: ArchiveState,
        before: OpenedPost | None = None,
        stop: Stop | None = None,
    ) -> ReadyPost:
        """Make a post ready beside the screen, once however many want it while the archive is in a state.

        Raises ``NotStored`` and ``ArchiveError``.
        """
        if before is not None or (stop is not None and stop.is_in_discussion):
            return await asyncio.to_thread(self.made_ready, post_id, before, stop)
        loading = self._ready.coming(post_id, state)
        if loading is None:
            loading = asyncio.create_task(asyncio.to_thread(self.made_ready, post_id))
            self._ready.expect(post_id, state, loading)
        ready = await asyncio.shield(loading)
        if stop is None or ready.serves(stop):
            return ready
        return await asyncio.to_thread(self.made_ready, post_id, before, stop)

    def made_ready(
        self, post_id: int, before: OpenedPost | None = None, stop: Stop | None = None
    ) -> ReadyPost:
        """Load a post, lay out its comments, and find the place in it; it asks the archive and waits.

        Of a long discussion it is the part where the reader is to ``stop``, by default where they left.
        """
        # What reads a post is loaded with the first one: an index is there without it.
        from tui.screens.post_loading import open_post

        wishes = self._wishes
        which = partial(self.part_of_stop, stop)
        opened = open_post(self.library, post_id, ascii_only=self.ascii_only, part=which).with_news_of(before)
        thread = self.arranged(opened)
        bodies = CommentBodies(opened.comments, ascii_only=self.ascii_only)
        stop = stop or self.kept_stop(opened.stored)
        if self._text_pane is not None:
            self._text_pane.break_lines(opened.article, stop.article)
        return ReadyPost(opened, bodies, thread, wishes, stop)

    def part_of_stop(self, stop: Stop | None, stored: StoredPost) -> PartWish:
        """Say which part of a long discussion holds a place, by default the one where the reader left it."""
        stop, shown = stop or self.kept_stop(stored), self.opened
        part = None if shown is None or shown.post_id != stored.id else shown.part
        visit = None if part is None else part.visit
        return replace(stop.part or PartWish(), at=stop.comment_id, visit=visit)

    @property
    def _wishes(self) -> Wishes:
        return self.view, self.order, self.narrowing

    def _show_instead(self, shown: Loading | LoadFailure) -> None:
        """Say in the pane why there is no article; the keys go on working."""
        if isinstance(shown, LoadFailure) or self.opened is None or self.opened.post_id != shown.post_id:
            self.opened = None
            self.article.article = shown
            self._show_no_comments()
            self.tell_room()

    def _show_no_comments(self) -> None:
        self.comments.thread = Thread()
        self.comments.empty = NOTHING

    def show_ready(self, ready: ReadyPost, stop: Stop | None = None) -> None:
        """Show a post, by default where the reader left it."""
        opened, stop = ready.opened, stop or ready.stop
        thread = ready.thread if ready.wishes == self._wishes else self.arranged(opened)
        self.opened, self._bodies = opened, ready.bodies
        self.show_article()
        self.article.led_to = stop.led_to
        self.article.place = stop.article
        found = self.comments.show(
            thread,
            bodies=self._bodies,
            post_author=opened.stored.post.author,
            muted=opened.muted,
            elsewhere=opened.elsewhere,
            empty=self.why_no_comments(opened.stored.post),
            chosen=stop.comment_id,
            place=stop.comments,
        )
        if not found and stop.comment_id is not None and self.choose_comment(stop.comment_id):
            self.comments.place = stop.comments
        self.tell_room()
        self.note_reading()

    def show_article(self) -> None:
        """Show the head and the body of the post in view as they are now."""
        if self.opened is None:
            return
        stored, post = self.opened.stored, self.opened.stored.post
        facts = ArticleFacts(
            title=post.title,
            title_generated=post.title_generated,
            author=post.author,
            date=long_date(post.published, self.zone),
            comments=stored.comments,
            # What is new in other parts is not known.
            new_comments=0 if self.opened.part is not None else len(self.opened.new_ids),
            minutes=self.opened.minutes,
            language=LANGUAGES.get(self.opened.language, ""),
            starred=stored.starred,
            edited=stored.edited,
            edited_comments=len(self.opened.edited_ids),
            gone_comments=len(self.opened.vanished_ids),
        )
        quoted = {block: len(replies) for block, replies in self.opened.quoting.items()}
        document = self.illustrated(self.opened)
        self.article.article = ArticleView(self.opened.post_id, facts, document, quoted)

    def illustrated(self, opened: OpenedPost) -> "Document":
        """Give the text of a post as it is to be shown."""
        return opened.article

    def show_thread(self) -> None:
        """Show the comments of the post in view as they are now; the chosen one stays chosen."""
        if self.opened is not None:
            self.comments.thread = self.arranged(self.opened)

    def arranged(self, opened: OpenedPost) -> Thread:
        """Lay a post's comments out as the reader wants them."""
        return opened.thread(self.view)

    def choose_comment(self, comment_id: int) -> bool:
        """Choose a comment of the post in view, and say whether there is such a comment."""
        return self.comments.select_comment(comment_id)

    def note_reading(self) -> None:
        """Note that the post in view is being read, once the reader is in it and not only beside it."""
        opened = self.opened
        # While another post is on its way, the focus can be there already.
        if opened is None or opened.post_id != self._wanted or self.at is Pane.INDEX:
            return
        visit = opened.post_id, opened.extent
        if visit != self._noted:
            self._noted = visit
            self._note(opened.post_id)

    @work(group=MARKS)
    async def _note(self, post_id: int) -> None:
        await self.write_once_drawn(self.marks.open_post, post_id)
        await self.marks_changed()

    @on(CommentsPane.BodiesWanted)
    @work(group="bodies")
    async def make_bodies(self, event: CommentsPane.BodiesWanted) -> None:
        """Make the Markdown of comments that came into view."""
        opened, bodies = self.opened, self._bodies
        wanted = [reply for reply in opened.comments if reply.id in event.comment_ids] if opened else []
        made = await self.ask(self.library.comment_markdown, wanted)
        if made is not None and bodies is self._bodies:
            bodies.add(made)
            self.comments.bodies_arrived(made)
