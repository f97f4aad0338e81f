"""The ways from a name to all that its owner wrote, and back."""

from dataclasses import replace

from textual import work

from tui.commands.command import Pane
from tui.model.names import normal_name
from tui.rendering.flow import START
from tui.screens.news import News
from tui.screens.stop import PersonPlace, Stop


class People(News):
    """The part of the reading room that knows people."""

    @work(group="overlay", exclusive=True)
    async def action_show_person(self) -> None:
        """Show who wrote the chosen comment or the post."""
        author = await self._author_in_question()
        name = normal_name(author or "")
        if name:
            await self._show_person(PersonPlace(name))
        elif author is not None:
            self.tell("Nobody is named here.")

    async def _show_person(self, place: PersonPlace) -> None:
        """Show a page about somebody, and go to what is chosen there; the way back leads to the page."""
        # Loaded with the first page about somebody.
        from tui.rendering.person_page import Surroundings
        from tui.screens.person import PersonScreen

        reader = Surroundings(self.session.clock(), self.zone, self.drawn_with)
        page = PersonScreen(self.library, self.marks, place, reader, self.session.keymap)
        going = await self.app.push_screen_wait(page)
        if going is None:
            return
        here, post_id, comment_id = self.here(), going.written.post_id, going.written.comment_id
        if here is not None:
            self.history.leave(replace(here, person=going.place))
        article = here.article if here is not None and here.post_id == post_id else START
        pane = Pane.ARTICLE if comment_id is None else Pane.COMMENTS
        self._go(post_id, Stop(post_id, pane, article, comment_id))

    def _go(self, post_id: int, stop: Stop | None = None) -> None:
        """Go to a post, and to the page about somebody that lay over it."""
        super()._go(post_id, stop)
        if stop is not None and stop.person is not None:
            self._return_to_person(stop.person)

    @work(group="overlay", exclusive=True)
    async def _return_to_person(self, place: PersonPlace) -> None:
        await self._show_person(place)

    async def _author_in_question(self) -> str | None:
        reply = None if self.opened is None else self.opened.comment(self.comments.comment_id)
        if self.at is Pane.COMMENTS and reply is not None:
            return reply.comment.author
        post_id = self.post_in_question()
        rows = await self.ask(self.library.rows, [post_id]) if post_id is not None else None
        return rows[0].author if rows else None
