"""Follows links: within the library and back, and out of the program after a look at the target."""

from typing import TYPE_CHECKING

from textual import on, work

from tui.commands.command import Pane
from tui.content.archived_copy import archived_copy
from tui.content.links import shown_link
from tui.content.terminal_text import SafeText, one_line
from tui.model.cross_links import Backlink, Target
from tui.model.dates import UNDATED
from tui.rendering.dates import short_date
from tui.rendering.flow import START, Anchor
from tui.rendering.titles import shown_title
from tui.screens.reasons import Reasoning
from tui.screens.stop import Stop
from tui.widgets.choice import Choice
from tui.widgets.link_pane import LinkPane

if TYPE_CHECKING:
    from tui.screens.leads import Lead

HERE, BROWSER, ARCHIVED, COPY = "here", "browser", "as it was", "copy"
LETTERS_FOLLOW = SafeText("The letters of a link follow it; any other key leaves.")
LETTERS_OPEN = SafeText("The letters of a link offer it to the browser; any other key leaves.")
NO_LINKS = "There is no link in view."
NO_NOTE = "The place that this link leads to is not in the post."


class Following(Reasoning):
    """The part of the reading room that follows links."""

    @property
    def shows_hints(self) -> bool:
        """Whether the keys are letters of links."""
        return self.article.shows_hints or self.comments.shows_hints

    @on(LinkPane.HintsShown)
    def tell_hints(self, event: LinkPane.HintsShown) -> None:
        """Say what the letters are for, as long as they are there."""
        if event.links:
            self.status.tell(LETTERS_OPEN if event.outside else LETTERS_FOLLOW)
        else:
            self.tell(NO_LINKS)

    @on(LinkPane.HintsHidden)
    def hush_hints(self) -> None:
        """Offer again what can be done."""
        self.status.hush()

    @on(LinkPane.LinkChosen)
    @work(group="overlay", exclusive=True)
    async def follow_link(self, event: LinkPane.LinkChosen) -> None:
        """Go where a link leads, or show its target and ask what to do with it."""
        from tui.screens.leads import lead_of

        opened, near = self.opened, None if self.blog is None else self.blog.id
        here = None if opened is None else opened.post_id
        lead = await self.ask(lead_of, self.library, event.address, near, here)
        if lead is None and event.address.startswith("#"):
            self.tell(NO_NOTE)
            return
        if lead is not None and not event.outside:
            if opened is self.opened:
                self.take_lead(lead)
            return
        date = UNDATED if opened is None else opened.stored.post.published
        copy = archived_copy(event.address, date)
        chosen = await self._ask_about(event.address, copy, lead)
        if chosen == HERE and lead is not None:
            self.take_lead(lead)
        elif chosen == BROWSER:
            self.open_outside(event.address)
        elif chosen == ARCHIVED and copy is not None:
            self.open_outside(copy)
        elif chosen == COPY:
            self.copy_address(event.address)

    def take_lead(self, lead: "Lead") -> None:
        """Go where a link leads; a place within the post in view is gone to without loading it again."""
        if lead.item is None:
            self.go_to_target(lead.target)
            return
        here, place = self.here(), Anchor(lead.item, 0)
        if here is not None:
            self.history.leave(here)
        if self.opened is not None and self.opened.post_id == lead.target.post_id:
            self.go_to(Pane.ARTICLE)
            self.article.led_to, self.article.place = lead.item, place
        else:
            self._go(lead.target.post_id, Stop(lead.target.post_id, article=place, led_to=lead.item))

    def go_to_target(self, target: Target) -> None:
        """Read a post or comment, of this blog or another one; the way back leads to this line."""
        here = self.here()
        if here is not None:
            self.history.leave(here)
        if target.comment_id is None:
            self._go(target.post_id)
        else:
            article = here.article if here is not None and here.post_id == target.post_id else START
            self._go(target.post_id, Stop(target.post_id, Pane.COMMENTS, article, target.comment_id))

    @work(group="overlay", exclusive=True)
    async def action_show_backlinks(self) -> None:
        """List what links to the post or the comment, and go to what is chosen."""
        from tui.services.cross_links import links_to

        post_id = self.post_in_question()
        if post_id is None:
            return
        comment_id = self.comments.comment_id if self.at is Pane.COMMENTS else None
        found = await self.ask(links_to, self.library, Target(post_id, comment_id))
        if not found:
            if found is not None:
                self.tell(
                    f"Nothing in the library links to this {'post' if comment_id is None else 'comment'}."
                )
            return
        choices = [self._choice(str(number), each) for number, each in enumerate(found)]
        chosen = await self.choose(choices, SafeText("What links here"))
        if chosen is not None:
            self.go_to_target(Target(found[int(chosen)].post_id, found[int(chosen)].comment_id))

    async def _ask_about(self, address: str, copy: str | None, lead: "Lead | None") -> str | None:
        """Show where a link leads, whole, and what can be done with it."""
        shown = shown_link(address)
        is_mail, is_on_the_web = address.startswith("mailto:"), not address.startswith("#")
        choices = []
        if is_on_the_web:
            choices.append(Choice(BROWSER, shown, SafeText("write to" if is_mail else BROWSER)))
        if lead is not None:
            choices.append(Choice(HERE, self._told(lead), SafeText("read here")))
        if copy is not None:
            choices.append(Choice(ARCHIVED, shown_link(copy), SafeText(ARCHIVED)))
        if is_on_the_web:
            choices.append(Choice(COPY, shown, SafeText("copy")))
        question = SafeText("A mail to somebody" if is_mail else "A link that leads out of the program")
        if not is_on_the_web:
            question = SafeText("A link within the post")
        return await self.choose(choices, question)

    def _told(self, lead: "Lead") -> SafeText:
        if lead.item is None:
            return SafeText("in the library")
        is_here = self.opened is not None and self.opened.post_id == lead.target.post_id
        return SafeText("a note in this post" if is_here else "a note in another post")

    def _choice(self, number: str, each: Backlink) -> Choice:
        title = shown_title(each.title, is_generated=False)
        if each.comment_id is not None:
            title = one_line(f"{each.author or 'Anonymous'} on {title}")
        date = short_date(each.published, self.session.clock(), self.zone)
        return Choice(number, title, detail=one_line(date))

    def _go(self, post_id: int, stop: Stop | None = None) -> None:
        """Go to a post, through its index where it is one of another blog."""
        if self.index.select_post(post_id):
            super()._go(post_id, stop)
        else:
            self._go_elsewhere(post_id, stop)

    @work(group="walk", exclusive=True)
    async def _go_elsewhere(self, post_id: int, stop: Stop | None) -> None:
        post = await self.ask(self.library.post, post_id)
        blog = None if post is None else await self.ask(self.library.blog, post.blog_id)
        if blog is None:
            return
        if self.blog is None or blog.id != self.blog.id:
            await self.open_blog(blog)
        super()._go(post_id, stop)
