"""The tour: a blog from an old post to the newest one, with a bookmark."""

from textual import work

from tui.content.terminal_text import SafeText
from tui.model.blog import Blog
from tui.rendering.numbers import grouped
from tui.rendering.titles import shown_title
from tui.screens.room import MARKS
from tui.screens.selecting import Selecting
from tui.screens.stop import Stop
from tui.widgets.choice import Choice

BOOKMARK = "tour"
_GO_ON, _HERE, _OLDEST, _END = "go-on", "here", "oldest", "end"


class Touring(Selecting):
    """The part of the reading room that leads through a blog in the order in which it was written."""

    is_touring = False
    """Whether reading on leads to the next newer post."""

    @work(group="overlay", exclusive=True)
    async def action_tour(self) -> None:
        """Begin a tour, go on with it, or end it."""
        ids = self.index.chronology.ids
        if self.blog is None or not ids:
            self.tell("There are no posts to tour.")
            return
        marked = await self._bookmarked(self.blog)
        here = self.post_in_question()
        starts = {_GO_ON: marked, _HERE: here, _OLDEST: ids[-1]}
        chosen = await self.choose(
            await self._tour_choices(starts),
            SafeText("Read from here to the newest post"),
            chosen=_HERE if marked is None else _GO_ON,
        )
        if chosen == _END:
            self.end_tour()
        elif chosen is not None and (start := starts[chosen]) is not None:
            self.is_touring = True
            self._tour_to(start, returns=chosen == _GO_ON)

    def end_tour(self) -> None:
        """Read on by unread posts again; the bookmark stays."""
        self.is_touring = False
        self.tell_room()

    def go_on(self) -> None:
        """Go to the next newer post while on tour."""
        if not self.is_touring:
            super().go_on()
        elif (newer := self._newer()) is not None:
            self._tour_to(newer)
        else:
            self.end_tour()
            self.tell("The tour is over: this is the newest post.")

    async def open_blog(self, blog: Blog) -> None:
        """Leave the tour of another blog."""
        self.is_touring = False
        await super().open_blog(blog)

    def tell_room(self) -> None:
        """Label the panes, and on tour say which of all posts this is."""
        super().tell_room()
        if self.is_touring and self.find is None and self.opened is not None:
            self.status.where = SafeText(self._position(self.opened.post_id))

    @work(group=MARKS)
    async def _tour_to(self, post_id: int, *, returns: bool = False) -> None:
        """Open a post, from its beginning unless the reader ``returns`` to it, and lay the bookmark there."""
        self.visit(post_id, None if returns else Stop(post_id))
        rows = await self.ask(self.library.rows, [post_id])
        if rows:
            await self.write(self.marks.save_places, {(rows[0].blog_id, BOOKMARK): rows[0].key})

    async def _bookmarked(self, blog: Blog) -> int | None:
        key = await self.ask(self.marks.load_place, blog.id, BOOKMARK)
        return await self.ask(self.library.find_post, key, blog.id) if isinstance(key, str) else None

    async def _tour_choices(self, starts: dict[str, int | None]) -> list[Choice]:
        rows = await self.ask(self.library.rows, [post_id for post_id in starts.values() if post_id]) or []
        titles = {row.id: shown_title(row.title, row.title_generated) for row in rows}
        leads = {_GO_ON: "Go on", _HERE: "Begin here", _OLDEST: "Begin at the first"}
        choices = [
            Choice(name, titles[post_id], SafeText(leads[name]), SafeText(self._position(post_id)))
            for name, post_id in starts.items()
            if post_id in titles and post_id is not None
        ]
        return [*choices, Choice(_END, SafeText("End the tour"))] if self.is_touring else choices

    def _newer(self) -> int | None:
        """Give the post after the one in view in the order in which they were written."""
        ids = self.index.chronology.ids
        position = None if self.opened is None else self.index.chronology.position_of_id(self.opened.post_id)
        return ids[position - 1] if position else None

    def _position(self, post_id: int) -> str:
        """Count a post among all, the oldest being the first."""
        chronology = self.index.chronology
        position = chronology.position_of_id(post_id)
        count = len(chronology.ids)
        return "" if position is None else f"post {grouped(count - position)} of {grouped(count)}"
