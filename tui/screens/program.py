"""Commands that concern the library and the program itself."""

from textual import work
from textual.dom import DOMNode
from textual.filter import ANSIToTruecolor

from tui.commands.catalogue import by_id
from tui.commands.command import Command, Pane
from tui.content.terminal_text import SafeText, one_line
from tui.rendering.numbers import grouped
from tui.screens.illustrating import Illustrating
from tui.screens.places import LAST_THEME
from tui.screens.stop import Stop
from tui.stylesheets import theme_names
from tui.widgets.choice import Choice

ADD_BLOG = "add"


class Program(Illustrating):
    """The part of the reading room that leads out of it."""

    @work(group="overlay", exclusive=True)
    async def action_help(self) -> None:
        """List what can be done here, and do what is chosen."""
        from tui.screens.overlays import HelpScreen

        chosen = await self.app.push_screen_wait(
            HelpScreen(self.at, self.session.keymap, ascii_only=self.ascii_only)
        )
        if chosen is not None:
            await self.perform(by_id(chosen))

    def target_of(self, command: Command) -> DOMNode | None:
        """Give who performs a command here and now, ``None`` where nobody does."""
        if self.at not in command.panes:
            return None
        for performer in (self.panes()[self.at], self):
            if hasattr(performer, f"action_{command.action}"):
                return performer
        return None

    async def perform(self, command: Command) -> None:
        """Do what a command says, as its key would."""
        performer = self.target_of(command)
        if performer is not None:
            await self.app.run_action(command.action, performer)

    @work(group="overlay", exclusive=True)
    async def action_choose_blog(self) -> None:
        """Choose the blog to read."""
        blogs = await self.ask(self.library.blogs) or []
        choices = [
            Choice(str(blog.id), one_line(blog.name), detail=SafeText(f"{grouped(blog.unread)} unread"))
            for blog in blogs
        ]
        choices.append(Choice(ADD_BLOG, SafeText(f"Add a blog{self.drawn_with.ellipsis}")))
        here = str(self.blog.id) if self.blog is not None else ""
        chosen = await self.choose(choices, SafeText("Which blog"), chosen=here)
        if chosen == ADD_BLOG:
            self.action_add_blog()
            return
        blog = next((blog for blog in blogs if str(blog.id) == chosen), None)
        if blog is not None and str(blog.id) != here:
            await self.open_blog(blog)

    @work(group="overlay", exclusive=True)
    async def action_choose_theme(self) -> None:
        """Choose the colours, each shown while the cursor is on it."""
        before = self.app.theme
        names = sorted(self.app.available_themes, key=lambda name: (name not in theme_names(), name))
        choices = [Choice(name, one_line(name)) for name in names]
        chosen = await self.choose(choices, SafeText("Which colours"), chosen=before, tried=self._wear)
        self._wear(chosen or before)
        # Textual 8.2 keeps 1,024 styles, those in the colours that were only tried among them.
        ANSIToTruecolor.truecolor_style.cache_clear()
        if chosen is not None:
            await self.write(self.marks.save_places, {(None, LAST_THEME): chosen})

    def _wear(self, theme: str) -> None:
        self.app.theme = theme

    @work(group="overlay", exclusive=True)
    async def action_search(self) -> None:
        """Search all posts and comments, and read what is chosen."""
        from tui.screens.searching import SearchScreen

        hit = await self.app.push_screen_wait(SearchScreen(self.library, self.drawn_with))
        if hit is None:
            return
        post = await self.ask(self.library.post, hit.post_id)
        if post is not None and (self.blog is None or post.blog_id != self.blog.id):
            blog = await self.ask(self.library.blog, post.blog_id)
            if blog is not None:
                await self.open_blog(blog)
        pane = Pane.ARTICLE if hit.comment_id is None else Pane.COMMENTS
        self.visit(hit.post_id, Stop(hit.post_id, pane, comment_id=hit.comment_id))

    def action_command_palette(self) -> None:
        """Find a command by its name."""
        self.app.action_command_palette()

    def action_quit(self) -> None:
        """Leave the program."""
        self.leave()

    def action_suspend(self) -> None:
        """Put the program aside and return to the shell."""
        self.app.action_suspend_process()
