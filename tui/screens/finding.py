"""The search in the pane in use, as one types, and the way through what it found."""

import asyncio
from dataclasses import dataclass
from functools import partial

from textual import on, work

from tui.commands.command import Pane
from tui.commands.footer import FooterEntry
from tui.content.phrase import phrase_pattern
from tui.content.terminal_text import SafeText, one_line
from tui.model.blog import Blog
from tui.rendering.numbers import grouped
from tui.screens.looks import Looks
from tui.screens.telling import NOTHING
from tui.widgets.findable_pane import Find, FindablePane, Texts

_IN = {Pane.INDEX: "the titles", Pane.ARTICLE: "the article", Pane.COMMENTS: "the comments"}
LONGEST_SHOWN = 20
"""Cells of the phrase in the line of help."""


@dataclass
class _Search:
    """One search in one pane, from the first letter on."""

    pane: FindablePane
    texts: Texts
    key: int
    """Where the reader was when it began."""
    read: list[tuple[int, str]] | None = None
    """The texts, once they were read."""

    def found(self, find: Find) -> Find:
        """Look a phrase up, which may take long."""
        if self.read is None:
            self.read = list(self.texts())
        return find.in_texts(self.read)


class Finding(Looks):
    """The part of the reading room that finds phrases in a pane."""

    _typing: _Search | None = None
    """The search that is being typed."""

    @property
    def find(self) -> Find | None:
        """What is looked for in the pane in use."""
        pane = self.panes()[self.at]
        return pane.find if isinstance(pane, FindablePane) else None

    @work(group="overlay", exclusive=True)
    async def action_find(self) -> None:
        """Find a phrase in the pane in use."""
        from tui.screens.find_screen import FindScreen

        pane = self.panes()[self.at]
        assert isinstance(pane, FindablePane)
        before, go_back = pane.find, pane.way_back()
        search = self._typing = _Search(pane, pane.texts(), pane.here())
        question = SafeText(f"Find in {_IN[self.at]}{' of this part' if self._is_in_part else ''}")
        words = await self.app.push_screen_wait(
            FindScreen(question, before.words if before else "", self._look, partial(self._step_hits, pane))
        )
        self._typing = None
        if words is None:
            pane.show_find(None)
            go_back()
        elif pane.find is None or pane.find.words != words:
            # What was typed last is still being looked up.
            self._look_up(search, words)
        self.tell_room()

    def _look(self, words: str) -> None:
        if self._typing is not None and words.strip():
            self._look_up(self._typing, words.strip())
        elif self._typing is not None:
            self.workers.cancel_group(self, "find")
            self._typing.pane.show_find(None)

    def _step_hits(self, pane: FindablePane, count: int) -> None:
        if pane.find is not None:
            pane.go_to_hit(pane.find.number + count)

    @work(group="find", exclusive=True)
    async def _look_up(self, search: _Search, words: str) -> None:
        find = await asyncio.to_thread(search.found, Find(words, phrase_pattern(words)))
        search.pane.show_find(find)
        search.pane.go_to_nearest_hit(search.key)

    @on(FindablePane.TextsChanged)
    @work(group="find again")
    async def find_again(self, event: FindablePane.TextsChanged) -> None:
        """Look the phrase up in what a pane shows now, and leave the reader where they are."""
        pane, find = event.pane, event.pane.find
        if find is not None:
            found = await asyncio.to_thread(_Search(pane, pane.texts(), pane.here()).found, find)
            if pane.find is find:
                pane.show_find(found)

    @on(FindablePane.FindChanged)
    def tell_found(self) -> None:
        """Say how many hits there are and which of them the reader is at."""
        self.tell_room()

    async def open_blog(self, blog: Blog) -> None:
        """Look for nothing in another blog."""
        self.index.load_titles = partial(self.library.titles, blog.id)
        self.index.show_find(None)
        await super().open_blog(blog)

    def tell_room(self) -> None:
        """Label the panes, and say what is found in the one in use."""
        super().tell_room()
        find = self.find
        self.status.where = NOTHING if find is None else self._found_in_words(find)
        if find is not None:
            shown = self.session.keymap.shown
            comments = self.at is Pane.COMMENTS
            following, previous = (
                ("next-new-comment", "previous-new-comment")
                if comments
                else ("next-unread-post", "previous-unread-post")
            )
            self.status.entries = (
                FooterEntry(f"{shown(following)} {shown(previous)}", "next, previous"),
                FooterEntry(shown("find"), "find"),
                FooterEntry("esc", "end"),
            )

    @property
    def _searches_part(self) -> bool:
        return self.at is Pane.COMMENTS and self.opened is not None and self.opened.part is not None

    @property
    def _is_in_part(self) -> bool:
        """Whether only a part of a long discussion is searched."""
        return self.at is Pane.COMMENTS and self.opened is not None and self.opened.part is not None

    def _found_in_words(self, find: Find) -> SafeText:
        words = one_line(find.words, LONGEST_SHOWN)
        if not len(find.hits):
            return SafeText(f"{words}: not {'in this part' if self._is_in_part else 'found'}")
        return SafeText(f"{words}: {grouped(find.number + 1)} of {grouped(len(find.hits))}")
