"""What all parts of the reading room share: the panes, the open blog and post, and the reader's wishes."""

import asyncio
import os
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from typing import ParamSpec, TypeVar

from textual import work
from textual.app import ComposeResult
from textual.containers import Container
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget

from tui.commands.command import Pane
from tui.content.terminal_text import SafeText, one_line
from tui.model.blog import Blog
from tui.model.errors import VoweError
from tui.model.thread import ThreadView
from tui.model.thread_order import CommentOrder
from tui.screens.history import History
from tui.screens.narrowing import Narrowing
from tui.screens.opened_post import OpenedPost
from tui.screens.session import Session
from tui.screens.stop import Stop
from tui.screens.surroundings import wants_ascii
from tui.stylesheets import HEIGHTS, WIDTHS, classes_at
from tui.widgets.article_pane import ArticlePane
from tui.widgets.comments_pane import CommentsPane
from tui.widgets.covered import Covered
from tui.widgets.flow_pane import FlowPane
from tui.widgets.index_pane import IndexPane
from tui.widgets.pane_title import PaneTitle
from tui.widgets.status_line import StatusLine
from tui.widgets.tab_line import TabLine
from tui.widgets.too_small import TooSmall

TOLD_FOR = 6.0
"""Seconds that a passing sentence stays in the line of help."""

MARKS = "marks"
"""The group of the workers that write what the reader marks."""
LONGEST_WRITE = 2.0
"""Seconds after which whoever leaves does not wait for them any longer."""
LONGEST_WAIT = 0.1
"""Seconds after which what is to be written waits no more for what is to be drawn."""

SIDES = ("index-side", "text-side", "article-side", "comments-side")
"""What has its place and its size by the pane in use, and nothing but these."""

Asked = ParamSpec("Asked")
Answered = TypeVar("Answered")


class Room(Screen[None]):
    """The panes of the reading room and what they show; what the reader can do here is added by its parts."""

    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    AUTO_FOCUS = "IndexPane"
    # Its parts cover it whole; Textual would paint what lies below them for each frame.
    BLANK = True

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.library = session.library
        self.marks = session.marks
        self.zone = session.zone
        wished = session.settings.ascii
        self.ascii_only = wants_ascii(os.environ) if wished is None else wished
        self.at = Pane.INDEX
        """The pane in use."""
        self.blog: Blog | None = None
        self.opened: OpenedPost | None = None
        """The post in view, ``None`` while none is or one could not be loaded."""
        self.view = ThreadView(session.settings.threads)
        self.order = CommentOrder.THREAD
        self.narrowing: Narrowing | None = None
        self.only_answered = False
        """Whether the index lists those posts alone that their author answered."""
        self.question = SafeText("")
        """What the reader is asked to choose a comment for, empty while nothing is asked."""
        self.history: History[Stop] = History()
        self._turn_to_write = asyncio.Lock()
        self._hushing: Timer | None = None

    def compose(self) -> ComposeResult:
        """Put the panes into the room."""
        # Worn from the start, as each class that comes later is looked up in the style sheets for every part.
        self.add_class(f"-at-{self.at}", *classes_at(*self.app.size))
        yield TabLine()
        with Covered(id="room"):
            with Container(id="index-side"):
                yield PaneTitle(id="index-title")
                yield IndexPane()
            with Covered(id="text-side"):
                with Container(id="article-side"):
                    yield PaneTitle(id="article-title")
                    yield ArticlePane()
                with Covered(id="comments-side"):
                    yield PaneTitle(id="comments-title")
                    yield CommentsPane()
        yield StatusLine()
        yield TooSmall(id="too-small")

    # Looked for once: whenever a part of the room comes or goes, Textual 8.2 forgets where its parts are, and
    # keeps the answers to 1,024 questions that nobody will ask again.

    @cached_property
    def index(self) -> IndexPane:
        """The posts."""
        return self.query_one(IndexPane)

    @cached_property
    def article(self) -> ArticlePane:
        """The text of the post in view."""
        return self.query_one(ArticlePane)

    @cached_property
    def comments(self) -> CommentsPane:
        """The comments of the post in view."""
        return self.query_one(CommentsPane)

    @cached_property
    def status(self) -> StatusLine:
        """The line at the bottom."""
        return self.query_one(StatusLine)

    @cached_property
    def tabs(self) -> TabLine:
        """The line at the top, where there is one."""
        return self.query_one(TabLine)

    @cached_property
    def _sides(self) -> list[Widget]:
        return [self.query_one(f"#{side}") for side in SIDES]

    def panes(self) -> dict[Pane, FlowPane]:
        """Give the three panes by their places."""
        return {Pane.INDEX: self.index, Pane.ARTICLE: self.article, Pane.COMMENTS: self.comments}

    def go_to(self, pane: Pane) -> None:
        """Use a pane: it gets the focus and, where panes share a space, the most of it."""
        self.at = pane
        self._share_out_space(pane)
        used = self.panes()[pane]
        # At once, because the next key may be waiting already; a pane that is only about to be shown follows.
        self.set_focus(used, scroll_visible=False)
        if self.focused is not used:
            used.focus(scroll_visible=False)

    def _share_out_space(self, used: Pane) -> None:
        if not self.has_class(f"-at-{used}"):
            self.update_classes({f"-at-{place}": place is used for place in Pane}, update=False)
            # Nothing else is looked up again: every pane has dozens of styles, and none of them changes. Only
            # where it could be animated, the toolkit sees that a style is as it was and lays nothing out.
            self.app.stylesheet.update_nodes(self._sides, animate=True)

    @property
    def shows_one_pane(self) -> bool:
        """Whether there is room, or the wish, for only one pane at a time."""
        return any(self.has_class(name) for name in ("-narrow", "-single", "-zen"))

    @property
    def is_fetching(self) -> bool:
        """Whether something is being fetched now."""
        return False

    async def ask(
        self, question: Callable[Asked, Answered], *given: Asked.args, **named: Asked.kwargs
    ) -> Answered | None:
        """Ask a service in a thread of its own; a failure is told to the reader, and gives ``None``."""
        try:
            return await asyncio.to_thread(question, *given, **named)
        except VoweError as error:
            self.tell(str(error), trouble=True)
            return None

    async def write(
        self, change: Callable[Asked, Answered], *given: Asked.args, **named: Asked.kwargs
    ) -> Answered | None:
        """Ask as ``ask`` does, after everything that was written before: marks come in their order."""
        async with self._turn_to_write:
            return await self.ask(change, *given, **named)

    @work(group="leaving")
    async def leave(self, code: int = 0) -> None:
        """Leave the program as soon as what was marked is written: marks that were typed ahead count too."""
        marks = [worker.wait() for worker in self.app.workers if worker.group == MARKS]
        with suppress(TimeoutError):
            async with asyncio.timeout(LONGEST_WRITE):
                await asyncio.gather(*marks, return_exceptions=True)
        self.app.exit(None, code)

    async def painted(self) -> None:
        """Wait until what was changed stands on the screen, before something else takes the time for it."""
        done = asyncio.Event()
        self.call_after_refresh(done.set)
        await done.wait()

    async def write_once_drawn(
        self, change: Callable[Asked, Answered], *given: Asked.args, **named: Asked.kwargs
    ) -> Answered | None:
        """Write in turn as ``write`` does, once what is due is drawn: a thread would hold that up."""
        drawn = asyncio.Event()
        is_due = self.call_after_refresh(drawn.set)
        async with self._turn_to_write:
            if is_due:
                with suppress(TimeoutError):
                    async with asyncio.timeout(LONGEST_WAIT):
                        await drawn.wait()
            return await self.ask(change, *given, **named)

    def tell(self, sentence: str, *, trouble: bool = False) -> None:
        """Say something to the reader in the line of help, for some seconds."""
        self.status.tell(one_line(sentence), trouble=trouble)
        if self._hushing is not None:
            self._hushing.stop()
        self._hushing = self.set_timer(TOLD_FOR, self.status.hush)
