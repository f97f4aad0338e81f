"""Takes addresses out of the program: to the browser and to the clipboard."""

import os

from textual import work

from tui.commands.command import Pane
from tui.content.links import safe_link, shown_link
from tui.content.terminal_text import one_line
from tui.model.comment import StoredComment
from tui.model.post import StoredPost
from tui.screens.citation import cite_comment, cite_post
from tui.screens.marking import Marking


class LinksOut(Marking):
    """The part of the reading room that hands out addresses and citations."""

    @work(group="links")
    async def action_open_in_browser(self) -> None:
        """Open the post or the comment in the browser, or copy its address where there is none."""
        address = await self._address()
        if address is not None:
            self.open_outside(address)

    @work(group="links")
    async def action_copy_link(self) -> None:
        """Copy the address of the post or the comment."""
        address = await self._address()
        if address is not None:
            self.copy_address(address)

    @work(group="links")
    async def action_copy_citation(self) -> None:
        """Copy a citation of the post or the comment."""
        post, comment = await self._subject()
        if post is not None:
            cited = cite_comment(comment.comment, post.post) if comment else cite_post(post.post, post.blog)
            self._copy(cited, f"Copied: {cited}")

    def open_outside(self, address: str) -> None:
        """Hand an address to the browser, or to the mail program, or copy it where there is none."""
        browser = self.session.browsing
        chosen = browser.browser_for(address, os.environ)
        if chosen is None:
            self._copy(address, f"No browser here. Copied: {shown_link(address)}")
        elif chosen.needs_terminal:
            with self.app.suspend():
                browser.run(chosen)
        else:
            try:
                browser.start(chosen)
            except OSError as error:
                self.tell(f"{chosen.arguments[0]} did not start: {error.strerror}.", trouble=True)
            else:
                self.tell(f"Opened {shown_link(address)}")

    def copy_address(self, address: str) -> None:
        """Copy an address."""
        self._copy(address, f"Copied {shown_link(address)}")

    async def _subject(self) -> tuple[StoredPost | None, StoredComment | None]:
        """Give the post and, in the comments, the chosen comment."""
        post_id = self.post_in_question()
        if post_id is None:
            return None, None
        if self.opened is not None and self.opened.post_id == post_id:
            in_comments = self.at is Pane.COMMENTS
            return self.opened.stored, self.opened.comment(self.comments.comment_id) if in_comments else None
        return await self.ask(self.library.post, post_id), None

    async def _address(self) -> str | None:
        post, comment = await self._subject()
        if post is None:
            return None
        own = comment.comment.permalink if comment is not None else ""
        links = filter(None, map(safe_link, (own, post.post.permalink)))
        address = next((link for link in links if link.startswith("http")), None)
        if address is None:
            self.tell("This post was read from a file and has no address.")
        return address

    def _copy(self, text: str, sentence: str) -> None:
        self.app.copy_to_clipboard(one_line(text, 4000))
        self.tell(sentence)
