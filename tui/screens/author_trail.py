"""The posts below which their author answered."""

from textual import work

from tui.commands.command import Pane
from tui.screens.correcting import Correcting


class AuthorTrail(Correcting):
    """The part of the reading room that follows the author through the index."""

    def action_next_by_author(self) -> None:
        """Choose the next older post that its author answered."""
        self._follow_author(newer=False)

    def action_previous_by_author(self) -> None:
        """Choose the next newer post that its author answered."""
        self._follow_author(newer=True)

    def action_narrow(self) -> None:
        """Show only some comments or, in the index, the posts that their author answered, or all again."""
        if self.at is Pane.INDEX:
            self._narrow_posts()
        else:
            self.narrow_comments()

    @work(exclusive=True, group="walk")
    async def _follow_author(self, *, newer: bool) -> None:
        here = self.index.post_id
        if self.blog is None or here is None:
            return
        found = await self.ask(self.library.next_answered, self.blog.id, here, newer=newer)
        if found is None:
            self.tell(f"No post {'above' if newer else 'below'} that its author answered.")
        else:
            self.index.select_post(found)

    @work(exclusive=True, group="narrow")
    async def _narrow_posts(self) -> None:
        blog = self.blog
        if blog is None:
            return
        if not self.only_answered:
            answered = await self.ask(self.library.chronology, blog.id, answered=True)
            if answered is None or not len(answered.ids):
                self.tell("There is no post that its author answered.")
                return
        self.only_answered = not self.only_answered
        await self.reload_index()
